package crosscheck.scratch.optimiser;

/**
 * What an {@link Optimiser} is made of. A step does this, in this order, as DL4J does:
 *
 * <ol>
 *   <li>take the gradient of the loss, a mean over the mini-batch,
 *   <li>clip it,
 *   <li>add the gradient of the L2 penalty, {@code l2Coefficient * w} for weights,
 *   <li>apply the rule.
 * </ol>
 *
 * @param learningRate the step size before any schedule, finite and above 0; 1 for a rule without
 *     one
 * @param l2Coefficient of the penalty {@link L2}, finite and at least 0; 0 is none
 */
public record OptimiserSettings(
        UpdateRule rule, double learningRate, GradientClipping clipping, double l2Coefficient) {

    public OptimiserSettings {
        requireLearningRate(rule, learningRate);
        new L2(l2Coefficient);
    }

    /**
     * A rule with neither clipping nor L2 regularisation.
     *
     * @throws IllegalArgumentException if the learning rate is out of range
     */
    public static OptimiserSettings of(UpdateRule rule, double learningRate) {
        return new OptimiserSettings(rule, learningRate, GradientClipping.NONE, 0);
    }

    public OptimiserSettings withClipping(GradientClipping other) {
        return new OptimiserSettings(rule, learningRate, other, l2Coefficient);
    }

    /**
     * The same with another L2 coefficient.
     *
     * @param coefficient finite and at least 0
     * @return a copy
     * @throws IllegalArgumentException if it is out of range
     */
    public OptimiserSettings withL2Coefficient(double coefficient) {
        return new OptimiserSettings(rule, learningRate, clipping, coefficient);
    }

    /** The penalty; with the coefficient of these settings. */
    public L2 l2() {
        return new L2(l2Coefficient);
    }

    static void requireLearningRate(UpdateRule rule, double learningRate) {
        Hyperparameter.requirePositive("learning rate", learningRate);
        if (!rule.hasLearningRate() && learningRate != 1) {
            throw new IllegalArgumentException(
                    "the learning rate must be 1, because "
                            + rule.getClass().getSimpleName()
                            + " has none, not "
                            + learningRate);
        }
    }
}
