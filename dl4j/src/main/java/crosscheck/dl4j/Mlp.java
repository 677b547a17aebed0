package crosscheck.dl4j;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The multilayer perceptron of the hand-written side, on Deeplearning4j.
 *
 * <p>Weights are handed over entry by entry, {@code [i][j]}: DL4J keeps a dense layer's weights in
 * column-major order, so flat arrays must not be copied. Initial weights must be set; those that
 * DL4J draws itself are not the ones of the other side. Not safe for use by several threads at
 * once.
 */
public final class Mlp implements AutoCloseable {
    private static final int EVALUATION_BATCH = 500;

    private final MlpConfiguration configuration;
    private final MultiLayerNetwork network;
    private final BatchArrays batch;

    /**
     * A network with its weights not yet set.
     *
     * @param configuration layers, loss, learning rate and precision
     */
    public Mlp(MlpConfiguration configuration) {
        this.configuration = configuration;
        this.network = new MultiLayerNetwork(configuration.toDl4j());
        this.network.init();
        this.batch =
                new BatchArrays(
                        configuration.dataType(), configuration.inputs(), configuration.classes());
    }

    /**
     * The number of layers that have weights.
     *
     * @return hidden layers + 1
     */
    public int layerCount() {
        return network.getnLayers();
    }

    /**
     * The number of trained numbers.
     *
     * @return 23,860 for 784-30-10
     */
    public int parameterCount() {
        return Math.toIntExact(network.numParams());
    }

    /**
     * Sets the weights or biases of a layer, rounded to this network's precision.
     *
     * @param layer 0 for the first hidden layer
     * @param name {@code W} or {@code b}
     * @param values row-major, {@code (fanIn, fanOut)} for W, {@code (1, fanOut)} for b; not
     *     modified
     * @throws IllegalArgumentException if there is no such parameter, or the length does not fit
     */
    public void setParameter(int layer, String name, double[] values) {
        INDArray target = parameterArray(layer, name);
        if (target.length() != values.length) {
            throw new IllegalArgumentException(
                    layer
                            + "_"
                            + name
                            + " has "
                            + target.length()
                            + " numbers, not "
                            + values.length);
        }
        INDArray matrix = target.reshape(-1, target.size(-1)); // a view: biases have rank 1
        long columns = matrix.size(1);
        for (int i = 0; i < values.length; i++) {
            matrix.putScalar(i / columns, i % columns, values[i]);
        }
    }

    /**
     * The weights or biases of a layer.
     *
     * @param layer 0 for the first hidden layer
     * @param name {@code W} or {@code b}
     * @return row-major, {@code (fanIn, fanOut)} for W, {@code (1, fanOut)} for b; a copy
     * @throws IllegalArgumentException if there is no such parameter
     */
    public double[] parameter(int layer, String name) {
        try (INDArray rowMajor = parameterArray(layer, name).dup('c')) {
            return rowMajor.data().asDouble();
        }
    }

    private INDArray parameterArray(int layer, String name) {
        INDArray found = network.paramTable().get(layer + "_" + name);
        if (found == null) {
            throw new IllegalArgumentException("there is no parameter " + layer + "_" + name);
        }
        return found;
    }

    /**
     * Changes the step size, as a schedule does between epochs.
     *
     * @param learningRate finite and above 0
     * @throws IllegalArgumentException if it is not
     */
    public void setLearningRate(double learningRate) {
        Updating.requireLearningRate(learningRate);
        network.setLearningRate(learningRate);
    }

    /**
     * Trains on one mini-batch.
     *
     * @param data where the examples are
     * @param rows which ones; not modified
     * @return the loss before the update, without the L2 term that DL4J's score contains
     */
    public double step(Dataset data, int[] rows) {
        batch.load(data, rows);
        double penalty = penalty();
        network.fit(batch.features(), batch.targets());
        return network.score() - penalty;
    }

    private double penalty() {
        return configuration.updating().l2Coefficient() == 0
                ? 0
                : network.calcRegularizationScore(true);
    }

    /**
     * What the network puts out.
     *
     * @param data where the examples are
     * @param rows which ones; not modified
     * @return row-major {@code (rows, classes)}, new
     */
    public double[] predictProbabilities(Dataset data, int[] rows) {
        batch.load(data, rows);
        try (INDArray output = network.output(batch.features(), false);
                INDArray rowMajor = output.dup('c')) {
            return rowMajor.data().asDouble();
        }
    }

    /**
     * Accuracy and loss on a data set.
     *
     * @param data at least one example
     * @return the counts and the mean loss
     */
    public Evaluation evaluate(Dataset data) {
        int correct = 0;
        double sum = 0;
        for (int from = 0; from < data.size(); from += EVALUATION_BATCH) {
            int[] rows = Rows.range(from, Math.min(data.size(), from + EVALUATION_BATCH));
            batch.load(data, rows);
            try (INDArray output = network.output(batch.features(), false);
                    INDArray chosen = output.argMax(1)) {
                for (int i = 0; i < rows.length; i++) {
                    correct += chosen.getLong(i) == data.label(rows[i]) ? 1 : 0;
                }
            }
            sum += (network.score(batch.asDataSet(), false) - penalty()) * rows.length;
        }
        return new Evaluation(data.size(), correct, sum / data.size());
    }

    /**
     * What this network was made from.
     *
     * @return layers, loss, learning rate and precision
     */
    public MlpConfiguration configuration() {
        return configuration;
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        batch.close();
        network.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
