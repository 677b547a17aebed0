package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.scratch.Network;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
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
        return trainee(network, training, initialWeights, Substitution.NONE);
    }

    /**
     * A network of which some parts compute something else.
     *
     * @param network the network
     * @param training optimiser, and the seed of the dropout masks
     * @param initialWeights one tensor for each parameter; not modified
     * @param substitution the other parts
     * @return ready to train
     */
    public static Trainee trainee(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Substitution substitution) {
        RecordedNetwork built = ScratchNetworks.build(network, training.seed(), substitution);
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
        return drawWeights(spec, ScratchNetworks.initialiser(spec), seed);
    }

    /**
     * Draws initial weights from another distribution than the description's.
     *
     * @param spec the network
     * @param initialiser the distribution
     * @param seed any value
     * @return one tensor for each parameter, each number exact in float
     */
    public static List<ParameterTensor> drawWeights(
            NetworkSpec spec, Initialiser initialiser, long seed) {
        Network network = ScratchNetworks.build(spec, seed).network();
        network.initialise(initialiser, seed);
        return ScratchParameters.copy(network);
    }

    /**
     * A network of layers that no {@link NetworkSpec} describes.
     *
     * @param layers from the input to the output, with their initial weights; kept
     * @param loss at its end
     * @param optimiser changes the weights
     * @return ready to train
     */
    public static Trainee trainee(List<Layer> layers, Loss loss, OptimiserSettings optimiser) {
        return new ScratchTrainee(RecordedNetwork.of(layers, loss), new Optimiser(optimiser));
    }
}
