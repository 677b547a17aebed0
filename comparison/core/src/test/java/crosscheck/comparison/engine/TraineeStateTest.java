package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.MiniBatches;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a trainee remembers between steps can be taken out and put into another one. */
class TraineeStateTest {
    private static final Dataset DIGITS = DrawnDigits.draw(300, 30, 1).train();
    private static final List<String> RULES =
            List.of(
                    "sgd",
                    "momentum",
                    "nesterov",
                    "adagrad",
                    "rmsprop",
                    "adadelta",
                    "adam",
                    "nadam",
                    "amsgrad");
    private static final int BEFORE = 7;
    private static final int AFTER = 6;

    private record Job(Engine engine, Precision precision, NetworkSpec network, String rule) {
        TrainingSpec training() {
            UpdateRule parsed = Choices.OPTIMISERS.parse(rule);
            double rate = rule.equals("adadelta") ? 1 : 0.01;
            return new TrainingSpec(
                    OptimiserSettings.of(parsed, rate),
                    Schedule.CONSTANT,
                    Optional.empty(),
                    miniBatchSize(),
                    1,
                    5);
        }

        int miniBatchSize() {
            return network.model().isConvolutional() ? 4 : 10;
        }

        Trainee create(long seed) {
            List<ParameterTensor> weights = ScratchEngine.drawWeights(network, seed);
            return engine.create(network, training(), weights, precision);
        }
    }

    private static NetworkSpec mlp() {
        return new NetworkSpec(
                Model.MLP,
                ExampleShape.vector(784),
                List.of(9, 5),
                10,
                ActivationName.TANH,
                LossName.CROSS_ENTROPY,
                InitialiserName.XAVIER,
                0.3,
                Normalisation.NONE);
    }

    private static NetworkSpec convolutional(Model model) {
        return new NetworkSpec(
                model,
                DIGITS.shape(),
                List.of(),
                10,
                ActivationName.RELU,
                LossName.CROSS_ENTROPY,
                InitialiserName.HE,
                0,
                Normalisation.BATCH);
    }

