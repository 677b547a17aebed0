package crosscheck.scratch.fast;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.scratch.NonFiniteException;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.fast.kernel.Kernels;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.optimiser.UpdateRule;
import java.util.Objects;

/**
 * Dense layers in {@code float}, trained by backpropagation: the reference's steps, fast.
 *
 * <pre>{@code
 * forward     z = x W + b        a = f(z)
 * backward    dz = da f'(z)      dW = x' dz      db = sum of dz      dx = dz W'
 * update      clip               dW += lambda W     W = rule(W, dW)     b = rule(b, db)
 * }</pre>
 *
 * A step allocates nothing, but for the first on a data set, which packs its features. Differences
 * from {@link crosscheck.scratch.Network}: rounding to {@code float}, and sums in the order of the
 * kernels.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class FastNetwork {
    private static final int FEWEST_ROWS = 64; // that the buffers hold: evaluation fills them

    private final FastConfiguration configuration;
    private final Kernels kernels;
    private final Passes passes;
    private final Updates updates;
    private final FastInference inference;
    private final int[] labels;

    /** A network with weights and biases zero, on the fastest kernels that this machine can run. */
    public FastNetwork(FastConfiguration configuration) {
        this(configuration, KernelKind.best());
    }

    /** A network with weights and biases zero. */
    public FastNetwork(FastConfiguration configuration, Kernels kernels) {
        this.configuration = configuration;
        this.kernels = kernels;
        int capacity = Math.max(FEWEST_ROWS, configuration.largestMiniBatch());
        this.passes = new Passes(configuration, kernels, capacity);
        this.updates = new Updates(configuration.optimiser(), kernels, passes);
        this.labels = new int[capacity];
        this.inference = new FastInference(passes, labels, configuration.outputs());
    }

    // ---- one step ---------------------------------------------------------------------------

    /**
     * Trains on one mini-batch: forward, backward, update.
     *
     * @param rows which ones, at least 1 and at most the largest mini-batch; not modified
     * @return the mean loss before the update
     * @throws IllegalArgumentException if the data or the number of rows do not fit
     * @throws NonFiniteException if that loss is not finite; no weight is changed then
     */
    public double step(Dataset data, int[] rows) {
        configuration.requireFit(data);
        int n = rows.length;
        if (n < 1 || n > configuration.largestMiniBatch()) {
            throw new IllegalArgumentException(
                    "a mini-batch must have from 1 to %d examples, not %d"
                            .formatted(configuration.largestMiniBatch(), n));
        }
        inference.takeLabels(data, rows, 0, n);
        passes.take(data, rows, 0, n);
        passes.forward(Mode.TRAINING, updates.steps());
        double loss = passes.output.sum(labels, n) / n;
        if (!Double.isFinite(loss)) {
            throw new NonFiniteException(
                    loss, new NonFiniteSearch(passes, configuration).origin(n));
        }
        passes.output.computeGradient(labels, n);
        passes.backward();
        updates.step();
        return loss;
    }

    /**
     * Trains on one mini-batch as {@link #step} does, and copies what it computes on its way.
     *
     * @param rows which ones, at least 1 and at most the largest mini-batch; not modified
     * @return all of it; only what comes before the gradients where the loss is not finite, and
     *     then no weight is changed
     * @throws IllegalArgumentException if the data or the number of rows do not fit
     */
    public FastTrace trace(Dataset data, int[] rows) {
        FastTrace trace = new FastTrace(passes, rows.length);
        passes.watcher = trace.watcher();
        try {
            trace.finish(step(data, rows));
        } catch (NonFiniteException e) {
            trace.giveUp(e.loss());
        } finally {
            passes.watcher = StepWatcher.NONE;
        }
        return trace;
    }

    /**
     * Changes the step size, as a schedule does between epochs.
     *
     * @param learningRate finite and above 0; 1 for a rule without one
     * @throws IllegalArgumentException if it is not
     */
    public void setLearningRate(double learningRate) {
        updates.setLearningRate(learningRate);
    }

    // ---- use ----------------------------------------------------------------------------------

    /**
     * What the network puts out, without dropout.
     *
     * @param rows which ones, any number; not modified
     * @return row-major {@code (rows, outputs)}, new
     * @throws IllegalArgumentException if the data do not fit
     */
    public double[] predictProbabilities(Dataset data, int[] rows) {
        configuration.requireFit(data);
        return inference.predictProbabilities(data, rows);
    }

    /**
     * Accuracy and loss on a data set, without dropout.
     *
     * @param data at least one example
     * @return the counts and the mean loss, without the L2 term
     * @throws IllegalArgumentException if the data do not fit
     */
    public Evaluation evaluate(Dataset data) {
        configuration.requireFit(data);
        return inference.evaluate(data);
    }

    // ---- what training changes ------------------------------------------------------------------

    /** The number of dense layers; at least 1. */
    public int layerCount() {
        return passes.layers.length;
    }

    /**
     * Weights or biases of a layer, each the exact value of the float.
     *
     * @param layer 0 for the first
     * @param name {@code W} or {@code b}
     * @return row-major {@code (fanIn, fanOut)} or {@code (fanOut)}, a copy
     * @throws IllegalArgumentException if there is no such parameter
     */
    public double[] parameter(int layer, String name) {
        DenseLayer from = layer(layer);
        return isWeights(name) ? from.unpadded(from.w, from.fanIn) : from.unpadded(from.b, 1);
    }

    /**
     * Replaces the weights or the biases of a layer.
     *
     * @param layer 0 for the first
     * @param name {@code W} or {@code b}
     * @param values row-major {@code (fanIn, fanOut)} or {@code (fanOut)}, rounded to float; not
     *     modified
     * @throws IllegalArgumentException if there is no such parameter or the length does not fit
     */
    public void setParameter(int layer, String name, double[] values) {
        boolean weights = isWeights(name);
        DenseLayer target = layer(layer);
        requireLength(layer + "_" + name, values, target.length(weights));
        if (weights) {
            target.setWeights(values);
        } else {
            target.setBiases(values);
        }
    }

    /**
     * What the update rule remembers of a layer's weights or biases.
     *
     * @param layer 0 for the first
     * @param name {@code W} or {@code b}
     * @param state one of the rule's {@link UpdateRule#stateNames}
     * @return in the order of the parameter, each the exact value of the float, a copy; before the
     *     first step the rule's initial state
     * @throws IllegalArgumentException if there is no such parameter or state
     */
    public double[] optimiserState(int layer, String name, String state) {
        boolean weights = isWeights(name);
        DenseLayer source = layer(layer);
        return source.unpadded(updates.state(layer, weights, state), weights ? source.fanIn : 1);
    }

    /**
     * Goes to a step, to go on with a training that was interrupted: the update rule's memory is as
     * before the first step, {@link #setOptimiserState} comes next. The learning rate stays.
     *
     * @param stepCount how many steps were taken before, at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public void goTo(long stepCount) {
        if (stepCount < 0) {
            throw new IllegalArgumentException(
                    "the number of steps must be at least 0, not " + stepCount);
        }
        updates.goTo(stepCount);
    }

    /**
     * Sets what the update rule remembers of a layer's weights or biases.
     *
     * @param layer 0 for the first
     * @param name {@code W} or {@code b}
     * @param state one of the rule's {@link UpdateRule#stateNames}
     * @param values in the order of the parameter, rounded to float; not modified
     * @throws IllegalArgumentException if there is no such parameter or state, or the length does
     *     not fit
     */
    public void setOptimiserState(int layer, String name, String state, double[] values) {
        boolean weights = isWeights(name);
        DenseLayer like = layer(layer);
        requireLength(layer + "_" + name, values, like.length(weights));
        like.pad(values, updates.state(layer, weights, state));
    }

    /**
     * The number of steps taken so far; the next one's dropout masks are drawn for it; at least 0.
     */
    public long stepCount() {
        return updates.steps();
    }

    private static void requireLength(String what, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(
                    what + " has " + length + " numbers, not " + values.length);
        }
    }

    private DenseLayer layer(int index) {
        return passes.layers[Objects.checkIndex(index, passes.layers.length)];
    }

    private static boolean isWeights(String name) {
        return switch (name) {
            case "W" -> true;
            case "b" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "the parameters of a dense layer are W and b, not " + name);
        };
    }
}
