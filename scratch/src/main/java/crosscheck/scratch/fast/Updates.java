package crosscheck.scratch.fast;

import crosscheck.scratch.fast.kernel.Kernels;

/** What becomes of the gradients: L2 regularisation, then the update rule. */
final class Updates {
    private final Kernels kernels;
    private final Passes passes;
    private final float l2Coefficient;
    private float learningRate;

    Updates(FastConfiguration configuration, Kernels kernels, Passes passes) {
        this.kernels = kernels;
        this.passes = passes;
        this.l2Coefficient = (float) configuration.l2Coefficient();
        setLearningRate(configuration.learningRate());
    }

    void setLearningRate(double learningRate) {
        this.learningRate = (float) learningRate;
    }

    /** Takes one step; {@link Passes#backward} comes before. */
    void step() {
        boolean direct = l2Coefficient == 0 && passes.firstWeightGradientIsSparse();
        if (direct) { // each example's part straight into the few weights that it moves
            passes.addFirstWeightGradient(-learningRate, passes.layers[0].w);
        } else {
            passes.computeFirstWeightGradient();
        }
        for (int l = 0; l < passes.layers.length; l++) {
            DenseLayer layer = passes.layers[l];
            if (l > 0 || !direct) {
                addPenalty(layer);
                kernels.addScaled(layer.w, -learningRate, layer.wGradient, layer.w.length);
            }
            kernels.addScaled(layer.b, -learningRate, layer.bGradient, layer.stride);
            layer.weightsChanged();
        }
    }

    private void addPenalty(DenseLayer layer) {
        if (l2Coefficient > 0) {
            kernels.addScaled(layer.wGradient, l2Coefficient, layer.w, layer.w.length);
        }
    }
}
