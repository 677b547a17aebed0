package crosscheck.comparison.engine;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import java.util.List;

/** A trainee that leaves everything to another one; subclasses change what they want. */
public abstract class ForwardingTrainee implements Trainee {
    private final Trainee inner;

    protected ForwardingTrainee(Trainee inner) {
        this.inner = inner;
    }

    @Override
    public double step(Dataset data, int[] rows) {
        return inner.step(data, rows);
    }

    @Override
    public StepTrace trace(Dataset data, int[] rows) {
        return inner.trace(data, rows);
    }

    @Override
    public void setLearningRate(double learningRate) {
        inner.setLearningRate(learningRate);
    }

    @Override
    public double[] predictProbabilities(Dataset data, int[] rows) {
        return inner.predictProbabilities(data, rows);
    }

    @Override
    public Evaluation evaluate(Dataset data) {
        return inner.evaluate(data);
    }

    @Override
    public List<ParameterTensor> parameters() {
        return inner.parameters();
    }

    @Override
    public void setParameters(List<ParameterTensor> parameters) {
        inner.setParameters(parameters);
    }

    @Override
    public long stepCount() {
        return inner.stepCount();
    }

    @Override
    public List<StateTensor> optimiserState() {
        return inner.optimiserState();
    }

    @Override
    public void setOptimiserState(long stepCount, List<StateTensor> state) {
        inner.setOptimiserState(stepCount, state);
    }

    @Override
    public void close() {
        inner.close();
    }
}
