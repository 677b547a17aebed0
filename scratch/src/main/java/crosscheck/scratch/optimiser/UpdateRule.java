package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * The formula by which a gradient changes weights, each number on its own. A rule is only its
 * hyperparameters; {@link Optimiser} keeps what it remembers between steps.
 *
 * <p>In the formulas w is a weight, g its gradient, lr the learning rate and t the step, 1 for the
 * first.
 */
public sealed interface UpdateRule
        permits Sgd, Momentum, Nesterov, AdaGrad, RmsProp, AdaDelta, Adam, Nadam, AmsGrad {

    /**
     * What the rule remembers of each weight between steps; names such as {@code m} and {@code v},
     * one array of the weights' size each; empty for plain SGD.
     */
    List<String> stateNames();

    /** What every remembered number is before the first step; 0 unless the rule says otherwise. */
    default double initialState() {
        return 0;
    }

    /**
     * Whether the formula has a learning rate: all but {@link AdaDelta}'s have. A rule without one
     * is given 1; true unless the rule says otherwise.
     */
    default boolean hasLearningRate() {
        return true;
    }

    /**
     * Takes one step.
     *
     * @param w the weights; modified
     * @param gradient of the same length; not modified
     * @param state one array of the same length for each of {@link #stateNames}; modified
     * @param learningRate the step size, finite and above 0
     * @param step 1 for the first
     */
    void update(double[] w, double[] gradient, double[][] state, double learningRate, long step);
}
