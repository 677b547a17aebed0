package crosscheck.dl4j;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.dl4j.runtime.NetworkMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of the hand-written side, on Deeplearning4j.
 *
 * <p>Arrays are handed over in row-major order: {@code (fanIn, fanOut)} for the weights of a dense
 * layer, {@code (out, in, row, column)} for those of a convolution. DL4J stores dense weights
 * column by column, so its flat arrays must not be copied. Initial weights must be set; those that
 * DL4J draws itself are not the ones of the other side. Not safe for use by several threads at
 * once.
 */
public final class Dl4jNetwork implements AutoCloseable {
    private final NetworkConfiguration configuration;
    private final MultiLayerNetwork network;
    private final Parameters parameters;
    private final BatchArrays batch;
    private final Inference inference;
    private Probe probe; // none before the first traced step

    /** A network with its weights not yet set. */
    public Dl4jNetwork(NetworkConfiguration configuration) {
        this.configuration = configuration;
        this.network = new MultiLayerNetwork(configuration.toDl4j());
        this.network.init();
        this.parameters = new Parameters(network);
        this.batch =
                new BatchArrays(
                        configuration.dataType(),
                        configuration.inputShape(),
                        configuration.classes());
        this.inference = new Inference(network, configuration, batch);
    }

    /** The number of layers that have parameters; hidden layers + 1 for a multilayer perceptron. */
    public int layerCount() {
        return parameters.layerCount();
    }

    /**
     * The number of numbers in all parameters; 23,860 for 784-30-10; contains the running
     * statistics of batch normalisation.
     */
    public int parameterCount() {
        return Math.toIntExact(network.numParams());
    }

    /** The names of all parameters; from the input to the output, unmodifiable. */
    public List<ParameterName> parameterNames() {
        return parameters.names();
    }

    /**
     * How many layers compute with oneDNN; convolutions, pooling and batch normalisation, where the
     * native library and the precision allow it; 0 for a multilayer perceptron.
     */
    public int layersWithHelper() {
        return layersWithHelper(network);
    }

    static int layersWithHelper(MultiLayerNetwork network) {
        return Math.toIntExact(
                Arrays.stream(network.getLayers())
                        .filter(layer -> layer.getHelper() != null)
                        .count());
    }

    /**
     * Sets a parameter, rounded to this network's precision.
     *
     * @param layer 0 for the first layer that has parameters
     * @param name {@code W}, {@code b}, {@code gamma}, {@code beta}, {@code mean} or {@code var}
     * @param values row-major; not modified
     * @throws IllegalArgumentException if there is no such parameter, or the length does not fit
     */
    public void setParameter(int layer, String name, double[] values) {
        parameters.set(new ParameterName(layer, name), values);
    }

    /**
     * A parameter.
     *
     * @param layer 0 for the first layer that has parameters
     * @param name {@code W}, {@code b}, {@code gamma}, {@code beta}, {@code mean} or {@code var}
     * @return row-major; a copy
     * @throws IllegalArgumentException if there is no such parameter
     */
    public double[] parameter(int layer, String name) {
        return Parameters.copy(parameters.array(new ParameterName(layer, name)));
    }

    /**
     * What the update rule keeps for a parameter.
     *
     * @param layer 0 for the first layer that has parameters
     * @param name such as {@code W}
     * @return arrays of the parameter's size and order by DL4J's names, such as {@code M} and
     *     {@code V} for Adam; empty before the first step and for rules without state
     * @throws IllegalArgumentException if there is no such parameter
     */
    public Map<String, double[]> updaterState(int layer, String name) {
        return new UpdaterStates(network, parameters).of(new ParameterName(layer, name));
    }

