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
import crosscheck.comparison.training.Predictions;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.comparison.verdict.Verdict.Outcome;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Tolerance BOUND = new Tolerance(1e-12, 0, "test");

    private static final Dataset ZEROS =
            new Dataset(
                    "zeros",
                    ExampleShape.vector(1),
                    new float[10_000],
                    new int[10_000],
                    List.of("zero", "one"),
                    new Provenance("a test", Map.of()));

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
        double[] outputs = new double[20_000];
        for (int i = 0; i < 10_000; i++) {
            outputs[2 * i + (i < correct ? 0 : 1)] = 1;
        }
        return new TrainingResult(
                engine,
                "test",
                Precision.FLOAT,
                1,
                List.of(new EpochMetrics(1, 3, 0.1, test, 1)),
                1,
                test,
                Predictions.of(ZEROS, outputs),
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
