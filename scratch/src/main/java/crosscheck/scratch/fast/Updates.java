package crosscheck.scratch.fast;

import crosscheck.scratch.fast.kernel.Kernels;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.util.Arrays;

/** What becomes of the gradients: clipping, L2 regularisation, then the update rule. */
final class Updates {
    private final OptimiserSettings settings;
    private final Kernels kernels;
    private final Passes passes;
    private final FloatRule rule;
    private final float[][] gradients; // dW and db of each layer, as parameters are counted
    private final float[][][] state; // of each parameter: one padded array for each state name
    private double learningRate;
    private long steps;

    Updates(OptimiserSettings settings, Kernels kernels, Passes passes) {
        this.settings = settings;
        this.kernels = kernels;
        this.passes = passes;
        this.rule = FloatRule.of(settings.rule(), kernels);
        this.learningRate = settings.learningRate();
        this.gradients = new float[2 * passes.layers.length][];
        this.state = new float[gradients.length][][];
        for (int l = 0; l < passes.layers.length; l++) {
            gradients[2 * l] = passes.layers[l].wGradient;
            gradients[2 * l + 1] = passes.layers[l].bGradient;
        }
        goTo(0);
    }

    /** Goes to a step, with the rule's memory as it is before the first. */
    void goTo(long stepCount) {
        steps = stepCount;
        Arrays.setAll(state, p -> zeroth(gradients[p].length));
    }

    private float[][] zeroth(int length) {
        float[][] arrays = new float[settings.rule().stateNames().size()][length];
        for (float[] array : arrays) {
            Arrays.fill(array, (float) settings.rule().initialState());
        }
        return arrays;
    }

    void setLearningRate(double learningRate) {
        OptimiserSettings checked =
                new OptimiserSettings(
                        settings.rule(),
                        learningRate,
                        settings.clipping(),
                        settings.l2Coefficient());
        this.learningRate = checked.learningRate();
    }

    /** The number of steps taken so far. */
    long steps() {
        return steps;
    }

    /** Takes one step; {@link Passes#backward} comes before. */
    void step() {
        steps++;
        int first = 0;
        if (isPlain() && passes.firstWeightGradientIsSparse()) {
            // each example's part of dW straight into the few weights that it moves
            passes.addFirstWeightGradient((float) -learningRate, passes.layers[0].w);
            first = 1;
        } else {
            passes.computeFirstWeightGradient();
        }
        FloatClipping.clip(settings.clipping(), gradients);
        passes.watcher.clipped();
        for (int p = first; p < gradients.length; p++) {
            DenseLayer layer = passes.layers[p / 2];
            boolean weights = p % 2 == 0;
            float[] values = weights ? layer.w : layer.b;
            if (weights && settings.l2Coefficient() > 0) {
                float lambda = (float) settings.l2Coefficient();
                kernels.addScaled(gradients[p], lambda, values, values.length);
            }
            rule.update(values, gradients[p], state[p], learningRate, steps);
        }
        for (DenseLayer layer : passes.layers) {
            layer.weightsChanged();
        }
    }

    private boolean isPlain() {
        return settings.rule() instanceof Sgd
                && settings.l2Coefficient() == 0
                && settings.clipping() instanceof GradientClipping.None;
    }

    /** What the rule remembers of a layer's weights or biases. */
    float[] state(int layer, boolean weights, String name) {
        int index = settings.rule().stateNames().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "%s keeps %s, not \"%s\""
                            .formatted(settings.rule(), settings.rule().stateNames(), name));
        }
        return state[2 * layer + (weights ? 0 : 1)][index];
    }
}
