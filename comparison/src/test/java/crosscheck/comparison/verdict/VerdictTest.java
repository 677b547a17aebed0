package crosscheck.comparison.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.parity.Parity;
import crosscheck.comparison.parity.ParityBudget;
import crosscheck.comparison.parity.ParityResult;
import crosscheck.comparison.parity.Tolerance;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.comparison.verdict.Verdict.Outcome;
import crosscheck.data.Evaluation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Tolerance BOUND = new Tolerance(1e-12, 0, "test");

    private static ParityResult parity(double used, String divergence) {
        return new ParityResult(
                Precision.DOUBLE,
                1000,
                used * 1e-12,
                0,
                0,
                used,
                new ParityBudget(BOUND, BOUND, BOUND),
                divergence);
    }

    private static TrainingResult trained(EngineName engine, int correct) {
        Evaluation test = new Evaluation(10_000, correct, 0.05);
        return new TrainingResult(
                engine,
                "test",
                Precision.FLOAT,
                List.of(new EpochMetrics(1, 3, 0.1, test, 1)),
                1,
                test,
                List.of());
    }

    private static Verdict judge(ParityResult parity, int left, int right) {
        return Verdict.of(
                List.of(new Parity(EngineName.SCRATCH, EngineName.DL4J, parity, Optional.empty())),
                List.of(trained(EngineName.SCRATCH, left), trained(EngineName.DL4J, right)));
    }

    @Test
    void agreesWithinEveryBound() {
        assertEquals(Outcome.AGREE, judge(parity(0.9, ""), 9500, 9549).outcome());
        assertEquals("agree", judge(parity(0.9, ""), 9500, 9500).outcome().label());
    }

    @Test
    void differsWhereTheStepsPart() {
        Verdict verdict = judge(parity(1.1, "step 3, 0_W[1][2]: …"), 9500, 9500);
        assertEquals(Outcome.DIFFER, verdict.outcome());
        assertTrue(verdict.reason().contains("step 3, 0_W[1][2]"), verdict.reason());
    }

    @Test
    void differsWhereTheAccuraciesAreTooFarApart() {
        Verdict verdict = judge(parity(0.1, ""), 9500, 9560);
        assertEquals(Outcome.DIFFER, verdict.outcome());
        assertTrue(verdict.reason().contains("0.60 points"), verdict.reason());
    }

    @Test
    void differsWhereNothingWasCompared() {
        Verdict verdict = Verdict.of(List.of(), List.of(trained(EngineName.SCRATCH, 9500)));
        assertEquals(Outcome.DIFFER, verdict.outcome());
    }
}
