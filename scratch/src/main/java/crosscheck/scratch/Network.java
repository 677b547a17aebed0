package crosscheck.scratch;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.Seeds;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;
import java.util.Set;

/**
 * Layers one after the other with a loss at the end, trained by backpropagation.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Network {
    private static final int EVALUATION_BATCH = 500;

    /** Names of the parameters that begin at random; the scales of a normalisation do not. */
    private static final Set<String> DRAWN = Set.of("W", "b");

    private final List<Layer> layers;
    private final Loss loss;
    private final List<Parameter> parameters;

    /**
     * A network of these layers.
     *
     * @param layers from the input to the output, at least one; kept
     * @param loss compares the last layer's values with the targets
     * @throws IllegalArgumentException if there are no layers
     */
    public Network(List<Layer> layers, Loss loss) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        this.layers = List.copyOf(layers);
        this.loss = loss;
        this.parameters = layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /**
     * Goes to where training begins: draws the initial weights and biases, each layer that has any
     * from a generator of its own, and resets what is not drawn.
     */
    public void initialise(Initialiser initialiser, long seed) {
        int index = 0;
        for (Layer layer : layers) {
            layer.reset();
            List<Parameter> drawn =
                    layer.parameters().stream().filter(p -> DRAWN.contains(p.name())).toList();
            if (!drawn.isEmpty()) {
                initialiser.initialise(drawn, Seeds.generator(seed, Seeds.Stream.WEIGHTS, index));
                index++;
            }
        }
    }

    /**
     * Goes to a step of a training, in what the layers count: dropout draws the masks of that step
     * next.
     *
     * @param stepCount how many steps were taken before, at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public void goTo(long stepCount) {
        layers.forEach(layer -> layer.goTo(stepCount));
    }

    // ---- one step: forward, backward, update -----------------------------------------------

    /**
     * Trains on one mini-batch: forward, backward, update.
     *
     * @param x {@code (n, d)}; not modified
     * @param targets {@code (n, k)}, one-hot; not modified
     * @return the loss before the update
     * @throws NonFiniteException if that loss is not finite; no weight is changed then
     */
    public double step(Tensor x, Tensor targets, Optimiser optimiser) {
        double before = computeGradients(x, targets);
        if (!Double.isFinite(before)) {
            throw new NonFiniteException(before, NonFinite.origin(layers, x));
        }
        optimiser.update(parameters);
        return before;
    }

    /**
     * Sets the gradient of every parameter.
     *
     * @param x {@code (n, d)}; not modified
     * @param targets {@code (n, k)}, one-hot; not modified
     * @return the loss, a mean over the n examples
     */
    public double computeGradients(Tensor x, Tensor targets) {
        Tensor y = forward(x, Mode.TRAINING);
        backward(loss.gradient(y, targets));
        return loss.value(y, targets);
    }

    private Tensor forward(Tensor x, Mode mode) {
        Tensor y = x;
        for (Layer layer : layers) {
            y = layer.forward(y, mode);
        }
        return y;
    }

    private void backward(Tensor yGradient) {
        Tensor gradient = yGradient;
        for (int l = layers.size() - 1; l >= 0; l--) {
            layers.get(l).computeParameterGradients(gradient);
            if (l > 0) {
                gradient = layers.get(l).inputGradient(gradient);
            }
        }
    }

    // ---- many steps -------------------------------------------------------------------------

    /**
     * Trains for one epoch.
     *
     * @param miniBatches the rows of each step, in order; together every example once
     * @return the mean over the examples of the loss before each step, without regularisation
     * @throws NonFiniteException if the loss of a step is not finite
     */
    public double fitEpoch(Dataset train, Iterable<int[]> miniBatches, Optimiser optimiser) {
        double sum = 0;
        for (int[] rows : miniBatches) {
            double before =
                    step(Batch.features(train, rows), Batch.targets(train, rows), optimiser);
            sum += before * loss.divisor(rows.length);
        }
        return sum / train.size();
    }

    // ---- use ----------------------------------------------------------------------------------

    /**
     * What the network puts out.
     *
     * @param x {@code (n, d)}; not modified
     * @return {@code (n, k)}, one score per class; with {@link
     *     crosscheck.scratch.loss.SoftmaxCrossEntropy} they sum to 1
     */
    public Tensor predictProbabilities(Tensor x) {
        return loss.outputs(forward(x, Mode.INFERENCE));
    }

    /**
     * The most likely class of each example.
     *
     * @param x {@code (n, d)}; not modified
     * @return {@code (n)}, the class with the largest output, the first of several
     */
    public int[] predict(Tensor x) {
        Tensor p = predictProbabilities(x);
        int[] classes = new int[p.rows()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = p.argMax(i);
        }
        return classes;
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
            int[] rows = Batch.range(from, Math.min(data.size(), from + EVALUATION_BATCH));
            Tensor y = forward(Batch.features(data, rows), Mode.INFERENCE);
            Tensor p = loss.outputs(y);
            for (int i = 0; i < rows.length; i++) {
                correct += p.argMax(i) == data.label(rows[i]) ? 1 : 0;
            }
            sum += loss.value(y, Batch.targets(data, rows)) * loss.divisor(rows.length);
        }
        return new Evaluation(data.size(), correct, sum / data.size());
    }

    /**
     * Everything that training changes, from the input to the output; the parameters themselves,
     * not copies.
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * Everything else that a layer remembers for later use, from the input to the output; the
     * arrays of each {@link Layer#statistics}, not copies.
     */
    public List<double[]> statistics() {
        return layers.stream().flatMap(layer -> layer.statistics().stream()).toList();
    }

    /** The number of trained numbers; 23,860 for 784-30-10. */
    public int parameterCount() {
        return parameters.stream().mapToInt(p -> p.value().values().length).sum();
    }
}
