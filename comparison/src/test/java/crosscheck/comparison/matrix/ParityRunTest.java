package crosscheck.comparison.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.parity.PairResult.Outcome;
import crosscheck.comparison.matrix.ParityCase.Family;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases run on all engines at once. */
class ParityRunTest {
    private static final DrawnDigits DRAWN = DrawnDigits.draw(144, 24, 1);
    private static final Split DIGITS = Split.lastSixth(DRAWN.train(), DRAWN.test());
    private static final ParityRun RUN =
            new ParityRun(
                    List.of(new ScratchEngine(), new FastEngine(), new Dl4jEngine(1)),
                    List.of(Precision.DOUBLE, Precision.FLOAT),
                    DIGITS);

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
                CaseResult result = RUN.run(each, 15, step -> {});
                for (PairResult pair : result.pairs()) {
                    String what = each.title() + ", " + pair.name() + ": " + pair.explanation();
                    if (pair.outcome() != Outcome.NO_COUNTERPART) {
                        assertEquals(Outcome.AGREE, pair.outcome(), what);
                        assertTrue(pair.trainings().orElseThrow().largest() > 0, what);
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
        CaseResult result = RUN.run(named("depth: 0 hidden layers"), 2, step -> {});
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
                        DIGITS);
        CaseResult result =
                withoutFast.run(named("optimiser: adam:variant=published"), 3, step -> {});
        assertEquals(Outcome.NO_COUNTERPART, result.outcome());
        assertTrue(result.pairs().get(0).explanation().startsWith("dl4j has no adam"));
        CaseResult lecture =
                RUN.run(named("loss: row-normalised quadratic, a lecture's"), 3, step -> {});
        assertEquals(Outcome.AGREE, lecture.outcome());
        assertEquals(
                List.of(
                        Outcome.AGREE,
                        Outcome.NO_COUNTERPART,
                        Outcome.NO_COUNTERPART,
                        Outcome.NO_COUNTERPART),
                lecture.pairs().stream().map(PairResult::outcome).toList());
    }

    /** A training that amplifies rounding: no single step is wrong. */
    @Test
    void wildTrainingIsToldFromAWrongStep() {
        NetworkSpec spec =
                NetworkSpec.dense(
                        784,
                        List.of(30),
                        10,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.NORMAL);
        ParityCase wild =
                new ParityCase(
                        "network",
                        "wild",
                        new DescribedNetwork(spec),
                        TrainingSpec.sgd(30, 10, 1, 1),
                        Family.DENSE);
        ParityRun run =
                new ParityRun(
                        List.of(new ScratchEngine(), new FastEngine()),
                        List.of(Precision.FLOAT),
                        DIGITS);
        PairResult pair = run.run(wild, 250, step -> {}).pairs().get(0);
        assertEquals(Outcome.DIFFER, pair.outcome());
        assertFalse(pair.trainings().orElseThrow().passed());
        assertTrue(pair.singleSteps().orElseThrow().passed(), pair.explanation());
        assertTrue(pair.explanation().contains("Each single step agrees"), pair.explanation());
    }

    @Test
    void fewerThanTwoEnginesAreRefused() {
        List<Precision> precisions = List.of(Precision.DOUBLE);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ParityRun(List.of(new ScratchEngine()), precisions, DIGITS));
    }

    @Test
    void enginesWithoutACommonPrecisionMakeNoPair() {
        assertTrue(
                new ParityRun(
                                List.of(new ScratchEngine(), new FastEngine()),
                                List.of(Precision.DOUBLE),
                                DIGITS)
                        .isEmpty());
    }
}
