package crosscheck.comparison.engine;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.scratch.Batch;
import crosscheck.scratch.Network;
import crosscheck.scratch.NonFiniteException;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.tensor.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * A network of the hand-written reference in training.
 *
 * @param rounding moves all that an update leaves behind, in a shadow
 */
record ScratchTrainee(
        RecordedNetwork recorded, Optimiser optimiser, Optional<RandomRounding> rounding)
        implements Trainee {
    private Network network() {
        return recorded.network();
    }

    @Override
    public double step(Dataset data, int[] rows) {
        double rate = optimiser.learningRate();
        rounding.ifPresent(this::moveConstants);
        double loss =
                network().step(Batch.features(data, rows), Batch.targets(data, rows), optimiser);
        optimiser.setLearningRate(rate);
        rounding.ifPresent(this::moveStored);
        return loss;
    }

    /** The L2 term is read as a difference: the rounding of the sum that it is in shows in it. */
    private static void moveSums(RandomRounding moves, double[] sums, double[] gradients) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sums[i] == gradients[i] ? 0 : moves.error(gradients[i]);
        }
    }

    /** What the optimiser computes anew in each step. */
    private void moveConstants(RandomRounding moves) {
        OptimiserSettings settings = optimiser.settings();
        optimiser.setLearningRate(
                moves.rate(settings.rule(), optimiser.learningRate(), stepCount() + 1));
        int largest = 0;
        for (Parameter parameter : network().parameters()) {
            largest = Math.max(largest, parameter.value().values().length);
        }
        optimiser.setClipping(
                moves.clipping(settings.clipping(), largest, network().parameterCount()));
    }

    /** Weights, running statistics and the optimiser's memory, each as it is stored. */
    private void moveStored(RandomRounding moves) {
        network().parameters().forEach(parameter -> moves.move(parameter.value().values()));
        network().statistics().forEach(moves::move);
        for (int p = 0; p < network().parameters().size(); p++) {
            for (String name : optimiser.settings().rule().stateNames()) {
                double[] state = optimiser.state(p, name);
                moves.move(state);
                optimiser.setState(p, name, state);
            }
        }
    }

    @Override
    public StepTrace trace(Dataset data, int[] rows) {
        TraceRecorder recorder = new TraceRecorder();
        List<ParameterTensor> trained = states().trained();
        // DL4J's score is the loss and the L2 term in double; the loss is read as the difference
        double penalty = optimiser.settings().l2().penalty(network().parameters());
        double squares = 2 * penalty / optimiser.settings().l2Coefficient(); // which it adds up
        double asDifference =
                rounding.filter(moves -> penalty > 0)
                        .map(moves -> moves.errorInDouble(penalty, squares))
                        .orElse(0.0);
        try {
            recorder.loss(step(data, rows) + asDifference);
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
            double[] clipped = optimiser.clippedGradient(p);
            double[] regularised = optimiser.regularisedGradient(p);
            rounding.ifPresent(moves -> moveSums(moves, regularised, clipped));
            recorder.clippedGradient(trained.get(p).withValues(clipped));
            recorder.regularisedGradient(trained.get(p).withValues(regularised));
        }
        recorder.update(this);
    }

    @Override
    public void setLearningRate(double learningRate) {
        optimiser.setLearningRate(
                rounding.map(moves -> moves.stored(learningRate)).orElse(learningRate));
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
