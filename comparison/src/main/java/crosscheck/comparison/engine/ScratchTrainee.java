package crosscheck.comparison.engine;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.scratch.Batch;
import crosscheck.scratch.Network;
import crosscheck.scratch.NonFiniteException;
import crosscheck.scratch.optimiser.Optimiser;
import java.util.List;

/**
 * A network of the hand-written reference in training.
 *
 * @param recorded the network
 * @param optimiser changes its parameters
 */
record ScratchTrainee(RecordedNetwork recorded, Optimiser optimiser) implements Trainee {
    private Network network() {
        return recorded.network();
    }

    @Override
    public double step(Dataset data, int[] rows) {
        return network().step(Batch.features(data, rows), Batch.targets(data, rows), optimiser);
    }

    @Override
    public StepTrace trace(Dataset data, int[] rows) {
        TraceRecorder recorder = new TraceRecorder();
        List<ParameterTensor> trained = states().trained();
        try {
            recorder.loss(step(data, rows));
            recordUpdate(recorder, trained);
        } catch (NonFiniteException e) {
            recorder.loss(e.loss()); // the backward pass was done, the update was not
        }
        recorded.recordOutputs(recorder);
        recorded.recordOutputGradients(recorder);
        for (int p = 0; p < trained.size(); p++) {
            double[] gradient = network().parameters().get(p).gradient().values();
            recorder.gradient(trained.get(p).withValues(gradient.clone()));
        }
        return recorder.trace();
    }

    private void recordUpdate(TraceRecorder recorder, List<ParameterTensor> trained) {
        for (int p = 0; p < trained.size(); p++) {
            recorder.clippedGradient(trained.get(p).withValues(optimiser.clippedGradient(p)));
            recorder.regularisedGradient(
                    trained.get(p).withValues(optimiser.regularisedGradient(p)));
        }
        recorder.update(this);
    }

    @Override
    public void setLearningRate(double learningRate) {
        optimiser.setLearningRate(learningRate);
    }

    @Override
    public double[] predictProbabilities(Dataset data, int[] rows) {
        return network().predictProbabilities(Batch.features(data, rows)).values();
    }

    @Override
    public Evaluation evaluate(Dataset data) {
        return network().evaluate(data);
    }

    @Override
    public List<ParameterTensor> parameters() {
        return ScratchParameters.copy(network());
    }

    @Override
    public void setParameters(List<ParameterTensor> parameters) {
        ScratchParameters.set(network(), parameters);
    }

    @Override
    public long stepCount() {
        return optimiser.stepCount();
    }

    @Override
    public List<StateTensor> optimiserState() {
        return states().read(stepCount(), (p, parameter, state) -> optimiser.state(p, state));
    }

    @Override
    public void setOptimiserState(long stepCount, List<StateTensor> state) {
        OptimiserStates states = states();
        states.requireFit(stepCount, state);
        network().goTo(stepCount);
        optimiser.goTo(stepCount, network().parameters());
        for (int i = 0; i < state.size(); i++) {
            StateTensor tensor = state.get(i);
            optimiser.setState(states.parameterIndex(i), tensor.state(), tensor.values());
        }
    }

    private OptimiserStates states() {
        return OptimiserStates.of(parameters(), optimiser.settings().rule().stateNames());
    }

    @Override
    public void close() {
        // plain Java memory: nothing to free
    }
}
