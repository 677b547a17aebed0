package crosscheck.scratch.optimiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Changes parameters by their gradients, once per step: {@link OptimiserSettings} with what they
 * remember.
 *
 * <p>Every stage of a step can be read afterwards, to compare it with another program's: {@link
 * Parameter#gradient()} stays the gradient of the loss, {@link #clippedGradient} is what clipping
 * made of it and {@link #regularisedGradient}, with the L2 term, is what the rule was given.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Optimiser {
    private final OptimiserSettings settings;
    private final List<Slot> slots = new ArrayList<>();
    private double learningRate;
    private GradientClipping clipping;
    private long step;

    /** What is kept of one parameter: its gradient at two stages, and the rule's memory. */
    private record Slot(double[] clipped, double[] regularised, double[][] state) {}

    /**
     * An optimiser before its first step.
     *
     * @param settings rule, learning rate, clipping and L2 coefficient
     */
    public Optimiser(OptimiserSettings settings) {
        this.settings = settings;
        this.learningRate = settings.learningRate();
        this.clipping = settings.clipping();
    }

    /**
     * Plain stochastic gradient descent.
     *
     * @param learningRate the step size, finite and above 0
     * @return an optimiser before its first step
     * @throws IllegalArgumentException if the learning rate is out of range
     */
    public static Optimiser sgd(double learningRate) {
        return new Optimiser(OptimiserSettings.of(new Sgd(), learningRate));
    }

    /**
     * Changes the step size, as a schedule does between epochs.
     *
     * @param learningRate finite and above 0; 1 for a rule without one
     * @throws IllegalArgumentException if it is not
     */
    public void setLearningRate(double learningRate) {
        OptimiserSettings.requireLearningRate(settings.rule(), learningRate);
        this.learningRate = learningRate;
    }

    /** Changes what keeps gradients small; the settings stay as they were given. */
    public void setClipping(GradientClipping clipping) {
        this.clipping = clipping;
    }

    /**
     * Takes one step.
     *
     * @param parameters values modified, gradients not modified; the same list at every step
     * @throws IllegalArgumentException if the parameters are not of the sizes of the first step
     */
    public void update(List<Parameter> parameters) {
        if (step == 0) {
            parameters.forEach(parameter -> slots.add(slot(parameter)));
        }
        requireSameSizes(parameters);
        step++;
        for (int p = 0; p < slots.size(); p++) {
            copy(parameters.get(p).gradient().values(), slots.get(p).clipped());
        }
        clipping.clip(slots.stream().map(Slot::clipped).toList());
        for (int p = 0; p < slots.size(); p++) {
            Parameter parameter = parameters.get(p);
            Slot slot = slots.get(p);
            copy(slot.clipped(), slot.regularised());
            settings.l2().addGradient(parameter, slot.regularised());
            settings.rule()
                    .update(
                            parameter.value().values(),
                            slot.regularised(),
                            slot.state(),
                            learningRate,
                            step);
        }
    }

    // ---- going on with a training that was interrupted ----------------------------------------

    /**
     * Goes to a step, with what the rule remembers as it is before the first one: {@link #setState}
     * comes next. The learning rate stays.
     *
     * @param stepCount how many steps were taken before, at least 0
     * @param parameters those of the next step; not modified
     * @throws IllegalArgumentException if the number is negative
     */
    public void goTo(long stepCount, List<Parameter> parameters) {
        if (stepCount < 0) {
            throw new IllegalArgumentException(
                    "the number of steps must be at least 0, not " + stepCount);
        }
        step = stepCount;
        slots.clear();
        if (stepCount > 0) {
            parameters.forEach(parameter -> slots.add(slot(parameter)));
        }
    }

    /**
     * Sets what the rule remembers of a parameter.
     *
     * @param parameterIndex its place in the list given to {@link #goTo} or {@link #update}
     * @param name one of the rule's {@link UpdateRule#stateNames}
     * @param values in the order of the parameter's values; not modified
     * @throws IllegalStateException before the first step
     * @throws IllegalArgumentException if the rule has no such state or the length does not fit
     */
    public void setState(int parameterIndex, String name, double[] values) {
        double[] state = slotOf(parameterIndex).state()[stateIndex(name)];
        if (values.length != state.length) {
            throw new IllegalArgumentException(
                    "%s of parameter %d has %d numbers, not %d"
                            .formatted(name, parameterIndex, state.length, values.length));
        }
        copy(values, state);
    }

    // ---- what a comparison reads ------------------------------------------------------------

    public OptimiserSettings settings() {
        return settings;
    }

    /** The step size of the next step; finite and above 0. */
    public double learningRate() {
        return learningRate;
    }

    /** How many steps were taken; 0 before the first. */
    public long stepCount() {
        return step;
    }

    /**
     * What the rule remembers of a parameter.
     *
     * @param parameterIndex its place in the list given to {@link #update}
     * @param name one of the rule's {@link UpdateRule#stateNames}
     * @return a copy, in the order of the parameter's values
     * @throws IllegalStateException before the first step
     * @throws IllegalArgumentException if the rule has no such state
     */
    public double[] state(int parameterIndex, String name) {
        int index = stateIndex(name);
        return slotOf(parameterIndex).state()[index].clone();
    }

    private int stateIndex(String name) {
        int index = settings.rule().stateNames().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    settings.rule()
                            + " keeps "
                            + settings.rule().stateNames()
                            + ", not \""
                            + name
                            + "\"");
        }
        return index;
    }

    /**
     * A parameter's gradient of the last step after clipping, before the L2 term.
     *
     * @param parameterIndex its place in the list given to {@link #update}
     * @return a copy, in the order of the parameter's values
     * @throws IllegalStateException before the first step
     */
    public double[] clippedGradient(int parameterIndex) {
        return slotOf(parameterIndex).clipped().clone();
    }

    /**
     * A parameter's gradient of the last step with the L2 term: what the rule was given.
     *
     * @param parameterIndex its place in the list given to {@link #update}
     * @return a copy, in the order of the parameter's values
     * @throws IllegalStateException before the first step
     */
    public double[] regularisedGradient(int parameterIndex) {
        return slotOf(parameterIndex).regularised().clone();
    }

    private Slot slotOf(int parameterIndex) {
        if (step == 0) {
            throw new IllegalStateException("no step has been taken yet");
        }
        return slots.get(parameterIndex);
    }

    private Slot slot(Parameter parameter) {
        int length = parameter.value().values().length;
        double[][] state = new double[settings.rule().stateNames().size()][length];
        for (double[] array : state) {
            Arrays.fill(array, settings.rule().initialState());
        }
        return new Slot(new double[length], new double[length], state);
    }

    private void requireSameSizes(List<Parameter> parameters) {
        List<Integer> first = slots.stream().map(slot -> slot.clipped().length).toList();
        List<Integer> now = parameters.stream().map(p -> p.value().values().length).toList();
        if (!first.equals(now)) {
            throw new IllegalArgumentException(
                    "parameters of sizes " + now + " after a first step with " + first);
        }
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }
}
