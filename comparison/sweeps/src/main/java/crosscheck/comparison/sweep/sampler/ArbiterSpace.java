package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Choice;
import crosscheck.comparison.sweep.space.Continuous;
import crosscheck.comparison.sweep.space.Scale;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.space.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;

/**
 * A search space as Arbiter has them: a leaf for each parameter, whose value is the places on the
 * unit interval from which {@link SearchSpace#at} makes a point. Parameters of one value are left
 * out, since Arbiter's grid gives them no place.
 */
final class ArbiterSpace implements ParameterSpace<double[]> {
    private final Map<String, ParameterSpace<?>> leaves = new LinkedHashMap<>();

    /** Which parameter each leaf is. */
    private final List<Integer> indices = new ArrayList<>();

    private final List<SweptParameter> all;

    ArbiterSpace(SearchSpace space) {
        this.all = space.parameters();
        for (int i = 0; i < all.size(); i++) {
            SweptParameter parameter = all.get(i);
            if (parameter.gridSize(2) > 1) {
                leaves.put(parameter.name(), leaf(parameter));
                indices.add(i);
            }
        }
        int index = 0;
        for (ParameterSpace<?> leaf : leaves.values()) {
            leaf.setIndices(index++);
        }
    }

    private static ParameterSpace<?> leaf(SweptParameter parameter) {
        if (parameter instanceof Choice choice) {
            return new DiscreteParameterSpace<>(choice.options());
        }
        if (parameter instanceof Whole whole) {
            return whole.scale() == Scale.LINEAR
                    ? new IntegerParameterSpace(whole.low(), whole.high())
                    : logarithmic(whole.low(), whole.high() + 1.0);
        }
        Continuous continuous = (Continuous) parameter;
        return continuous.scale() == Scale.LINEAR
                ? new ContinuousParameterSpace(continuous.low(), continuous.high())
                : logarithmic(continuous.low(), continuous.high());
    }

    private static ContinuousParameterSpace logarithmic(double low, double high) {
        return new ContinuousParameterSpace(new LogUniformDistribution(low, high));
    }

    /**
     * The places of all parameters.
     *
     * @param candidate one place for each leaf; not modified
     * @return one place for each parameter, 0 for those of one value; new
     */
    double[] places(double[] candidate) {
        double[] places = new double[all.size()];
        for (int i = 0; i < candidate.length; i++) {
            places[indices.get(i)] = candidate[i];
        }
        return places;
    }

    /**
     * The places of the leaves.
     *
     * @param places one for each parameter; not modified
     */
    double[] candidate(double[] places) {
        return indices.stream().mapToDouble(index -> places[index]).toArray();
    }

    /** The parameters of the leaves. */
    List<SweptParameter> parameters() {
        return indices.stream().map(all::get).toList();
    }

    @Override
    public double[] getValue(double[] candidate) {
        return places(candidate);
    }

    @Override
    public int numParameters() {
        return leaves.size();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Arbiter has it
    public List<ParameterSpace> collectLeaves() {
        return new ArrayList<>(leaves.values());
    }

    @Override
    @SuppressWarnings("rawtypes") // as Arbiter has it
    public Map<String, ParameterSpace> getNestedSpaces() {
        return new LinkedHashMap<>(leaves);
    }

    @Override
    public boolean isLeaf() {
        return false;
    }

    @Override
    public void setIndices(int... indices) {
        throw new UnsupportedOperationException(
                "a space of leaves has no place of its own: " + Arrays.toString(indices));
    }
}
