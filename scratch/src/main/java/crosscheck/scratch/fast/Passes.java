package crosscheck.scratch.fast;

import crosscheck.data.Dataset;
import crosscheck.scratch.fast.kernel.Kernels;
import crosscheck.scratch.fast.kernel.SparseExamples;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.Layer.Mode;
import java.util.Arrays;

/** The layers of a network between a batch of examples and its outputs, in both directions. */
final class Passes {
    final DenseLayer[] layers;
    final OutputLoss output;
    StepWatcher watcher = StepWatcher.NONE; // of the next training passes

    private final Kernels kernels;
    private final Activation hidden;
    private final FastDropout[] dropouts; // behind every layer but the last; empty without dropout
    private final int features;
    private final int capacity;
    private float[] x = {}; // (capacity, features), for examples that are not sparse
    private SparseExamples sparse; // of the last batch, or null
    private int[] rows; // of the last batch
    private int from;
    private int n;
    private int touched; // read by nobody: without it the compiler would not touch anything

    Passes(FastConfiguration configuration, Kernels kernels, int capacity) {
        this.kernels = kernels;
        this.hidden = configuration.hidden();
        this.features = configuration.inputs();
        this.capacity = capacity;
        this.layers = new DenseLayer[configuration.sizes().size() - 1];
        for (int l = 0; l < layers.length; l++) {
            int fanIn = configuration.sizes().get(l);
            layers[l] = new DenseLayer(kernels, fanIn, configuration.sizes().get(l + 1), capacity);
        }
        this.dropouts = new FastDropout[configuration.dropoutRate() > 0 ? layers.length - 1 : 0];
        for (int l = 0; l < dropouts.length; l++) {
            double rate = configuration.dropoutRate();
            dropouts[l] = new FastDropout(layers[l], l, rate, configuration.dropoutSeed());
        }
        this.output = new OutputLoss(configuration.loss(), kernels, layers[layers.length - 1]);
    }

    // ---- forward ----------------------------------------------------------------------------

    /** Takes n examples, {@code rows[from]} and those after it. */
    void take(Dataset data, int[] rows, int from, int n) {
        this.rows = rows;
        this.from = from;
        this.n = n;
        sparse = Inputs.packed(data).orElse(null);
        if (sparse != null) {
            touched = sparse.touch(rows, from, n);
        } else {
            if (x.length == 0) {
                x = new float[Math.multiplyExact(capacity, features)];
            }
            for (int i = 0; i < n; i++) {
                data.copyRow(rows[from + i], x, i * features);
            }
        }
    }

    /** Computes the activations of every layer. */
    void forward(Mode mode, long step) {
        for (int l = 0; l < layers.length; l++) {
            computePreActivations(l, mode);
            watcher.preActivated(l);
            activate(l);
            watcher.activated(l);
            if (mode == Mode.TRAINING && l < dropouts.length) {
                dropouts[l].forward(n, step);
                watcher.dropped(l, dropouts[l].kept);
            }
        }
    }

    void computePreActivations(int l, Mode mode) {
        DenseLayer layer = layers[l];
        if (l > 0) {
            layer.forward(input(l, mode), layers[l - 1].stride, n);
        } else if (sparse != null) {
            kernels.sparseProduct(sparse, rows, from, n, layer.w, layer.b, layer.z, layer.stride);
        } else {
            layer.forward(x, features, n);
        }
    }

    void activate(int l) {
        if (l == layers.length - 1) {
            output.activate(n);
        } else {
            kernels.activate(hidden, layers[l].z, n * layers[l].stride);
        }
    }

    /** What a layer behind the first took, in rows of the stride of the layer before it. */
    private float[] input(int l, Mode mode) {
        boolean dropped = mode == Mode.TRAINING && dropouts.length > 0;
        return dropped ? dropouts[l - 1].kept : layers[l - 1].z;
    }

    // ---- backward, from the last layer's dz ---------------------------------------------------

    /** Sets dz and db of every layer and dW of all but the first. */
    void backward() {
        for (int l = layers.length - 1; l > 0; l--) {
            DenseLayer before = layers[l - 1];
            layers[l].computeBiasGradient(n);
            layers[l].computeWeightGradient(input(l, Mode.TRAINING), before.stride, n);
            layers[l].computeInputGradient(before.zGradient, n);
            if (dropouts.length > 0) {
                dropouts[l - 1].backward(before.zGradient, n);
            }
            kernels.multiplyBySlope(hidden, before.z, before.zGradient, n * before.stride);
        }
        layers[0].computeBiasGradient(n);
        watcher.wentBack();
    }

    /** Sets dW of the first layer. */
    void computeFirstWeightGradient() {
        DenseLayer first = layers[0];
        if (sparse == null) {
            first.computeWeightGradient(x, features, n);
        } else {
            Arrays.fill(first.wGradient, 0);
            addFirstWeightGradient(1, first.wGradient);
        }
    }

    /** Whether the examples are sparse, so that few rows of the first dW are other than 0. */
    boolean firstWeightGradientIsSparse() {
        return sparse != null;
    }

    /** Adds a multiple of the first layer's dW, of sparse examples, to a matrix like it. */
    void addFirstWeightGradient(float factor, float[] target) {
        DenseLayer first = layers[0];
        kernels.addSparseTransposedProduct(
                sparse, rows, n, factor, first.zGradient, target, first.stride);
    }
}
