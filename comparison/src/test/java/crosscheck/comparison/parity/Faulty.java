package crosscheck.comparison.parity;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.StateTensor;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Trainee;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import java.util.List;
import java.util.function.Consumer;

/** A trainee whose weights are spoilt in the second layer's W when they are read out. */
final class Faulty implements Trainee {
    private final Trainee sound;
    private final int soundReadings;
    private final Consumer<ParameterTensor> fault;
    private int readings;

    /** Spoils every reading after the first few: reading 0 is before the first step. */
    Faulty(Trainee sound, int soundReadings, Consumer<ParameterTensor> fault) {
        this.sound = sound;
        this.soundReadings = soundReadings;
        this.fault = fault;
    }

    @Override
    public double step(Dataset data, int[] rows) {
        return sound.step(data, rows);
    }

    @Override
    public StepTrace trace(Dataset data, int[] rows) {
        return sound.trace(data, rows);
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
        List<ParameterTensor> parameters = sound.parameters();
        if (readings >= soundReadings) {
            fault.accept(parameters.get(2));
        }
        readings++;
        return parameters;
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
