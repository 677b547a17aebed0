package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.ImageLayers;
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
import crosscheck.comparison.trace.TraceResult;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Convolutional networks, hand-written and on DL4J, step by step. */
class ConvolutionParityTest {
    private static final int STEPS = 2;
    private static final int MINI_BATCH_SIZE = 4;

    private static final DrawnDigits DRAWN = DrawnDigits.draw(120, 12, 1);
    private static final Split DIGITS = new Split(DRAWN.train(), DRAWN.test(), DRAWN.test());

    private static NetworkSpec network(Model model, Normalisation normalisation) {
        return new NetworkSpec(
                model,
                DIGITS.train().shape(),
                List.of(),
                10,
                ActivationName.RELU,
                LossName.CROSS_ENTROPY,
                InitialiserName.HE,
                0,
                normalisation);
    }

    /** Every pair, with nothing that may explain a gap. */
    private static void assertAgrees(NetworkSpec network, List<Precision> precisions, int steps) {
        ParityRun run =
                new ParityRun(
                        List.of(new ScratchEngine(), new Dl4jEngine(1)),
                        precisions,
                        DIGITS,
                        List.of());
        List<PairResult> pairs =
                run.run(
                        new DescribedNetwork(network),
                        TrainingSpec.sgd(0.01, MINI_BATCH_SIZE, 1, 1),
                        steps,
                        step -> {});
        assertEquals(precisions.size(), pairs.size());
        for (PairResult pair : pairs) {
            String what =
                    network.shapeText() + " in " + pair.precision() + ": " + pair.explanation();
            assertEquals(Outcome.AGREE, pair.outcome(), what);
            TraceResult trainings = pair.trainings().orElseThrow();
            assertEquals(steps, trainings.steps(), what);
            assertTrue(trainings.used() > 0, what);
            assertTrue(trainings.used() <= 1, what);
        }
    }

    @Test
    void frameworkTakesTheStepsOfTheReference() {
        int checked = 0;
        for (Model model : List.of(Model.LENET, Model.CNN)) {
            for (Normalisation normalisation : Normalisation.values()) {
                assertAgrees(
                        network(model, normalisation),
                        List.of(Precision.DOUBLE, Precision.FLOAT),
                        STEPS);
                checked++;
            }
        }
        assertEquals(4, checked);
    }

    /** Few and many filters, kernels of even and odd sides, dropout; two steps of each. */
    @Test
    void frameworkTakesTheStepsOfTheReferenceWithOtherFiltersAndKernels() {
        int checked = 0;
        for (Model model : List.of(Model.LENET, Model.CNN)) {
            for (ImageLayers own :
                    List.of(
                            new ImageLayers(3, 3, 0.5),
                            new ImageLayers(1, 1, 0),
                            new ImageLayers(5, 4, 0.25),
                            new ImageLayers(2, 9, 0))) {
                for (Normalisation normalisation : Normalisation.values()) {
                    NetworkSpec network =
                            new NetworkSpec(
                                    model,
                                    DIGITS.train().shape(),
                                    List.of(),
                                    10,
                                    ActivationName.RELU,
                                    LossName.CROSS_ENTROPY,
                                    InitialiserName.HE,
                                    0,
                                    normalisation,
                                    Optional.of(own));
                    assertAgrees(network, List.of(Precision.DOUBLE), 2);
                    checked++;
                }
            }
        }
        assertEquals(16, checked);
    }

    /** DL4J would move them by at most the limit: 0.01 instead of 0.027 in the first step. */
    @Test
    void clippingOfTheRunningStatisticsIsRefused() {
        int refused = 0;
        for (GradientClipping clipping :
                List.of(new GradientClipping.Value(0.01), new GradientClipping.TensorNorm(0.01))) {
            OptimiserSettings clipped =
                    TrainingSpec.sgd(0.01, MINI_BATCH_SIZE, 1, 1)
                            .optimiser()
                            .withClipping(clipping);
            TrainingSpec training =
                    new TrainingSpec(
                            clipped, Schedule.CONSTANT, Optional.empty(), MINI_BATCH_SIZE, 1, 1);
            NetworkSpec normalised = network(Model.LENET, Normalisation.BATCH);
            UnsupportedSpecException refusal =
                    assertThrows(
                            UnsupportedSpecException.class,
                            () -> Engines.requireSupport(EngineName.DL4J, normalised, training));
            assertTrue(refusal.getMessage().contains("running mean"), refusal.getMessage());
            Engines.requireSupport(EngineName.SCRATCH, normalised, training);
            Engines.requireSupport(
                    EngineName.DL4J, network(Model.LENET, Normalisation.NONE), training);
            refused++;
        }
        assertEquals(2, refused);
    }

    @Test
    void modelsHaveTheirPublishedNumberOfParameters() {
        assertEquals(1_199_882, parameters(Model.CNN));
        assertEquals(431_080, parameters(Model.LENET));
    }

    private static int parameters(Model model) {
        return ScratchEngine.drawWeights(network(model, Normalisation.NONE), 1).stream()
                .mapToInt(tensor -> tensor.values().length)
                .sum();
    }

    @Test
    void shapesAreWrittenAsPeopleWriteThem() {
        assertEquals(
                "28x28-20C5-P2-50C5-P2-500-10",
                network(Model.LENET, Normalisation.NONE).shapeText());
        assertEquals(
                "28x28-32C3-BN-64C3-BN-P2-D0.25-128-D0.5-10",
                network(Model.CNN, Normalisation.BATCH).shapeText());
    }
}
