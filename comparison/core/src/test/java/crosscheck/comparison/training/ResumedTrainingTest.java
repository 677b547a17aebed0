package crosscheck.comparison.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Split;
import crosscheck.data.augment.Augmentation;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.iris.Iris;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A training that is stopped between any two steps and goes on has the bits of one that is not. */
class ResumedTrainingTest {

    /** Stops after some of all steps; counts those from the beginning of its part. */
    private static final class StopAfter implements Checkpointing {
        private final int steps;
        private int done;
        private TrainingState saved;

        StopAfter(int steps) {
            this.steps = steps;
        }

        @Override
        public Demand afterStep() {
            done++;
            return done == steps ? Demand.SAVE_AND_STOP : Demand.NOTHING;
        }

        @Override
        public Demand afterEpoch() {
            return Demand.NOTHING;
        }

        @Override
        public void save(TrainingState state) {
            saved = state;
        }
    }

    private record Job(Engine engine, Precision precision, Training training) {
        TrainingResult run(TrainingState start, Checkpointing checkpointing) {
            return training.run(engine, precision, start, TrainingListener.SILENT, checkpointing);
        }

        TrainingState start() {
            NetworkSpec network = training.network();
            return TrainingState.start(ScratchEngine.drawWeights(network, 1));
        }
    }

    private static Training iris() {
        Split split = Iris.split();
        NetworkSpec network =
                new NetworkSpec(
                        Model.MLP,
                        split.train().shape(),
                        List.of(6),
                        3,
                        ActivationName.TANH,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.XAVIER,
                        0.25,
                        Normalisation.NONE);
        return new Training(network, spec("adam", new Schedule.Exponential(0.7), 5, 20), split);
    }

    private static TrainingSpec spec(String rule, Schedule schedule, int epochs, int size) {
        return new TrainingSpec(
                OptimiserSettings.of(Choices.OPTIMISERS.parse(rule), 0.02),
                schedule,
                Optional.of(new EarlyStopping(1, 0)),
                size,
                epochs,
                3);
    }

    private static Training convolutional(Model model) {
        DrawnDigits drawn = DrawnDigits.draw(60, 10, 1);
        Split split = Split.lastSixth(drawn.train(), drawn.test());
        NetworkSpec network =
                new NetworkSpec(
                        model,
                        split.train().shape(),
                        List.of(),
                        10,
                        ActivationName.RELU,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.HE,
                        0,
                        Normalisation.BATCH);
        return new Training(network, spec("adam", Schedule.CONSTANT, 2, 20), split);
    }

    private static void assertSameBits(TrainingResult expected, TrainingResult found, String job) {
        assertEquals(withoutSeconds(expected.epochs()), withoutSeconds(found.epochs()), job);
        assertEquals(expected.keptEpoch(), found.keptEpoch(), job);
        assertEquals(expected.test(), found.test(), job);
        List<ParameterTensor> weights = expected.weights();
        assertEquals(weights.size(), found.weights().size(), job);
        for (int i = 0; i < weights.size(); i++) {
            assertArrayEquals(weights.get(i).values(), found.weights().get(i).values(), job);
        }
    }

    private static List<EpochMetrics> withoutSeconds(List<EpochMetrics> epochs) {
        return epochs.stream()
                .map(
                        e ->
                                new EpochMetrics(
                                        e.epoch(),
                                        e.learningRate(),
                                        e.trainLoss(),
                                        e.validation(),
                                        0))
                .toList();
    }

    /** Runs in parts of so many steps each; all parts but the last are stopped. */
    private static TrainingResult inParts(Job job, int steps, List<TrainingState> states) {
        TrainingState state = job.start();
        while (true) {
            StopAfter stop = new StopAfter(steps);
            TrainingState from = state;
            try {
                return job.run(from, stop);
            } catch (TrainingInterruptedException e) {
                state = stop.saved;
                states.add(state);
            }
        }
    }

    @Test
    void stoppedAfterAnyNumberOfStepsItGoesOnWithTheSameBits() {
        int checked = 0;
        for (Engine engine : List.of(new ScratchEngine(), new FastEngine(), new Dl4jEngine(1))) {
            Job job = new Job(engine, Precision.FLOAT, iris());
            TrainingResult whole = job.run(job.start(), Checkpointing.NONE);
            int steps = whole.epochs().size() * job.training().miniBatches().stepsPerEpoch();
            for (int part : List.of(1, 2, 3, 5, 7, 11)) {
                List<TrainingState> states = new ArrayList<>();
                TrainingResult parts = inParts(job, part, states);
                assertSameBits(whole, parts, engine.name() + " in parts of " + part);
                assertEquals(steps / part, states.size());
                checked++;
            }
        }
        assertEquals(18, checked);
    }

