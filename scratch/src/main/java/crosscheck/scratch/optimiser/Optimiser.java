package crosscheck.scratch.optimiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Changes parameters by their gradients, once per step: an {@link UpdateRule} with its learning
 * rate and what it remembers.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Optimiser {
    private final UpdateRule rule;
    private final List<double[][]> state = new ArrayList<>();
    private double learningRate;
    private long step;

    /**
     * An optimiser before its first step.
     *
     * @param rule the formula
     * @param learningRate the step size, finite and above 0
     * @throws IllegalArgumentException if the learning rate is out of range
     */
    public Optimiser(UpdateRule rule, double learningRate) {
        this.rule = rule;
        setLearningRate(learningRate);
    }

    /**
     * Plain stochastic gradient descent.
     *
     * @param learningRate the step size, finite and above 0
     * @return an optimiser before its first step
     * @throws IllegalArgumentException if the learning rate is out of range
     */
    public static Optimiser sgd(double learningRate) {
        return new Optimiser(new Sgd(), learningRate);
    }

    /**
     * Changes the step size, as a schedule does between epochs.
     *
     * @param learningRate finite and above 0
     * @throws IllegalArgumentException if it is not
     */
    public void setLearningRate(double learningRate) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "the learning rate must be finite and above 0, not " + learningRate);
        }
        this.learningRate = learningRate;
    }

    /**
     * Takes one step.
     *
     * @param parameters values modified, gradients not modified; the same list at every step
     */
    public void update(List<Parameter> parameters) {
        if (step == 0) {
            parameters.forEach(parameter -> state.add(zeroth(parameter)));
        }
        step++;
        for (int p = 0; p < parameters.size(); p++) {
            Parameter parameter = parameters.get(p);
            rule.update(
                    parameter.value().values(),
                    parameter.gradient().values(),
                    state.get(p),
                    learningRate,
                    step);
        }
    }

    private double[][] zeroth(Parameter parameter) {
        int length = parameter.value().values().length;
        double[][] arrays = new double[rule.stateNames().size()][length];
        for (double[] array : arrays) {
            Arrays.fill(array, rule.initialState());
        }
        return arrays;
    }
}
