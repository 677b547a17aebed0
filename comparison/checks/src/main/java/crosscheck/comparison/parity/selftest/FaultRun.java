package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.parity.CaseResult;
import crosscheck.comparison.parity.ParityCase;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.ComparedNetwork;
import crosscheck.comparison.trace.Course;
import crosscheck.comparison.trace.DescribedNetwork;
import crosscheck.comparison.trace.ParityRun;
import crosscheck.data.Split;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Variant;
import crosscheck.scratch.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Holds the hand-written side, with a fault or without, against another engine in double. The
 * network has two hidden layers of tanh units and is trained by Adam, so that most faults have
 * their place in it; the others have a {@link NormalisedNetwork}.
 *
 * @param seed of the initial weights and the order of the examples
 */
public record FaultRun(Engine sound, Split split, long seed) {
    /** The last layer of the network; the first is 0. */
    public static final int LAST_LAYER = 2;

    private static final List<Integer> HIDDEN = List.of(30, 20);
    private static final double LEARNING_RATE = 0.001;
    private static final int MINI_BATCH_SIZE = 10;

    /** The network; with as many inputs and outputs as the examples have. */
    public NetworkSpec network() {
        return NetworkSpec.dense(
                split.train().featureCount(),
                HIDDEN,
                split.train().classCount(),
                ActivationName.TANH,
                LossName.CROSS_ENTROPY,
                InitialiserName.XAVIER);
    }

    /** The training; by Adam. */
    public TrainingSpec training() {
        Adam adam = new Adam(Variant.DL4J);
        return new TrainingSpec(
                OptimiserSettings.of(adam, LEARNING_RATE),
                Schedule.CONSTANT,
                Optional.empty(),
                Math.min(MINI_BATCH_SIZE, split.train().size()),
                1,
                seed);
    }

    /**
     * Takes steps with a fault on one side.
     *
     * @param layer that has it, where it is in a layer; from 0 to {@link #LAST_LAYER}
     * @param steps how many, at least 1
     * @param progress told the number of steps taken after each
     */
    public FaultResult with(Fault fault, int layer, int steps, IntConsumer progress) {
        return new FaultResult(
                fault,
                layer,
                fault.expected(layer, LAST_LAYER),
                run(
                        network(fault),
                        new FaultyEngine(fault, layer),
                        fault.label(),
                        steps,
                        progress));
    }

    /**
     * The network that has a place for a fault.
     *
     * @return the network of two hidden layers, or one with batch normalisation
     */
    public ComparedNetwork network(Fault fault) {
        return switch (fault.scope()) {
            case LAYER, NETWORK -> new DescribedNetwork(network());
            case NORMALISED_NETWORK, CONVOLUTION ->
                    NormalisedNetwork.of(split.train().shape(), split.train().classCount());
        };
    }

    /**
     * Takes steps without a fault.
     *
     * @param steps how many, at least 1
     */
    public CaseResult without(int steps) {
        return run(new DescribedNetwork(network()), new ScratchEngine(), "none", steps, step -> {});
    }

    private CaseResult run(
            ComparedNetwork network,
            Engine examined,
            String name,
            int steps,
            IntConsumer progress) {
        ParityCase parityCase =
                new ParityCase("fault", name, network, training(), Course.DENSE_STEPS);
        ParityRun run =
                new ParityRun(
                        List.of(sound, examined), List.of(Precision.DOUBLE), split, List.of());
        return parityCase.run(run, steps, progress);
    }
}
