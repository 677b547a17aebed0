package crosscheck.comparison.parity.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.parity.CaseResult;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.Divergence;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.comparison.trace.TraceResult;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault against DL4J. */
class FaultTest {
    private static final DrawnDigits DRAWN = DrawnDigits.draw(144, 24, 1);
    private static final Split DIGITS = Split.lastSixth(DRAWN.train(), DRAWN.test());
    private static final FaultRun RUN = new FaultRun(new Dl4jEngine(1), DIGITS, 3);

    private static FaultResult result(Fault fault, int layer) {
        return RUN.with(fault, layer, 3, step -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSPOSED_WEIGHT, 0, 1_W",
        "DROPPED_BIAS, 2, layer 1 z",
        "DOUBLED_LOSS, 1, loss",
        "WRONG_EPSILON, 1, 0_W",
        "SKIPPED_BIAS_CORRECTION, 1, 0_W",
        "SHUFFLED_LABELS, 1, loss",
        "FLIPPED_SIGN, 1, 1_W gradient",
        "FLOAT_ROUNDING, 1, layer 1 z",
        "SWAPPED_BETAS, 1, 0_W_m",
        "UNDIVIDED_GRADIENT, 1, layer 2 z gradient",
        "SOFTMAX_OF_THE_BATCH, 1, layer 2 a",
        "BIAS_BEFORE_NORMALISATION, 1, layer 0 z",
        "UNBIASED_VARIANCE, 1, 1_var",
        "PADDING_ON_THE_WRONG_SIDE, 1, layer 0 z"
    })
    void isFoundAndTheRightTensorIsNamed(Fault fault, int step, String tensor) {
        FaultResult result = result(fault, 1);
        assertTrue(result.found(), fault.label());
        Divergence divergence = result.divergence().orElseThrow();
        assertEquals(step, divergence.step(), divergence.text());
        assertEquals(tensor, divergence.tensor(), divergence.text());
        assertEquals(new Place(step, tensor), result.expected());
        assertTrue(result.named());
    }

    @Test
    void everyFaultHasItsRowAbove() {
        assertEquals(14, Fault.values().length);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatComesBeforeTheNamedTensorAgrees(Fault fault) {
        FaultResult result = result(fault, 2);
        assertTrue(result.named(), result.divergence().map(Divergence::text).orElse("nothing"));
        TraceResult trace = result.result().pairs().get(0).trainings().orElseThrow();
        Place place = result.expected();
        if (place.step() == 1) {
            List<String> off =
                    trace.tensors().stream()
                            .filter(tensor -> tensor.at().get(0).used() > 1)
                            .map(tensor -> tensor.name())
                            .toList();
            assertEquals(place.tensor(), off.get(0), off.toString());
        }
    }

    @Test
    void onlyTheFlippedNumberHasTheOtherSign() {
        Divergence divergence = result(Fault.FLIPPED_SIGN, 0).divergence().orElseThrow();
        assertEquals(divergence.reference(), -divergence.framework(), 1e-13);
        assertNotEquals(0, divergence.reference());
        assertEquals(TensorKind.GRADIENT, divergence.kind());
    }

    @Test
    void doubledLossIsTwiceTheLoss() {
        Divergence divergence = result(Fault.DOUBLED_LOSS, 0).divergence().orElseThrow();
        assertEquals(2 * divergence.reference(), divergence.framework(), 1e-12);
    }

    @Test
    void roundingToFloatIsFarBelowWhatAccuracyShows() {
        Divergence divergence = result(Fault.FLOAT_ROUNDING, 0).divergence().orElseThrow();
        assertEquals((float) divergence.framework(), divergence.framework());
        assertEquals(divergence.reference(), divergence.framework(), 1e-6);
    }

    @Test
    void undividedGradientIsTheMiniBatchTimesAsLarge() {
        Divergence divergence = result(Fault.UNDIVIDED_GRADIENT, 0).divergence().orElseThrow();
        assertEquals(10 * divergence.reference(), divergence.framework(), 1e-12);
    }

    @Test
    void withoutAFaultEverythingAgrees() {
        CaseResult result = RUN.without(20);
        assertEquals(Outcome.AGREE, result.outcome());
        TraceResult trace = result.pairs().get(0).trainings().orElseThrow();
        assertEquals(20, trace.steps());
        assertTrue(trace.largest() > 0 && trace.largest() < 1e-12);
    }

    /** The engine under test may be wrong in the other way: then it is not named. */
    @Test
    void faultOnBothSidesIsNotFound() {
        FaultRun both = new FaultRun(new FaultyEngine(Fault.DOUBLED_LOSS, 0), DIGITS, 3);
        FaultResult result = both.with(Fault.DOUBLED_LOSS, 0, 3, step -> {});
        assertFalse(result.found());
        assertFalse(result.named());
        assertTrue(FaultText.lesson(result).get(3).contains("nowhere, NOT as it must be"));
    }

    @Test
    void otherRulesThanAdamAreRefused() {
        TrainingSpec sgd =
                new TrainingSpec(
                        OptimiserSettings.of(new Sgd(), 0.1),
                        Schedule.CONSTANT,
                        Optional.empty(),
                        10,
                        1,
                        3);
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new FaultyEngine(Fault.WRONG_EPSILON, 0)
                                .create(
                                        RUN.network(),
                                        sgd,
                                        ScratchEngine.drawWeights(RUN.network(), 3),
                                        Precision.DOUBLE));
    }
}
