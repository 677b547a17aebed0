package crosscheck.dl4j;

import crosscheck.data.Dataset;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/**
 * A network on Deeplearning4j as its users write one: a configuration with DL4J's defaults, {@code
 * fit(DataSetIterator)} for an epoch, {@code evaluate(DataSetIterator)} for an evaluation. It
 * computes what {@link Dl4jNetwork} does, on whatever native library and settings are there, and is
 * meant for a Java machine in which {@link crosscheck.dl4j.runtime.NativeRuntime} was not started.
 * Only the dropout masks come from outside, so that they are the same ones.
 */
public final class ShippedNetwork implements AutoCloseable {
    private static final int EVALUATION_BATCH = 1000;

    private final NetworkConfiguration configuration;
    private final MultiLayerNetwork network;
    private final Parameters parameters;
    private final Losses losses = new Losses();

    /** A network with weights that DL4J drew. */
    public ShippedNetwork(NetworkConfiguration configuration) {
        this.configuration = configuration;
        this.network = new MultiLayerNetwork(ShippedConfiguration.of(configuration));
        this.network.init();
        this.network.setListeners(losses);
        this.parameters = new Parameters(network);
    }

    /**
     * Sets a parameter, rounded to this network's precision.
     *
     * @param layer 0 for the first layer that has parameters
     * @param name such as {@code W}
     * @param values row-major; not modified
     * @throws IllegalArgumentException if there is no such parameter, or the length does not fit
     */
    public void setParameter(int layer, String name, double[] values) {
        parameters.set(new ParameterName(layer, name), values);
    }

    /**
     * Trains for one epoch.
     *
     * @param batches the rows of each mini-batch, at least one; not modified
     * @return the loss of each mini-batch before its update, without the L2 term
     */
    public double[] fit(Dataset data, List<int[]> batches) {
        losses.begin(batches.size());
        network.fit(new RowIterator(data, batches));
        return losses.values();
    }

    /**
     * The share of the examples that the network answers right.
     *
     * @param data at least one example
     * @return from 0 to 1, as DL4J computes it
     */
    public double accuracyFraction(Dataset data) {
        return network.evaluate(RowIterator.inOrder(data, EVALUATION_BATCH)).accuracy();
    }

    /** How many layers compute with oneDNN; 0 unless somebody enabled DL4J's layer helpers. */
    public int layersWithHelper() {
        return Dl4jNetwork.layersWithHelper(network);
    }

    /** Frees the network's own arrays. */
    @Override
    public void close() {
        network.close();
    }

    /** Notes the losses, as a listener that draws a curve does. */
    private final class Losses extends BaseTrainingListener {
        private double[] values = {};
        private int count;

        void begin(int steps) {
            values = new double[steps];
            count = 0;
        }

        double[] values() {
            return Arrays.copyOf(values, count);
        }

        @Override
        public void onGradientCalculation(Model model) {
            values[count++] = model.score() - penalty();
        }

        private double penalty() {
            return configuration.updating().l2Coefficient() == 0
                    ? 0
                    : network.calcRegularizationScore(true);
        }
    }
}
