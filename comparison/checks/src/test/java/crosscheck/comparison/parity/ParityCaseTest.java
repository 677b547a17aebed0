package crosscheck.comparison.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.dl4jquirks.Differences;
import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.comparison.trace.ParityRun;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases run on all engines at once. */
class ParityCaseTest {
    private static final DrawnDigits DRAWN = DrawnDigits.draw(144, 24, 1);
    private static final Split DIGITS = Split.lastSixth(DRAWN.train(), DRAWN.test());
    private static final ParityRun RUN =
            new ParityRun(
                    List.of(new ScratchEngine(), new FastEngine(), new Dl4jEngine(1)),
                    List.of(Precision.DOUBLE, Precision.FLOAT),
                    DIGITS,
                    Differences.explanations());

    /** One of each kind; all of them run in the matrix's own test. */
    private static final Set<String> SOME =
            Set.of(
                    "activation: relu, cross-entropy",
                    "initialiser: constant",
                    "mini-batch: 33 examples, a ragged last one",
                    "dropout: rate 0.5, two layers",
                    "batch normalisation: dense, relu",
                    "optimiser: momentum",
                    "optimiser: nadam",
                    "L2: 0.001 with adam",
                    "clipping: value 0.01, then L2 0.001",
                    "schedule: plateau",
                    "loss: squared error, sum",
                    "loss: binary cross-entropy, DL4J's clip",
                    "convolution: 3 x 3, stride 2, same",
                    "pooling: max 3 x 3, stride 2, same",
                    "pooling: average 3 x 3, stride 2, same");

    private static List<ParityCase> cases() {
        return ParityCases.all(DIGITS.train().shape(), 10, 2);
    }

    private static ParityCase named(String title) {
        return cases().stream().filter(c -> c.title().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void casesOfEveryKindAgree() {
        int checked = 0;
        for (ParityCase each : cases()) {
            if (SOME.contains(each.title())) {
                CaseResult result = each.run(RUN, 8, step -> {});
                for (PairResult pair : result.pairs()) {
                    String what = each.title() + ", " + pair.name() + ": " + pair.explanation();
                    if (pair.outcome() != Outcome.NO_COUNTERPART) {
                        assertEquals(Outcome.AGREE, pair.outcome(), what);
                        assertTrue(pair.trainings().orElseThrow().used() > 0, what);
                        assertTrue(pair.trainings().orElseThrow().used() <= 1, what);
                        checked++;
                    }
                }
                assertEquals(Outcome.AGREE, result.outcome(), each.title());
            }
        }
        assertEquals(9 * 4 + 6 * 2, checked);
    }

    @Test
    void pairsAreTheReferenceWithEachAndTheOthersWithEachOther() {
        CaseResult result = named("depth: 0 hidden layers").run(RUN, 2, step -> {});
        assertEquals(
                List.of(
                        "fast in float to scratch",
                        "dl4j in double to scratch",
                        "dl4j in float to scratch",
                        "dl4j in float to fast"),
                result.pairs().stream().map(PairResult::name).toList());
    }

    @Test
    void whatHasNoCounterpartIsNotAgreement() {
        ParityRun withoutFast =
                new ParityRun(
                        List.of(new ScratchEngine(), new Dl4jEngine(1)),
                        List.of(Precision.DOUBLE),
                        DIGITS,
                        List.of());
        CaseResult result =
                named("optimiser: adam:variant=published").run(withoutFast, 3, step -> {});
        assertEquals(Outcome.NO_COUNTERPART, result.outcome());
        assertTrue(result.pairs().get(0).explanation().startsWith("dl4j has no adam"));
        CaseResult lecture =
                named("loss: row-normalised quadratic, a lecture's").run(RUN, 3, step -> {});
        assertEquals(Outcome.AGREE, lecture.outcome());
        assertEquals(
                List.of(
                        Outcome.AGREE,
                        Outcome.NO_COUNTERPART,
                        Outcome.NO_COUNTERPART,
                        Outcome.NO_COUNTERPART),
                lecture.pairs().stream().map(PairResult::outcome).toList());
    }
}
