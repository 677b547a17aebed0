package crosscheck.scratch.fast;

import java.util.ArrayList;
import java.util.List;

/**
 * What one step of a {@link FastNetwork} computed, copied out of its buffers: each number is the
 * exact value of the float, arrays are row-major without padding.
 *
 * <p>With plain SGD on sparse examples a step moves the first layer's weights without forming their
 * gradient; here it is computed besides, by the same kernels.
 */
public final class FastTrace {
    private final Passes passes;
    private final int n;
    private final List<double[]> preActivations = new ArrayList<>();
    private final List<double[]> activations = new ArrayList<>();
    private final List<double[]> dropped = new ArrayList<>();
    private final List<double[]> outputGradients = new ArrayList<>();
    private final List<double[]> gradients = new ArrayList<>();
    private final List<double[]> clippedGradients = new ArrayList<>();
    private final List<double[]> regularisedGradients = new ArrayList<>();
    private double loss;

    FastTrace(Passes passes, int n) {
        this.passes = passes;
        this.n = n;
    }

    StepWatcher watcher() {
        return new Copier();
    }

    /** To be called when the step has been taken. */
    void finish(double lossBefore) {
        loss = lossBefore;
        addGradients(regularisedGradients);
    }

    /** To be called instead where the loss was not finite and nothing more was computed. */
    void giveUp(double lossBefore) {
        loss = lossBefore;
    }

    private void addGradients(List<double[]> to) {
        for (DenseLayer layer : passes.layers) {
            to.add(layer.unpadded(layer.wGradient, layer.fanIn));
            to.add(layer.unpadded(layer.bGradient, 1));
        }
    }

    /** The mean loss before the update; at least 0; NaN or infinite where no step was taken. */
    public double loss() {
        return loss;
    }

    /**
     * What each layer computed before its activation; from the input to the output, each {@code (n,
     * fanOut)}.
     */
    public List<double[]> preActivations() {
        return List.copyOf(preActivations);
    }

    /**
     * What each layer put out, before dropout; from the input to the output, each {@code (n,
     * fanOut)}.
     */
    public List<double[]> activations() {
        return List.copyOf(activations);
    }

    /**
     * What dropout left of the hidden activations; for every layer but the last; empty without
     * dropout.
     */
    public List<double[]> dropped() {
        return List.copyOf(dropped);
    }

    /**
     * The gradient of the loss with respect to each layer's pre-activations; from the input to the
     * output, each {@code (n, fanOut)}; empty where no step was taken.
     */
    public List<double[]> outputGradients() {
        return List.copyOf(outputGradients);
    }

    /**
     * The gradient of the loss with respect to weights and biases; W and b of the first layer, then
     * of the next; empty where no step was taken.
     */
    public List<double[]> gradients() {
        return List.copyOf(gradients);
    }

    /** What clipping made of them; as {@link #gradients}. */
    public List<double[]> clippedGradients() {
        return List.copyOf(clippedGradients);
    }

    /**
     * What the update rule was given: the clipped gradients with the L2 term; as {@link
     * #gradients}.
     */
    public List<double[]> regularisedGradients() {
        return List.copyOf(regularisedGradients);
    }

    /** Copies what the buffers hold while a step goes on. */
    private final class Copier implements StepWatcher {
        @Override
        public void preActivated(int layer) {
            preActivations.add(passes.layers[layer].unpadded(passes.layers[layer].z, n));
        }

        @Override
        public void activated(int layer) {
            activations.add(passes.layers[layer].unpadded(passes.layers[layer].z, n));
        }

        @Override
        public void dropped(int layer, float[] kept) {
            dropped.add(passes.layers[layer].unpadded(kept, n));
        }

        @Override
        public void wentBack() {
            for (DenseLayer layer : passes.layers) {
                outputGradients.add(layer.unpadded(layer.zGradient, n));
            }
            passes.computeFirstWeightGradient();
            addGradients(gradients);
        }

        @Override
        public void clipped() {
            addGradients(clippedGradients);
        }
    }
}
