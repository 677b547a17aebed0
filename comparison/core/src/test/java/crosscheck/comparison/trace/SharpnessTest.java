package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Reference;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TracedTensor;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Variant;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How small an error is still found. Bounds ten or a hundred times as wide turn these tests red.
 */
class SharpnessTest {
    private static final int STEPS = 12;
    private static final Dataset DIGITS = DrawnDigits.draw(200, 10, 1).train();
    private static final NetworkSpec NETWORK =
            NetworkSpec.dense(
                    784,
                    List.of(20),
                    10,
                    ActivationName.TANH,
                    LossName.CROSS_ENTROPY,
                    InitialiserName.XAVIER);
    private static final TrainingSpec TRAINING =
            new TrainingSpec(
                    OptimiserSettings.of(new Adam(0.9, 0.999, 1e-8, Variant.DL4J), 0.001)
                            .withClipping(new GradientClipping.TensorNorm(0.5))
                            .withL2Coefficient(0.01),
                    Schedule.CONSTANT,
                    Optional.empty(),
                    10,
                    1,
                    1);

    private Shadows shadows;
    private Trainee framework;

    /** A step of all, and how far the framework may be off. */
    private record Taken(StepTrace reference, StepTrace framework, StepBounds bounds) {
        TraceComparison compared(StepTrace other, double factor, Precision precision) {
            TraceComparison comparison = new TraceComparison(precision);
            comparison.add(1, reference, other, bounds.times(factor));
            return comparison;
        }
    }

    private void begin(Precision precision) {
        List<ParameterTensor> weights = ScratchEngine.drawWeights(NETWORK, 1);
        shadows =
                new Shadows(
                        new Reference(HandWritten.of(NETWORK, 1), TRAINING.optimiser(), weights),
                        List.of(precision),
                        1);
        framework = new Dl4jEngine(1).create(NETWORK, TRAINING, weights, precision);
    }

    @BeforeEach
    void nothingYet() {
        framework = null;
    }

    @AfterEach
    void close() {
        framework.close();
    }

    private Taken step(int step, Precision precision) {
        int[] rows = IntStream.range(10 * step, 10 * step + 10).toArray();
        StepTrace other = framework.trace(DIGITS, rows);
        Shadows.Step own = shadows.step(DIGITS, rows);
        return new Taken(own.trace(), other, own.bounds().get(precision));
    }

    private static StepTrace with(StepTrace step, String name, int index, double error) {
        TracedTensor tensor = step.tensor(name).orElseThrow();
        return Traces.with(step, name, index, tensor.values()[index] + error);
    }

    /** The entry in which an error is not hidden by one that is there already. */
    private static int index(TracedTensor reference, TracedTensor framework) {
        int index = 0;
        for (int i = 0; i < reference.values().length; i++) {
            index = framework.values()[i] >= reference.values()[i] ? i : index;
        }
        return index;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void errorOfTenTimesTheBoundIsFoundInEveryKindOfTensorAndNotWithWiderBounds(
            Precision precision) {
        begin(precision);
        Set<TensorKind> found = EnumSet.noneOf(TensorKind.class);
        for (int s = 0; s < STEPS; s++) {
            Taken taken = step(s, precision);
            assertFalse(taken.compared(taken.framework(), 1, precision).result().accuses());
            for (TracedTensor tensor : taken.reference().tensors()) {
                double bound = taken.bounds().of(tensor.name()).largest();
                if (bound > 0 && bound < Double.POSITIVE_INFINITY) {
                    TracedTensor other = taken.framework().tensor(tensor.name()).orElseThrow();
                    int index = index(tensor, other);
                    StepTrace ten = with(taken.framework(), tensor.name(), index, 10 * bound);
                    Divergence divergence =
                            taken.compared(ten, 1, precision).result().divergence().orElseThrow();
                    assertEquals(tensor.name(), divergence.tensor());
                    StepTrace eight = with(taken.framework(), tensor.name(), index, 8 * bound);
                    assertTrue(taken.compared(eight, 1, precision).result().accuses());
                    assertFalse(taken.compared(eight, 10, precision).result().accuses());
                    assertFalse(taken.compared(eight, 100, precision).result().accuses());
                    found.add(tensor.kind());
                }
            }
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(TensorKind.INFERENCE)), found, "every kind");
    }

    /**
     * What rounding really does is not far below what is allowed: wider bounds would be seen here.
     */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void correctProgramUsesAFairShareOfItsBounds(Precision precision) {
        begin(precision);
        List<Double> used = new ArrayList<>();
        for (int s = 0; s < STEPS; s++) {
            Taken taken = step(s, precision);
            used.add(taken.compared(taken.framework(), 1, precision).result().used());
        }
        double median = used.stream().sorted().skip(STEPS / 2).findFirst().orElseThrow();
        // in double a shadow is moved by a whole unit in the last place, DL4J rounds by half of one
        double least = precision == Precision.FLOAT ? 0.05 : 0.01;
        assertTrue(median > least && median < 0.6, "worst tensor of each step: " + used);
    }

    /** An absolute size: a relative error of 1e-4 of a whole tensor. */
    @Test
    void relativeErrorOfOneTenThousandthIsFoundInFloat() {
        begin(Precision.FLOAT);
        Taken taken = step(0, Precision.FLOAT);
        for (String name : List.of("layer 0 z", "layer 1 a", "1_W gradient", "1_W_m", "loss")) {
            StepTrace off =
                    Traces.with(
                            taken.framework(),
                            name,
                            tensor -> {
                                double[] values = tensor.values().clone();
                                for (int i = 0; i < values.length; i++) {
                                    values[i] *= 1 + 1e-4;
                                }
                                return tensor.withValues(values);
                            });
            assertEquals(
                    Optional.of(name),
                    taken.compared(off, 1, Precision.FLOAT)
                            .result()
                            .divergence()
                            .map(Divergence::tensor),
                    name);
        }
    }
}
