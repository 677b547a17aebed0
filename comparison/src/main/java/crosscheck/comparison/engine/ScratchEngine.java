package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.scratch.Batch;
import crosscheck.scratch.Network;
import crosscheck.scratch.optimiser.Optimiser;
import java.util.List;

/** The hand-written reference; always in double. */
public final class ScratchEngine implements Engine {

    /** The engine; it has no settings. */
    public ScratchEngine() {}

    @Override
    public EngineName name() {
        return EngineName.SCRATCH;
    }

    @Override
    public String computesWith() {
        return "plain Java, StrictMath";
    }

    @Override
    public List<Precision> precisions() {
        return List.of(Precision.DOUBLE);
    }

    @Override
    public Trainee create(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision) {
        Network built = ScratchNetworks.build(network, training.seed());
        ScratchParameters.set(built, initialWeights);
        return new ScratchTrainee(built, new Optimiser(training.optimiser()));
    }

    /**
     * Draws the initial weights that every engine begins with.
     *
     * @param spec the network
     * @param seed any value
     * @return one tensor for each parameter, each number exact in float
     */
    public static List<ParameterTensor> drawWeights(NetworkSpec spec, long seed) {
        Network network = ScratchNetworks.build(spec, seed);
        network.initialise(ScratchNetworks.initialiser(spec), seed);
        return ScratchParameters.copy(network);
    }

    private record ScratchTrainee(Network network, Optimiser optimiser) implements Trainee {
        @Override
        public double step(Dataset data, int[] rows) {
            return network.step(Batch.features(data, rows), Batch.targets(data, rows), optimiser);
        }

        @Override
        public void setLearningRate(double learningRate) {
            optimiser.setLearningRate(learningRate);
        }

        @Override
        public double[] predictProbabilities(Dataset data, int[] rows) {
            return network.predictProbabilities(Batch.features(data, rows)).values();
        }

        @Override
        public Evaluation evaluate(Dataset data) {
            return network.evaluate(data);
        }

        @Override
        public List<ParameterTensor> parameters() {
            return ScratchParameters.copy(network);
        }

        @Override
        public void setParameters(List<ParameterTensor> parameters) {
            ScratchParameters.set(network, parameters);
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
            network.goTo(stepCount);
            optimiser.goTo(stepCount, network.parameters());
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
}