    /**
     * Sets what the update rule keeps for a parameter, rounded to this network's precision.
     *
     * @param layer 0 for the first layer that has parameters
     * @param name such as {@code W}
     * @param states row-major arrays of the parameter's size by DL4J's names, all that the rule
     *     has; not modified
     * @throws IllegalArgumentException if there is no such parameter, or the rule has other states
     *     or sizes
     */
    public void setUpdaterState(int layer, String name, Map<String, double[]> states) {
        new UpdaterStates(network, parameters).set(new ParameterName(layer, name), states);
    }

    /**
     * The number of steps taken so far: dropout masks and the bias correction of Adam depend on it;
     * at least 0.
     */
    public int iterationCount() {
        return network.getIterationCount();
    }

    /**
     * Goes to a step, to go on with a training that was interrupted: the update rule keeps what it
     * does before the first step, {@link #setUpdaterState} comes next. The learning rate stays.
     *
     * @param iterationCount how many steps were taken before, at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public void goTo(int iterationCount) {
        if (iterationCount < 0) {
            throw new IllegalArgumentException(
                    "the number of steps must be at least 0, not " + iterationCount);
        }
        network.setUpdater(null);
        network.setIterationCount(iterationCount);
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
     * @param rows which ones; not modified
     * @return the loss before the update, without the L2 term that DL4J's score contains
     */
    public double step(Dataset data, int[] rows) {
        batch.load(data, rows);
        double penalty = penalty();
        network.fit(batch.features(), batch.targets());
        return network.score() - penalty;
    }

    /**
     * Trains on one mini-batch as {@link #step} does, and tells what it computes on its way. The
     * first such step puts watchers into the network that change no number; they stay there.
     *
     * @param rows which ones; not modified
     * @param observer told of outputs, gradients and what becomes of them
     * @return the loss before the update, without the L2 term
     */
    public double trace(Dataset data, int[] rows, StepObserver observer) {
        if (probe == null) {
            probe = new Probe(network);
        }
        return probe.watch(observer, () -> step(data, rows));
    }

    private double penalty() {
        return configuration.updating().l2Coefficient() == 0
                ? 0
                : network.calcRegularizationScore(true);
    }

    /**
     * The gradients of one mini-batch, by the training pass (with dropout, if there is any),
     * without an update.
     *
     * @param rows which ones; not modified
     * @return a row-major array for each of {@link #parameterNames}, in that order: sums over the
     *     examples, as DL4J has them before it divides
     */
    public List<double[]> gradients(Dataset data, int[] rows) {
        batch.load(data, rows);
        network.setInput(batch.features());
        network.setLabels(batch.targets());
        network.computeGradientAndScore();
        Map<String, INDArray> byName = network.gradient().gradientForVariable();
        return parameters.names().stream()
                .map(name -> Parameters.copy(byName.get(parameters.dl4jName(name))))
                .toList();
    }

    /**
     * What the network puts out.
     *
     * @param rows which ones; not modified
     * @return row-major {@code (rows, classes)}, new
     */
    public double[] predictProbabilities(Dataset data, int[] rows) {
        return inference.predictProbabilities(data, rows);
    }

    /**
     * Accuracy and loss on a data set.
     *
     * @param data at least one example
     * @return the counts and the mean loss, without the L2 term
     */
    public Evaluation evaluate(Dataset data) {
        return inference.evaluate(data);
    }

    /** What this network was made from; layers, loss, learning rate and precision. */
    public NetworkConfiguration configuration() {
        return configuration;
    }

    /**
     * Adds somebody who watches the training.
     *
     * @param listener told after each step; it must not change the network
     */
    public void addListener(TrainingListener listener) {
        network.addListeners(listener);
    }

    /**
     * Writes the network in DL4J's own format, as {@code ModelSerializer} reads it: configuration
     * and weights, without optimiser state. Dropout becomes DL4J's own at the same rate.
     *
     * @param seed that DL4J's generator begins with where the network is trained on
     * @throws IOException if it cannot be written
     */
    public void writeModel(Path file, long seed) throws IOException {
        ModelFile.write(file, network, configuration.inputShape(), seed);
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        batch.close();
        NetworkMemory.free(network);
    }
}
