package crosscheck.comparison.sweep.arbiter;

import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.sweep.run.Configuration;
import crosscheck.comparison.sweep.run.Configurations;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.serde.jackson.JsonMapper;
import org.deeplearning4j.arbiter.util.LeafUtils;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.shade.jackson.core.JsonProcessingException;

/**
 * The networks of a study for Arbiter: each candidate's configuration is the one that Crosscheck
 * gives DL4J for the same point, but for initial weights, which DL4J draws itself here, and the
 * masks of dropout.
 */
public final class NetworkSpace {
    private final MultiLayerSpace space;
    private final Leaves leaves;

    private NetworkSpace(MultiLayerSpace space, Leaves leaves) {
        this.space = space;
        this.leaves = leaves;
        List<ParameterSpace<?>> order = new ArrayList<>();
        LeafUtils.getUniqueObjects(space.collectLeaves()).forEach(order::add);
        leaves.number(order);
    }

    /**
     * Translates a study.
     *
     * @param configurations what its points mean
     * @param point of the space that has a meaning; decides what is not varied
     * @param seed of the weights that DL4J draws, any value
     * @throws UnsupportedSpecException if Arbiter or DL4J cannot have them; the message says what
     *     is to be left out
     */
    public static NetworkSpace of(
            SearchSpace space, Configurations configurations, Point point, long seed) {
        if (!space.constraints().isEmpty()) {
            throw new UnsupportedSpecException(
                    "a MultiLayerSpace has no constraints: leave out --where "
                            + space.constraints().get(0).text());
        }
        ConfiguredPoint sample = new ConfiguredPoint(configurations, point);
        sample.requireMeaning(space);
        Leaves leaves = new Leaves(space);
        Configuration base = sample.configuration();
        MultiLayerSpace network =
                new LayerSpaces(leaves, base)
                        .add(
                                new MultiLayerSpace.Builder()
                                        .seed(seed)
                                        .numEpochs(base.training().epochs())
                                        .updater(new UpdaterSpaces(leaves, sample).space()))
                        .build();
        if (!leaves.unused().isEmpty()) {
            throw new UnsupportedSpecException(
                    "a MultiLayerSpace has no place for "
                            + String.join(", ", leaves.unused())
                            + ": leave it out of what is varied");
        }
        return new NetworkSpace(network, leaves);
    }

    /** Arbiter's space; the own one, whose leaves are numbered. */
    public MultiLayerSpace space() {
        return space;
    }

    /**
     * What Arbiter makes of a candidate.
     *
     * @param candidate a place from 0 to 1 for each parameter that is varied; not modified
     */
    public MultiLayerConfiguration configuration(double[] candidate) {
        return space.getValue(candidate).getMultiLayerConfiguration();
    }

    /**
     * The same candidate as a point.
     *
     * @param candidate a place from 0 to 1 for each parameter that is varied; not modified
     * @return its values, of real numbers all digits
     */
    public Point point(double[] candidate) {
        return new Point(leaves.values(candidate));
    }

    /**
     * The space as Arbiter writes it; {@code MultiLayerSpace.fromJson} reads it.
     *
     * @return JSON
     * @throws UnsupportedSpecException if a parameter is in several layers: Arbiter's JSON makes as
     *     many parameters of it, and cannot be read where one is calculated from another
     */
    public String json() {
        if (!leaves.shared().isEmpty()) {
            throw new UnsupportedSpecException(
                    "Arbiter's JSON cannot say that %s is the same in several layers: leave it out of what is varied"
                            .formatted(String.join(", ", leaves.shared())));
        }
        try {
            return JsonMapper.getMapper().writeValueAsString(space);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Arbiter cannot write its own space", e);
        }
    }
}
