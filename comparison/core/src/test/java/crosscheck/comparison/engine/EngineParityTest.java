package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import crosscheck.comparison.trace.DescribedNetwork;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.comparison.trace.ParityRun;
import crosscheck.data.ExampleShape;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that one side can do, step by step against the other sides. */
class EngineParityTest {
    private static final int STEPS = 60;

    /** A worst tensor that uses less would leave room for faults far larger than rounding. */
    private static final double LEAST_SHARE = 0.02;

    private static final DrawnDigits DRAWN = DrawnDigits.draw(600, 60, 1);
    private static final Split DIGITS = new Split(DRAWN.train(), DRAWN.test(), DRAWN.test());

    private record Job(NetworkSpec network, TrainingSpec training) {}

    private static NetworkSpec network(ActivationName activation, LossName loss, double dropout) {
        return new NetworkSpec(
                Model.MLP,
                ExampleShape.vector(784),
                List.of(12, 7),
                10,
                activation,
                loss,
                InitialiserName.XAVIER,
                dropout,
                Normalisation.NONE);
    }

    private static TrainingSpec training(OptimiserSettings optimiser) {
        return new TrainingSpec(optimiser, Schedule.CONSTANT, Optional.empty(), 10, 1, 1);
    }

    private static Map<String, Job> jobs() {
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (ActivationName activation : ActivationName.values()) {
            for (LossName loss : LossName.values()) {
                jobs.put(
                        activation + " " + loss,
                        new Job(
                                network(activation, loss, 0),
                                training(OptimiserSettings.of(new Sgd(), 0.1))));
            }
        }
        NetworkSpec plain = network(ActivationName.TANH, LossName.CROSS_ENTROPY, 0);
        for (String rule :
                List.of(
                        "momentum",
                        "nesterov",
                        "adagrad",
                        "rmsprop",
                        "adadelta",
                        "adam",
                        "amsgrad")) {
            double rate = rule.equals("adadelta") ? 1 : 0.01;
            jobs.put(
                    rule,
                    new Job(
                            plain,
                            training(OptimiserSettings.of(Choices.OPTIMISERS.parse(rule), rate))));
        }
        OptimiserSettings sgd = OptimiserSettings.of(new Sgd(), 0.3);
        jobs.put("L2", new Job(plain, training(sgd.withL2Coefficient(0.01))));
        jobs.put(
                "clipping by value",
                new Job(plain, training(sgd.withClipping(new GradientClipping.Value(0.01)))));
        jobs.put(
                "clipping by norm and L2",
                new Job(
                        plain,
                        training(
                                sgd.withClipping(new GradientClipping.TensorNorm(0.1))
                                        .withL2Coefficient(0.01))));
        jobs.put(
                "dropout",
                new Job(network(ActivationName.RELU, LossName.CROSS_ENTROPY, 0.4), training(sgd)));
        return jobs;
    }

    /** Each engine with the reference, with nothing that may explain a gap. */
    private static List<PairResult> compare(Job job, List<Engine> engines) {
        ParityRun run =
                new ParityRun(
                        Stream.concat(Stream.of(new ScratchEngine()), engines.stream()).toList(),
                        List.of(Precision.DOUBLE, Precision.FLOAT),
                        DIGITS,
                        List.of());
        return run.run(new DescribedNetwork(job.network()), job.training(), STEPS, step -> {});
    }

    private static void assertAllAgree(int pairs, Engine... engines) {
        List<String> failures = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<String, Job> job : jobs().entrySet()) {
            for (PairResult pair : compare(job.getValue(), List.of(engines))) {
                String what = job.getKey() + ", " + pair.name() + ": ";
                double used = pair.trainings().orElseThrow().used();
                if (pair.outcome() != Outcome.AGREE || !(used >= LEAST_SHARE && used <= 1)) {
                    failures.add(what + used + " " + pair.explanation());
                }
                assertEquals(STEPS, pair.trainings().orElseThrow().steps(), what);
                checked++;
            }
        }
        assertEquals(List.of(), failures);
        assertEquals((8 + 7 + 4) * pairs, checked);
    }

    /** The framework in both precisions, the twin, and these two in float. */
    @Test
    void frameworkAndFastTwinTakeTheStepsOfTheReference() {
        assertAllAgree(4, new FastEngine(), new Dl4jEngine(1));
    }

    @Test
    void fastTwinInPlainJavaTakesTheStepsOfTheReference() {
        assertAllAgree(1, new FastEngine(KernelKind.PLAIN.kernels()));
    }

    @Test
    void whatTheFrameworkDoesNotHaveIsRefusedByName() {
        int refused = 0;
        NetworkSpec network = network(ActivationName.TANH, LossName.CROSS_ENTROPY, 0);
        for (String rule :
                List.of(
                        "adam:variant=published",
                        "nadam:variant=published",
                        "amsgrad:variant=published",
                        "rmsprop:variant=published",
                        "adagrad:variant=published")) {
            TrainingSpec training =
                    training(OptimiserSettings.of(Choices.OPTIMISERS.parse(rule), 0.01));
            String message =
                    assertThrows(
                                    UnsupportedSpecException.class,
                                    () ->
                                            new Dl4jEngine(1)
                                                    .create(
                                                            network,
                                                            training,
                                                            ScratchEngine.drawWeights(network, 1),
                                                            Precision.FLOAT))
                            .getMessage();
            assertTrue(message.startsWith("dl4j has no " + rule.split(":")[0]), message);
            refused++;
        }
        assertEquals(5, refused);
    }
}
