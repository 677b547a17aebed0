package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.scratch.Network;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
import java.util.List;
import java.util.Optional;

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
        return trainee(network, training, initialWeights, Substitution.NONE);
    }

    /**
     * A network of which some parts compute something else.
     *
     * @param training optimiser, and the seed of the dropout masks
     * @param initialWeights one tensor for each parameter; not modified
     * @return ready to train
     */
    public static Trainee trainee(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Substitution substitution) {
        Trainee trainee =
                trainee(
                        HandWritten.of(network, training.seed()).with(substitution),
                        training.optimiser());
        trainee.setParameters(initialWeights);
        return trainee;
    }

    /**
     * Draws the initial weights that every engine begins with.
     *
     * @return one tensor for each parameter, each number exact in float
     */
    public static List<ParameterTensor> drawWeights(NetworkSpec spec, long seed) {
        return drawWeights(spec, ScratchNetworks.initialiser(spec), seed);
    }

    /**
     * Draws initial weights from another distribution than the description's.
     *
     * @return one tensor for each parameter, each number exact in float
     */
    public static List<ParameterTensor> drawWeights(
            NetworkSpec spec, Initialiser initialiser, long seed) {
        Network network = HandWritten.of(spec, seed).build().network();
        network.initialise(initialiser, seed);
        return ScratchParameters.copy(network);
    }

    /** A network with all weights 0; ready to be given weights. */
    public static Trainee trainee(HandWritten network, OptimiserSettings optimiser) {
        return new ScratchTrainee(network.build(), new Optimiser(optimiser), Optional.empty());
    }
}