    private static List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (String rule : RULES) {
            jobs.add(new Job(new ScratchEngine(), Precision.DOUBLE, mlp(), rule));
            jobs.add(new Job(new FastEngine(), Precision.FLOAT, mlp(), rule));
            jobs.add(new Job(new Dl4jEngine(1), Precision.FLOAT, mlp(), rule));
            jobs.add(new Job(new Dl4jEngine(1), Precision.DOUBLE, mlp(), rule));
        }
        NetworkSpec cnn = convolutional(Model.CNN);
        jobs.add(new Job(new Dl4jEngine(1), Precision.FLOAT, cnn, "adam"));
        NetworkSpec lenet = convolutional(Model.LENET);
        jobs.add(new Job(new ScratchEngine(), Precision.DOUBLE, lenet, "adam"));
        return jobs;
    }

    private static void step(Trainee trainee, Iterator<int[]> batches, int steps) {
        for (int i = 0; i < steps; i++) {
            trainee.step(DIGITS, batches.next());
        }
    }

    private static Iterator<int[]> batches(Job job) {
        return new MiniBatches(DIGITS.size(), job.miniBatchSize(), 1).endless();
    }

    private static void assertSameBits(Trainee expected, Trainee found, String job) {
        List<ParameterTensor> wanted = expected.parameters();
        for (int i = 0; i < wanted.size(); i++) {
            assertArrayEquals(
                    wanted.get(i).values(),
                    found.parameters().get(i).values(),
                    job + " " + wanted.get(i).fullName());
        }
        List<StateTensor> states = expected.optimiserState();
        assertEquals(states.size(), found.optimiserState().size(), job);
        for (int i = 0; i < states.size(); i++) {
            StateTensor state = found.optimiserState().get(i);
            assertEquals(states.get(i).fullName(), state.fullName());
            assertArrayEquals(states.get(i).values(), state.values(), job + state.fullName());
        }
        assertEquals(expected.stepCount(), found.stepCount());
    }

    @Test
    void anotherTraineeGoesOnWithTheSameBits() {
        int checked = 0;
        for (Job job : jobs()) {
            Iterator<int[]> batches = batches(job);
            try (Trainee first = job.create(1);
                    Trainee second = job.create(2)) {
                step(first, batches, BEFORE);
                step(second, batches(job), 2); // what it remembers must give way
                second.setParameters(first.parameters());
                second.setOptimiserState(first.stepCount(), first.optimiserState());
                assertEquals(BEFORE, second.stepCount());
                assertSameBits(first, second, job.toString());
                List<int[]> rest = new ArrayList<>();
                for (int i = 0; i < AFTER; i++) {
                    rest.add(batches.next());
                }
                step(first, rest.iterator(), AFTER);
                step(second, rest.iterator(), AFTER);
                assertSameBits(first, second, job.toString());
                checked++;
            }
        }
        assertEquals(9 + 9 + 9 + 9 + 2, checked);
    }

    @Test
    void beforeTheFirstStepThereIsNoState() {
        int checked = 0;
        for (Job job : jobs().subList(0, 4 * RULES.size())) {
            try (Trainee fresh = job.create(1);
                    Trainee used = job.create(1)) {
                assertEquals(0, fresh.stepCount());
                assertEquals(List.of(), fresh.optimiserState());
                step(used, batches(job), 3);
                used.setParameters(fresh.parameters());
                used.setOptimiserState(0, List.of());
                assertEquals(List.of(), used.optimiserState());
                step(fresh, batches(job), 3);
                step(used, batches(job), 3);
                assertSameBits(fresh, used, job.toString());
                checked++;
            }
        }
        assertEquals(9 + 9 + 9 + 9, checked);
    }

    @Test
    void stateSurvivesAChangeOfTheLearningRateInEitherOrder() {
        int checked = 0;
        for (Job job : jobs().subList(0, 4 * RULES.size())) {
            if (job.rule().equals("adadelta")) {
                continue;
            }
            try (Trainee first = job.create(1);
                    Trainee second = job.create(2);
                    Trainee third = job.create(3)) {
                step(first, batches(job), BEFORE);
                List<StateTensor> state = first.optimiserState();
                first.setLearningRate(0.005);
                second.setParameters(first.parameters());
                second.setOptimiserState(BEFORE, state);
                second.setLearningRate(0.005);
                third.setLearningRate(0.005);
                third.setParameters(first.parameters());
                third.setOptimiserState(BEFORE, state);
                for (Trainee trainee : List.of(first, second, third)) {
                    step(trainee, batches(job), AFTER);
                }
                assertSameBits(first, second, job.toString());
                assertSameBits(first, third, job.toString());
                checked++;
            }
        }
        assertEquals(8 + 8 + 8 + 8, checked);
    }

    @Test
    void everyEngineRemembersTheSameNumbersUnderTheSameNames() {
        int checked = 0;
        for (String rule : RULES) {
            try (Trainee reference =
                            new Job(new ScratchEngine(), Precision.DOUBLE, mlp(), rule).create(1);
                    Trainee framework =
                            new Job(new Dl4jEngine(1), Precision.DOUBLE, mlp(), rule).create(1)) {
                Job job = new Job(new ScratchEngine(), Precision.DOUBLE, mlp(), rule);
                step(reference, batches(job), 3);
                step(framework, batches(job), 3);
                List<StateTensor> wanted = reference.optimiserState();
                List<StateTensor> found = framework.optimiserState();
                assertEquals(wanted.size(), found.size());
                for (int i = 0; i < wanted.size(); i++) {
                    assertEquals(wanted.get(i).fullName(), found.get(i).fullName());
                    assertArrayEquals(
                            wanted.get(i).values(),
                            found.get(i).values(),
                            1e-13,
                            rule + " " + wanted.get(i).fullName());
                    checked++;
                }
            }
        }
        assertEquals(6 * (0 + 1 + 1 + 1 + 1 + 2 + 2 + 2 + 3), checked);
    }

    @Test
    void statesThatDoNotFitAreRefusedAndChangeNothing() {
        int refused = 0;
        for (Engine engine : List.of(new ScratchEngine(), new FastEngine(), new Dl4jEngine(1))) {
            Job job = new Job(engine, Precision.FLOAT, mlp(), "adam");
            try (Trainee trainee = job.create(1)) {
                step(trainee, batches(job), 2);
                List<StateTensor> good = trainee.optimiserState();
                assertFalse(good.isEmpty());
                List<StateTensor> shuffled = new ArrayList<>(good);
                shuffled.set(0, good.get(1));
                shuffled.set(1, good.get(0));
                List<StateTensor> shorter = new ArrayList<>(good);
                shorter.set(3, new StateTensor(0, "b", "v", new double[4]));
                assertRefused(trainee, 2, shuffled);
                assertRefused(trainee, 2, shorter);
                assertRefused(trainee, 2, good.subList(1, good.size()));
                assertRefused(trainee, 0, good);
                assertRefused(trainee, 2, List.of());
                assertRefused(trainee, -1, good);
                assertArrayEquals(good.get(0).values(), trainee.optimiserState().get(0).values());
                assertEquals(2, trainee.stepCount());
                refused += 6;
            }
        }
        assertEquals(18, refused);
    }

    private static void assertRefused(Trainee trainee, long steps, List<StateTensor> states) {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> trainee.setOptimiserState(steps, states))
                        .getMessage();
        assertTrue(message.contains(", not ") || message.contains(" is "), message);
    }
}
