package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
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
    public List<Precision> precisions() {
        return List.of(Precision.DOUBLE);
    }

    @Override
    public Trainee create(
            NetworkSpec spec,
            double learningRate,
            List<ParameterTensor> initialWeights,
            Precision precision) {
        Network network = ScratchNetworks.build(spec);
        ScratchNetworks.setWeights(network, initialWeights);
        return new ScratchTrainee(network, Optimiser.sgd(learningRate));
    }

    /**
     * Draws the initial weights that every engine begins with.
     *
     * @param spec the network
     * @param seed any value
     * @return one tensor for each parameter, each number exact in float
     */
    public static List<ParameterTensor> drawWeights(NetworkSpec spec, long seed) {
        Network network = ScratchNetworks.build(spec);
        network.initialise(ScratchNetworks.initialiser(spec), seed);
        return ScratchNetworks.weights(network);
    }

    private record ScratchTrainee(Network network, Optimiser optimiser) implements Trainee {
        @Override
        public double step(Dataset data, int[] rows) {
            return network.step(Batch.features(data, rows), Batch.targets(data, rows), optimiser);
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
            return ScratchNetworks.weights(network);
        }

        @Override
        public void setParameters(List<ParameterTensor> parameters) {
            ScratchNetworks.setWeights(network, parameters);
        }

        @Override
        public void close() {
            // plain Java memory: nothing to free
        }
    }
}
