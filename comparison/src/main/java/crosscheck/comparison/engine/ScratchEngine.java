package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
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
        RecordedNetwork built = ScratchNetworks.build(network, training.seed());
        ScratchParameters.set(built.network(), initialWeights);
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
        Network network = ScratchNetworks.build(spec, seed).network();
        network.initialise(ScratchNetworks.initialiser(spec), seed);
        return ScratchParameters.copy(network);
    }
}
