package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Reference;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TracedTensor;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The reference and its shadows, taking steps together. */
class ShadowsTest {
    private static final Dataset DIGITS = DrawnDigits.draw(60, 12, 1).train();
    private static final List<Precision> BOTH = List.of(Precision.FLOAT, Precision.DOUBLE);
    private static final int MINI_BATCH_SIZE = 6;

    private static TrainingSpec training() {
        OptimiserSettings adam =
                OptimiserSettings.of(Choices.OPTIMISERS.parse("adam"), 0.01)
                        .withL2Coefficient(0.01)
                        .withClipping(new GradientClipping.TensorNorm(0.5));
        return new TrainingSpec(adam, Schedule.CONSTANT, Optional.empty(), MINI_BATCH_SIZE, 1, 1);
    }

    /** With dropout, ReLUs, maxima and running statistics. */
    private static NetworkSpec convolutions() {
        return new NetworkSpec(
                Model.CNN,
                DIGITS.shape(),
                List.of(),
                10,
                ActivationName.RELU,
                LossName.CROSS_ENTROPY,
                InitialiserName.HE,
                0,
                Normalisation.BATCH,
                Optional.of(new ImageLayers(2, 3, 0.25)));
    }

    private static NetworkSpec dense() {
        return new NetworkSpec(
                Model.MLP,
                DIGITS.shape(),
                List.of(9, 7),
                10,
                ActivationName.RELU,
                LossName.QUADRATIC,
                InitialiserName.HE,
                0.3,
                Normalisation.NONE);
    }

    private static Shadows shadows(NetworkSpec network, long seed) {
        return shadows(network, training(), seed);
    }

    private static Shadows shadows(NetworkSpec network, TrainingSpec training, long seed) {
        return new Shadows(
                new Reference(
                        HandWritten.of(network, training.seed()),
                        training.optimiser(),
                        ScratchEngine.drawWeights(network, 4)),
                BOTH,
                seed);
    }

    private static Iterator<int[]> miniBatches() {
        return new MiniBatches(DIGITS.size(), MINI_BATCH_SIZE, 1).endless();
    }

