package crosscheck.comparison.parity;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.StateTensor;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Trainee;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import java.util.List;
import java.util.function.BiFunction;

/** A trainee that tells something else of its steps than what it computed. */
class Spoilt implements Trainee {
    private final Trainee sound;
    private final BiFunction<Integer, StepTrace, StepTrace> fault;
    private int steps;

    /** The fault is given the step, 1 for the first, and what was computed. */
    Spoilt(Trainee sound, BiFunction<Integer, StepTrace, StepTrace> fault) {
        this.sound = sound;
        this.fault = fault;
    }

    /** One whose steps are sound; for those that spoil something else. */
    Spoilt(Trainee sound) {
        this(sound, (step, trace) -> trace);
    }

    @Override
    public StepTrace trace(Dataset data, int[] rows) {
        steps++;
        return fault.apply(steps, sound.trace(data, rows));
    }

    @Override
    public double step(Dataset data, int[] rows) {
        return sound.step(data, rows);
    }

    @Override
    public void setLearningRate(double learningRate) {
        sound.setLearningRate(learningRate);
    }

    @Override
    public double[] predictProbabilities(Dataset data, int[] rows) {
        return sound.predictProbabilities(data, rows);
    }

    @Override
    public Evaluation evaluate(Dataset data) {
        return sound.evaluate(data);
    }

    @Override
    public List<ParameterTensor> parameters() {
        return sound.parameters();
    }

    @Override
    public void setParameters(List<ParameterTensor> parameters) {
        sound.setParameters(parameters);
    }

    @Override
    public long stepCount() {
        return sound.stepCount();
    }

    @Override
    public List<StateTensor> optimiserState() {
        return sound.optimiserState();
    }

    @Override
    public void setOptimiserState(long stepCount, List<StateTensor> state) {
        sound.setOptimiserState(stepCount, state);
    }

    @Override
    public void close() {
        sound.close();
    }
}
