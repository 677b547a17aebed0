package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.engine.ForwardingTrainee;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Trainee;
import crosscheck.data.Dataset;
import crosscheck.scratch.optimiser.Adam;
import java.util.ArrayList;
import java.util.List;

/** A trainee that is given something else than what it was meant to be given. */
final class FaultyTrainee extends ForwardingTrainee {
    private final Fault fault;
    private final int layer;
    private final Adam rule;
    private final ShuffledLabels labels;
    private double learningRate;

    FaultyTrainee(
            Trainee sound, Fault fault, int layer, Adam rule, double learningRate, long seed) {
        super(sound);
        this.fault = fault;
        this.layer = layer;
        this.rule = rule;
        this.learningRate = learningRate;
        this.labels = new ShuffledLabels(seed);
    }

    @Override
    public double step(Dataset data, int[] rows) {
        prepareStep();
        return super.step(given(data), rows);
    }

    @Override
    public StepTrace trace(Dataset data, int[] rows) {
        prepareStep();
        return super.trace(given(data), rows);
    }

    private Dataset given(Dataset data) {
        return fault == Fault.SHUFFLED_LABELS ? labels.of(data) : data;
    }

    /**
     * Takes back what the rule is about to correct, in the step size, which its last line has as a
     * factor: lr sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon).
     */
    private void prepareStep() {
        if (fault == Fault.SKIPPED_BIAS_CORRECTION) {
            long step = stepCount() + 1;
            double mScale = 1 - StrictMath.pow(rule.beta1(), step);
            double vScale = 1 - StrictMath.pow(rule.beta2(), step);
            super.setLearningRate(learningRate * mScale / StrictMath.sqrt(vScale));
        }
    }

    @Override
    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
        super.setLearningRate(learningRate);
    }

    @Override
    public void setParameters(List<ParameterTensor> parameters) {
        super.setParameters(fault == Fault.TRANSPOSED_WEIGHT ? transposed(parameters) : parameters);
    }

    private List<ParameterTensor> transposed(List<ParameterTensor> parameters) {
        List<ParameterTensor> result = new ArrayList<>();
        for (ParameterTensor parameter : parameters) {
            boolean faulty = parameter.layer() == layer && parameter.name().equals("W");
            result.add(faulty ? columnByColumn(parameter) : parameter);
        }
        return result;
    }

    /** The numbers as they come when columns are read one after the other. */
    private static ParameterTensor columnByColumn(ParameterTensor w) {
        int rows = w.shape().get(0);
        int columns = w.shape().get(1);
        double[] others = new double[w.values().length];
        for (int i = 0; i < others.length; i++) {
            others[i] = w.values()[i % rows * columns + i / rows];
        }
        return w.withValues(others);
    }
}
