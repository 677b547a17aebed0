package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import java.util.List;

/** One implementation of neural networks. */
public interface Engine {

    /** Which implementation this is. */
    EngineName name();

    /**
     * What the engine computes with on this machine, for people, such as {@code Vector API, 512
     * bits}.
     */
    String computesWith();

    /**
     * Builds a network with given initial weights.
     *
     * @param training optimiser, and the seed of the dropout masks
     * @param initialWeights one tensor for each parameter; not modified
     * @param precision of the network's numbers, where the engine has a choice
     * @return a network ready to train; the caller closes it
     * @throws UnsupportedSpecException if this engine has no such network or training
     */
    Trainee create(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision);

    /** The precisions in which this engine can compute; at least one, the best first. */
    List<Precision> precisions();

    /**
     * The precision in which this engine computes when asked for one; the same where it can, else
     * its best.
     */
    default Precision precision(Precision asked) {
        return precisions().contains(asked) ? asked : precisions().get(0);
    }
}
