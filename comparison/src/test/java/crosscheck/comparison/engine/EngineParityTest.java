package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.parity.ParityBudget;
import crosscheck.comparison.parity.ParityCheck;
import crosscheck.comparison.parity.ParityCheck.Start;
import crosscheck.comparison.parity.ParityResult;
import crosscheck.comparison.parity.Tolerance;
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
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everything that one side can do, step by step against the other sides. */
class EngineParityTest {
    private static final int STEPS = 60;

    /** Measured at most 7.2e-15 and, in float on all three others, 2.2e-6. */
    private static final Map<Precision, ParityBudget> CALM =
            Map.of(Precision.DOUBLE, budget(3e-14), Precision.FLOAT, budget(1e-5));

    /**
     * Measured at most 2.6e-13 and 1.7e-4: where a gradient is about as small as epsilon, its
     * rounding decides the whole of a step, which is as long as the learning rate.
     */
    private static final Map<Precision, ParityBudget> NORMALISED =
            Map.of(Precision.DOUBLE, budget(1e-12), Precision.FLOAT, budget(7e-4));

    private static final Engine SCRATCH = new ScratchEngine();
    private static final Dataset DIGITS = DrawnDigits.draw(600, 60, 1).train();

    private static ParityBudget budget(double bound) {
        Tolerance tolerance = new Tolerance(bound, 0, "60 steps of 784-12-7-10 on drawn digits");
        return new ParityBudget(tolerance, tolerance, tolerance);
    }

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

    private static ParityBudget budget(Job job, Precision precision) {
        UpdateRule rule = job.training().optimiser().rule();
        boolean normalised = rule instanceof Adam || rule instanceof AmsGrad;
        return (normalised ? NORMALISED : CALM).get(precision);
    }

    private static ParityResult compare(Job job, Engine engine, Precision precision) {
        List<ParameterTensor> weights = ScratchEngine.drawWeights(job.network(), 1);
        try (Trainee reference =
                        SCRATCH.create(job.network(), job.training(), weights, Precision.DOUBLE);
                Trainee other = engine.create(job.network(), job.training(), weights, precision)) {
            return ParityCheck.run(
                    reference,
                    other,
                    precision,
                    budget(job, precision),
                    DIGITS,
                    new MiniBatches(DIGITS.size(), 10, 1).endless(),
                    Start.OWN_WEIGHTS,
                    STEPS,
                    step -> {});
        }
    }

    private static void assertAllAgree(Engine engine, Precision precision) {
        List<String> failures = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<String, Job> job : jobs().entrySet()) {
            ParityResult result = compare(job.getValue(), engine, precision);
            if (!result.passed()) {
                failures.add(job.getKey() + ": " + result);
            }
            checked++;
        }
        assertEquals(List.of(), failures);
        assertEquals(8 + 7 + 4, checked);
    }

    @Test
    void frameworkTakesTheStepsOfTheReferenceInDouble() {
        assertAllAgree(new Dl4jEngine(1), Precision.DOUBLE);
    }

    @Test
    void frameworkTakesTheStepsOfTheReferenceInFloat() {
        assertAllAgree(new Dl4jEngine(1), Precision.FLOAT);
    }

    @Test
    void fastTwinTakesTheStepsOfTheReference() {
        assertAllAgree(new FastEngine(), Precision.FLOAT);
    }

    @Test
    void fastTwinInPlainJavaTakesTheStepsOfTheReference() {
        assertAllAgree(new FastEngine(KernelKind.PLAIN.kernels()), Precision.FLOAT);
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