    @Test
    void movedImagesAreTheSameAfterAnInterruption() {
        DrawnDigits drawn = DrawnDigits.draw(60, 10, 1);
        Split split = Split.lastSixth(drawn.train(), drawn.test());
        NetworkSpec network =
                NetworkSpec.dense(
                        784,
                        List.of(5),
                        10,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER);
        TrainingSpec still = TrainingSpec.sgd(1, 10, 3, 4);
        TrainingSpec moved =
                new TrainingSpec(
                        still.optimiser(),
                        still.schedule(),
                        still.earlyStopping(),
                        10,
                        3,
                        4,
                        new Augmentation(2, 10));
        int checked = 0;
        for (Engine engine : List.of(new ScratchEngine(), new FastEngine(), new Dl4jEngine(1))) {
            Job job = new Job(engine, Precision.FLOAT, new Training(network, moved, split));
            TrainingResult whole = job.run(job.start(), Checkpointing.NONE);
            assertSameBits(whole, inParts(job, 3, new ArrayList<>()), engine.name().label());
            Job unmoved = new Job(engine, Precision.FLOAT, new Training(network, still, split));
            assertNotEquals(
                    unmoved.run(unmoved.start(), Checkpointing.NONE).test().loss(),
                    whole.test().loss());
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void convolutionsWithBatchNormalisationGoOnWithTheSameBits() {
        int checked = 0;
        for (Job job :
                List.of(
                        new Job(new Dl4jEngine(1), Precision.FLOAT, convolutional(Model.CNN)),
                        new Job(
                                new ScratchEngine(),
                                Precision.DOUBLE,
                                convolutional(Model.LENET)))) {
            TrainingResult whole = job.run(job.start(), Checkpointing.NONE);
            List<TrainingState> states = new ArrayList<>();
            assertSameBits(whole, inParts(job, 2, states), job.toString());
            assertEquals(List.of(2, 1, 3), states.stream().map(TrainingState::step).toList());
            assertEquals(
                    Set.of("W", "b", "gamma", "beta", "mean", "var"),
                    Set.copyOf(
                            states.get(0).weights().stream().map(ParameterTensor::name).toList()));
            checked++;
        }
        assertEquals(2, checked);
    }

    @Test
    void sameSeedTwiceGivesTheSameBits() {
        int checked = 0;
        for (Job job :
                List.of(
                        new Job(new ScratchEngine(), Precision.DOUBLE, iris()),
                        new Job(new FastEngine(), Precision.FLOAT, iris()),
                        new Job(new Dl4jEngine(1), Precision.FLOAT, iris()),
                        new Job(new Dl4jEngine(1), Precision.FLOAT, convolutional(Model.LENET)))) {
            TrainingResult first = job.run(job.start(), Checkpointing.NONE);
            assertSameBits(first, job.run(job.start(), Checkpointing.NONE), job.toString());
            checked++;
        }
        assertEquals(4, checked);
    }

    @Test
    void stateSaysWhereTheTrainingStands() {
        Job job = new Job(new ScratchEngine(), Precision.DOUBLE, iris());
        int perEpoch = job.training().miniBatches().stepsPerEpoch();
        StopAfter stop = new StopAfter(perEpoch + 2);
        String message =
                assertThrows(TrainingInterruptedException.class, () -> job.run(job.start(), stop))
                        .getMessage();
        assertEquals("the training was interrupted in epoch 2 after step 2", message);
        assertEquals(2, stop.saved.epoch());
        assertEquals(2, stop.saved.step());
        assertEquals(perEpoch + 2, stop.saved.stepCount());
        assertEquals(1, stop.saved.epochs().size());
        assertEquals(stop.saved.weights().size(), stop.saved.best().size());
        assertEquals(2 * 4, stop.saved.optimiserState().size(), "m and v of W and b twice");
    }

    @Test
    void finishedTrainingIsOnlyMeasured() {
        Job job = new Job(new ScratchEngine(), Precision.DOUBLE, iris());
        List<TrainingState> saved = new ArrayList<>();
        Checkpointing everyEpoch =
                new Checkpointing() {
                    @Override
                    public Demand afterStep() {
                        return Demand.NOTHING;
                    }

                    @Override
                    public Demand afterEpoch() {
                        return Demand.SAVE;
                    }

                    @Override
                    public void save(TrainingState state) {
                        saved.add(state);
                    }
                };
        TrainingResult whole = job.run(job.start(), everyEpoch);
        assertEquals(whole.epochs().size(), saved.size());
        TrainingState last = saved.get(saved.size() - 1);
        assertEquals(0, last.step());
        assertSameBits(whole, job.run(last, Checkpointing.NONE), "after the last epoch");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        List<ParameterTensor> none = List.of();
        int refused = 0;
        for (double[] numbers :
                new double[][] {{-1, 0, 0}, {2, 1, 0}, {0, 0, -1}, {0, 0, 0.0 / 0}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            new TrainingState(
                                    (int) numbers[0],
                                    0,
                                    numbers[2],
                                    List.of(),
                                    none,
                                    (long) numbers[1],
                                    List.of(),
                                    none));
            refused++;
        }
        assertEquals(4, refused);
    }
}
