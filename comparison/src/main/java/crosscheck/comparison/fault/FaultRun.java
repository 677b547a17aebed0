package crosscheck.comparison.fault;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.matrix.CaseResult;
import crosscheck.comparison.parity.DescribedNetwork;
import crosscheck.comparison.matrix.ParityCase;
import crosscheck.comparison.parity.Course;
import crosscheck.comparison.parity.ParityRun;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
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
 * network has two hidden layers of tanh units and is trained by Adam, so that every fault has its
 * place in it.
 *
 * @param sound the engine that is held to be right
 * @param split the examples
 * @param seed of the initial weights and the order of the examples
 */
public record FaultRun(Engine sound, Split split, long seed) {
    /** The last layer of the network; the first is 0. */
    public static final int LAST_LAYER = 2;

    private static final List<Integer> HIDDEN = List.of(30, 20);
    private static final double LEARNING_RATE = 0.001;
    private static final int MINI_BATCH_SIZE = 10;

    /**
     * The network.
     *
     * @return with as many inputs and outputs as the examples have
     */
    public NetworkSpec network() {
        return NetworkSpec.dense(
                split.train().featureCount(),
                HIDDEN,
                split.train().classCount(),
                ActivationName.TANH,
                LossName.CROSS_ENTROPY,
                InitialiserName.XAVIER);
    }

    /**
     * The training.
     *
     * @return by Adam
     */
    public TrainingSpec training() {
        Adam adam =
                new Adam(
                        Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2, Adam.DEFAULT_EPSILON, Variant.DL4J);
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
     * @param fault the mistake
     * @param layer that has it, where it is in a layer; from 0 to {@link #LAST_LAYER}
     * @param steps how many, at least 1
     * @param progress told the number of steps taken after each
     * @return what was found
     */
    public FaultResult with(Fault fault, int layer, int steps, IntConsumer progress) {
        return new FaultResult(
                fault,
                layer,
                fault.expected(layer, LAST_LAYER),
                run(new FaultyEngine(fault, layer), fault.label(), steps, progress));
    }

    /**
     * Takes steps without a fault.
     *
     * @param steps how many, at least 1
     * @return what was found
     */
    public CaseResult without(int steps) {
        return run(new ScratchEngine(), "none", steps, step -> {});
    }

    private CaseResult run(Engine examined, String name, int steps, IntConsumer progress) {
        ParityCase parityCase =
                new ParityCase(
                        "fault", name, new DescribedNetwork(network()), training(), Course.DENSE_STEPS);
        ParityRun run =
                new ParityRun(
                        List.of(sound, examined), List.of(Precision.DOUBLE), split, List.of());
        return parityCase.run(run, steps, progress);
    }
}
