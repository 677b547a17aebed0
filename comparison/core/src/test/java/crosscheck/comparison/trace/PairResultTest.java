package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.trace.PairResult.Explained;
import crosscheck.comparison.trace.PairResult.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What two traces of steps, trainings and single steps, come to together. */
class PairResultTest {
    private static final StepBounds BOUNDS = Traces.bounds(new Bound(1e-3, 1e-3));
    private static final Optional<TraceResult> NOT_TAKEN = Optional.empty();

    private static TraceResult agreeing() {
        TraceComparison comparison = new TraceComparison(Precision.DOUBLE);
        comparison.add(1, Traces.step(), Traces.step(), BOUNDS);
        return comparison.result();
    }

    private static TraceResult parting(int step) {
        TraceComparison comparison = new TraceComparison(Precision.DOUBLE);
        comparison.add(step, Traces.step(), Traces.with(Traces.step(), "0_b", 1, 5), BOUNDS);
        return comparison.result();
    }

    private static TraceResult undetermined(Undetermined.Why why) {
        TraceResult found = agreeing();
        return new TraceResult(
                found.precision(),
                found.steps(),
                found.tensors(),
                found.curves(),
                found.divergence(),
                found.mismatch(),
                found.kinks(),
                found.unmatched(),
                Optional.of(new Undetermined(2, why, "layer 0 z")));
    }

    private static PairResult pair(TraceResult trainings, Optional<TraceResult> singleSteps) {
        return pair(Optional.of(trainings), singleSteps, Optional.empty(), "");
    }

    private static PairResult pair(
            Optional<TraceResult> trainings,
            Optional<TraceResult> singleSteps,
            Optional<Explained> explained,
            String missing) {
        return new PairResult(
                EngineName.SCRATCH,
                EngineName.DL4J,
                Precision.DOUBLE,
                trainings,
                singleSteps,
                explained,
                missing);
    }

    @Test
    void agreementNeedsNoWords() {
        PairResult pair = pair(agreeing(), NOT_TAKEN);
        assertEquals("agree", pair.verdict());
        assertEquals("", pair.explanation());
        assertEquals("dl4j in double to scratch", pair.name());
    }

    @Test
    void trainingsThatPartDifferWhateverSingleStepsSay() {
        String place =
                "step 3, layer 0, 0_b[1]: reference 4.0, framework 5.0, 1000 times the bound";
        PairResult calm = pair(parting(3), Optional.of(agreeing()));
        assertEquals(Outcome.DIFFER, calm.outcome());
        assertEquals(
                place
                        + ". Each single step is within its bound, so the error is small in one"
                        + " step and adds up",
                calm.explanation());
        PairResult wrong = pair(parting(3), Optional.of(parting(2)));
        assertEquals(Outcome.DIFFER, wrong.outcome());
        assertEquals(
                place + ". From the same weights: " + place.replace("step 3", "step 2"),
                wrong.explanation());
        assertEquals(place.replace("step 3", "step 1"), pair(parting(1), NOT_TAKEN).explanation());
    }

    @Test
    void undeterminedTrainingsAreAccusedBySingleStepsOnly() {
        int checked = 0;
        for (Undetermined.Why why : Undetermined.Why.values()) {
            PairResult open = pair(undetermined(why), Optional.of(agreeing()));
            assertEquals(Outcome.UNDETERMINED, open.outcome());
            assertEquals("undetermined", open.verdict());
            String text = new Undetermined(2, why, "layer 0 z").text();
            assertTrue(open.explanation().startsWith("F" + text.substring(1) + ". "), text);
            PairResult wrong = pair(undetermined(why), Optional.of(parting(7)));
            assertEquals(Outcome.DIFFER, wrong.outcome());
            assertTrue(
                    wrong.explanation().startsWith("From the same weights: step 7, layer 0, 0_b"),
                    wrong.explanation());
            checked++;
        }
        assertEquals(4, checked);
    }

    @Test
    void knownDifferenceIsNamedWithWhatItHides() {
        Optional<Explained> known = Optional.of(new Explained("a-limit", "step 1, loss: far"));
        PairResult closed = pair(Optional.of(agreeing()), NOT_TAKEN, known, "");
        assertEquals("agree, but for a-limit", closed.verdict());
        assertEquals(
                "With DL4J's formula of a-limit in the reference they agree; without it step 1,"
                        + " loss: far",
                closed.explanation());
        PairResult open =
                pair(
                        Optional.of(undetermined(Undetermined.Why.CHAOS)),
                        Optional.of(agreeing()),
                        known,
                        "");
        assertEquals("undetermined, but for a-limit", open.verdict());
        assertTrue(open.explanation().contains("far. From step 2 on rounding"), open.explanation());
    }

    @Test
    void withoutACounterpartNothingIsSaidButWhy() {
        PairResult none = pair(NOT_TAKEN, NOT_TAKEN, Optional.empty(), "dl4j has no such rule");
        assertEquals("no counterpart", none.verdict());
        assertEquals("dl4j has no such rule", none.explanation());
        assertFalse(none.outcome().holds());
    }

    @Test
    void gravestOutcomeIsThatOfAll() {
        assertEquals(Outcome.NO_COUNTERPART, Outcome.gravest(List.of()));
        assertEquals(Outcome.NO_COUNTERPART, Outcome.gravest(List.of(Outcome.NO_COUNTERPART)));
        assertEquals(
                Outcome.AGREE, Outcome.gravest(List.of(Outcome.NO_COUNTERPART, Outcome.AGREE)));
        assertEquals(
                Outcome.UNDETERMINED,
                Outcome.gravest(List.of(Outcome.AGREE, Outcome.UNDETERMINED, Outcome.AGREE)));
        assertEquals(
                Outcome.DIFFER, Outcome.gravest(List.of(Outcome.UNDETERMINED, Outcome.DIFFER)));
        assertTrue(Outcome.UNDETERMINED.holds() && Outcome.AGREE.holds());
        assertFalse(Outcome.DIFFER.holds());
    }
}
