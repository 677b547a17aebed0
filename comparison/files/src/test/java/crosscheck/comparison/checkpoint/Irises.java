package crosscheck.comparison.checkpoint;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Checkpointing;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.TrainingListener;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.Split;
import crosscheck.data.iris.Iris;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The states of one training on irises with Adam and early stopping, after each step. */
final class Irises {
    static final Split SPLIT = Iris.split();
    static final NetworkSpec NETWORK =
            NetworkSpec.dense(
                    4,
                    List.of(5),
                    3,
                    ActivationName.TANH,
                    LossName.CROSS_ENTROPY,
                    InitialiserName.XAVIER);
    static final TrainingSpec TRAINING =
            new TrainingSpec(
                    OptimiserSettings.of(Choices.OPTIMISERS.parse("adam"), 0.02),
                    new Schedule.Exponential(0.9),
                    Optional.of(new EarlyStopping(3, 0)),
                    30,
                    4,
                    1);

    private Irises() {}

    /** What the checkpoints say beside the state. */
    static TrainingSetup setup() {
        ScratchEngine engine = new ScratchEngine();
        return new TrainingSetup(
                "2001-02-03T04:05:06Z",
                List.of("train", "--data", "iris"),
                DataSetup.of(SPLIT),
                NETWORK,
                TRAINING,
                EngineSetup.of(engine, Precision.DOUBLE, 1),
                Optional.empty());
    }

    /** Every step of 4 epochs of 3 steps, and the end of each epoch: 1 + 4 * (3 + 1) states. */
    static List<TrainingState> states() {
        List<TrainingState> states = new ArrayList<>();
        TrainingState start = TrainingState.start(ScratchEngine.drawWeights(NETWORK, 1));
        states.add(start);
        new Training(NETWORK, TRAINING, SPLIT)
                .run(
                        new ScratchEngine(),
                        Precision.DOUBLE,
                        start,
                        TrainingListener.SILENT,
                        new Checkpointing() {
                            @Override
                            public Demand afterStep() {
                                return Demand.SAVE;
                            }

                            @Override
                            public Demand afterEpoch() {
                                return Demand.SAVE;
                            }

                            @Override
                            public void save(TrainingState state) {
                                states.add(state);
                            }
                        });
        return states;
    }
}