    /** Of each step, precision and tensor. */
    private static List<Bound> bounds(Shadows shadows, int steps) {
        Iterator<int[]> miniBatches = miniBatches();
        List<Bound> bounds = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            Shadows.Step taken = shadows.step(DIGITS, miniBatches.next());
            for (Precision precision : BOTH) {
                for (TracedTensor tensor : taken.trace().tensors()) {
                    bounds.add(taken.bounds().get(precision).of(tensor.name()));
                }
            }
        }
        return bounds;
    }

    /** Alone, and among others that take steps at the same time. */
    @Test
    void boundsDoNotHangOnWhichThreadsAreFree() {
        List<Bound> alone = bounds(shadows(convolutions(), 7), 4);
        List<CompletableFuture<List<Bound>>> crowd = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            crowd.add(CompletableFuture.supplyAsync(() -> bounds(shadows(convolutions(), 7), 4)));
        }
        for (CompletableFuture<List<Bound>> each : crowd) {
            assertEquals(alone, each.join());
        }
        assertNotEquals(alone, bounds(shadows(convolutions(), 8), 4), "another seed");
        assertTrue(new HashSet<>(alone).size() > 100, "bounds of many tensors");
    }

    @Test
    void shadowsDoNotDisturbTheReference() {
        int checked = 0;
        for (NetworkSpec network : List.of(dense(), convolutions())) {
            Shadows shadows = shadows(network, 1);
            Iterator<int[]> miniBatches = miniBatches();
            List<ParameterTensor> weights = ScratchEngine.drawWeights(network, 4);
            try (Trainee alone =
                    new ScratchEngine().create(network, training(), weights, Precision.DOUBLE)) {
                for (int step = 0; step < 12; step++) {
                    int[] rows = miniBatches.next();
                    StepTrace trace = shadows.step(DIGITS, rows).trace();
                    StepTrace expected = alone.trace(DIGITS, rows);
                    assertEquals(Traces.names(expected), Traces.names(trace));
                    for (TracedTensor tensor : expected.tensors()) {
                        assertArrayEquals(
                                tensor.values(),
                                trace.tensor(tensor.name()).orElseThrow().values(),
                                tensor.name());
                        checked++;
                    }
                }
                int[] rows = {0, 1, 2, 3};
                assertArrayEquals(
                        alone.predictProbabilities(DIGITS, rows),
                        shadows.inference(DIGITS, rows).trace().tensors().get(0).values());
            }
        }
        assertTrue(checked > 12 * 60, checked + " tensors");
    }

    /** Masks of dropout, ReLUs and maxima are the reference's: else whole units would be apart. */
    @Test
    void shadowsStayNearTheReference() {
        for (NetworkSpec network : List.of(dense(), convolutions())) {
            TrainingSpec calm = TrainingSpec.sgd(0.01, MINI_BATCH_SIZE, 1, 1);
            Shadows shadows = shadows(network, calm, 1);
            Iterator<int[]> miniBatches = miniBatches();
            Set<String> unused = new HashSet<>();
            for (int step = 0; step < 5; step++) {
                Shadows.Step taken = shadows.step(DIGITS, miniBatches.next());
                for (TracedTensor tensor : taken.trace().tensors()) {
                    double bound = taken.bounds().get(Precision.DOUBLE).of(tensor.name()).largest();
                    double scale = StepBounds.largest(tensor.values());
                    boolean output = tensor.name().startsWith("layer");
                    assertTrue(!output || bound <= 1e-9 * scale, tensor.name() + ": " + bound);
                    if (bound == 0 && scale > 0) {
                        unused.add(tensor.name());
                    }
                }
            }
            assertEquals(Set.of(), unused, "tensors of which nothing is allowed");
        }
    }

    /** In float about 2^28 times as far: a shadow in double moves numbers by a whole unit. */
    @Test
    void boundsAreThoseOfThePrecision() {
        Shadows shadows = shadows(dense(), 1);
        Shadows.Step taken = shadows.step(DIGITS, miniBatches().next());
        int checked = 0;
        for (TracedTensor tensor : taken.trace().tensors()) {
            if (tensor.name().startsWith("layer") && StepBounds.largest(tensor.values()) > 0) {
                double inFloat = taken.bounds().get(Precision.FLOAT).of(tensor.name()).largest();
                double inDouble = taken.bounds().get(Precision.DOUBLE).of(tensor.name()).largest();
                double ratio = inFloat / inDouble / 0x1p28;
                assertTrue(ratio > 0.1 && ratio < 10, tensor.name() + ": " + ratio);
                checked++;
            }
        }
        assertTrue(checked >= 9, "tensors: " + checked);
    }

    @Test
    void shadowsGoToWhereAnotherNetworkIsWithoutAnError() {
        NetworkSpec network = dense();
        Shadows shadows = shadows(network, 1);
        Shadows.Step drawn = shadows.start();
        for (int step = 0; step < 5; step++) {
            shadows.step(DIGITS, new int[] {step, step + 1});
        }
        Bound drifted = shadows.start().bounds().get(Precision.FLOAT).of("1_W");
        assertTrue(drifted.largest() > drawn.bounds().get(Precision.FLOAT).of("1_W").largest());
        List<ParameterTensor> weights = ScratchEngine.drawWeights(network, 9);
        try (Trainee other =
                new ScratchEngine().create(network, training(), weights, Precision.DOUBLE)) {
            other.step(DIGITS, new int[] {7, 8});
            shadows.goTo(other);
            Shadows.Step there = shadows.start();
            double[] own = other.parameters().get(2).values();
            assertArrayEquals(own, there.trace().tensor("1_W").orElseThrow().values());
            double ulps = 2 * 0x1p-23 * StepBounds.largest(own) + Float.MIN_NORMAL;
            assertEquals(new Bound(ulps, ulps), there.bounds().get(Precision.FLOAT).of("1_W"));
            assertEquals(1, shadows.reference().stepCount());
        }
    }

    @Test
    void learningRateIsSetOfAll() {
        Shadows shadows = shadows(dense(), 1);
        shadows.setLearningRate(1e-30);
        double[] before = shadows.reference().parameters().get(0).values().clone();
        Shadows.Step taken = shadows.step(DIGITS, miniBatches().next());
        assertArrayEquals(before, shadows.reference().parameters().get(0).values(), 1e-25);
        Bound bound = taken.bounds().get(Precision.FLOAT).of("0_W");
        assertTrue(bound.largest() < 1e-5, "a shadow with a rate of 0.01 is far: " + bound);
    }
}
