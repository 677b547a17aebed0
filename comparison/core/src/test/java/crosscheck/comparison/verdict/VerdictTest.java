package crosscheck.comparison.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.trace.Divergence;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.TraceResult;
import crosscheck.comparison.trace.Undetermined;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.verdict.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static PairResult agreeing() {
        return pair(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PairResult parting() {
        Divergence divergence =
                new Divergence(
                        3,
                        0,
                        TensorKind.WEIGHT,
                        "0_W",
                        "[1][2]",
                        0.25,
                        0.5,
                        0.125,
                        2,
                        Divergence.Extent.ENTRY);
        return pair(Optional.of(divergence), Optional.empty(), Optional.empty());
    }

    private static PairResult undetermined() {
        return pair(
                Optional.empty(),
                Optional.of(new Undetermined(7, Undetermined.Why.CHAOS, "layer 0 z")),
                Optional.empty());
    }

    private static PairResult explained() {
        return pair(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new PairResult.Explained("a-known-difference", "step 1, loss: …")));
    }

    private static PairResult pair(
            Optional<Divergence> divergence,
            Optional<Undetermined> undetermined,
            Optional<PairResult.Explained> explained) {
        TraceResult trainings =
                new TraceResult(
                        Precision.DOUBLE,
                        1000,
                        List.of(),
                        Map.of(),
                        divergence,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        undetermined);
        return new PairResult(
                EngineName.SCRATCH,
                EngineName.DL4J,
                Precision.DOUBLE,
                Optional.of(trainings),
                Optional.empty(),
                explained,
                "");
    }

    private static Verdict judge(PairResult parity, double margin, int[] left, int[] right) {
        return Verdict.ofEngines(
                List.of(parity),
                SeedComparison.ofEngines(
                        List.of(
                                Arms.of(EngineName.SCRATCH, Setting.A, left),
                                Arms.of(EngineName.DL4J, Setting.A, right)),
                        margin));
    }

    private static Verdict judge(PairResult parity, int left, int right) {
        return judge(parity, Verdict.ACCURACY_MARGIN, new int[] {left}, new int[] {right});
    }

    private static Verdict judge(int[] left, int... right) {
        return judge(agreeing(), Verdict.ACCURACY_MARGIN, left, right);
    }

    private static void assertSays(String words, Verdict verdict) {
        assertTrue(verdict.reason().contains(words), verdict.reason());
    }

    @Test
    void agreesWithinEveryBound() {
        assertEquals(Outcome.AGREE, judge(agreeing(), 9500, 9549).outcome());
        assertEquals("agree", judge(agreeing(), 9500, 9500).outcome().label());
        assertTrue(Outcome.AGREE.isAgreement());
    }

    @Test
    void differsWhereTheStepsPart() {
        Verdict verdict = judge(parting(), 9500, 9500);
        assertEquals(Outcome.DIFFER, verdict.outcome());
        assertSays("dl4j in double to scratch differs at step 3, layer 0, 0_W[1][2]", verdict);
        assertFalse(verdict.outcome().isAgreement());
    }

    @Test
    void differsWhereTheAccuraciesAreTooFarApart() {
        Verdict verdict = judge(agreeing(), 9500, 9560);
        assertEquals(Outcome.DIFFER, verdict.outcome());
        assertSays("0.60 points", verdict);
        Verdict wider = judge(agreeing(), 0.0075, new int[] {9500}, new int[] {9560});
        assertEquals(Outcome.AGREE, wider.outcome());
        assertSays("(margin 0.75)", wider);
    }

    /** Rounding accuses nobody; what a known difference explains is agreement. */
    @Test
    void agreesAndSaysWhatIsLeftOpenOrAside() {
        Verdict open = judge(undetermined(), 9500, 9500);
        assertEquals(Outcome.AGREE, open.outcome());
        assertSays("dl4j in double to scratch: undetermined. From step 7 on rounding alone", open);
        assertFalse(open.reason().contains("agree step by step"), open.reason());
        Verdict aside = judge(explained(), 9500, 9500);
        assertEquals(Outcome.AGREE, aside.outcome());
        assertSays("dl4j in double to scratch: agree, but for a-known-difference. With", aside);
        assertSays("without it step 1, loss: …", aside);
        assertEquals(Outcome.DIFFER, judge(undetermined(), 9500, 9560).outcome());
    }

    @Test
    void differsWhereNothingWasCompared() {
        SeedComparison compared =
                SeedComparison.ofEngines(
                        List.of(Arms.of(EngineName.SCRATCH, Setting.A, 9500)), 0.005);
        assertEquals(Outcome.DIFFER, Verdict.ofEngines(List.of(), compared).outcome());
    }

    /** The accuracies of docs and EquivalenceTest: p = 0.0023. */
    @Test
    void severalSeedsShowEquivalence() {
        Verdict verdict =
                judge(new int[] {9591, 9595, 9577, 9578, 9563}, 9574, 9578, 9599, 9581, 9582);
        assertEquals(Outcome.EQUIVALENT, verdict.outcome());
        assertTrue(verdict.outcome().isAgreement());
        assertEquals(
                "Seed 1: The networks agree step by step in double. Over 5 seeds the mean test"
                        + " accuracy of dl4j is 0.02 points above that of scratch; with 90 %"
                        + " confidence the difference is from -0.16 to 0.20 points, within the"
                        + " margin of 0.5: the engines are equivalent.",
                verdict.reason());
    }

    @Test
    void equivalenceOfSeedsNeedsTheStepsToo() {
        Verdict verdict =
                judge(
                        parting(),
                        Verdict.ACCURACY_MARGIN,
                        new int[] {9500, 9510},
                        new int[] {9500, 9510});
        assertEquals(Outcome.DIFFER, verdict.outcome());
    }

    @Test
    void wideSpreadIsNotShownEquivalentAndNoAgreement() {
        Verdict verdict = judge(new int[] {9500, 9500}, 9540, 9460);
        assertEquals("not shown equivalent", verdict.outcome().label());
        assertFalse(verdict.outcome().isAgreement());
        assertSays("show neither that the engines are equivalent nor that", verdict);
    }

    @Test
    void differenceBeyondTheMarginIsDifferent() {
        Verdict verdict = judge(new int[] {9500, 9510, 9490}, 9400, 9405, 9395);
        assertEquals(Outcome.DIFFERENT, verdict.outcome());
        assertFalse(verdict.outcome().isAgreement());
        assertSays("dl4j is 1.00 points below that of scratch", verdict);
        assertSays("more than chance explains", verdict);
    }

    @Test
    void smallButCertainDifferenceIsEquivalentAndSaysSo() {
        Verdict verdict = judge(new int[] {9500, 9510, 9490}, 9510, 9521, 9501);
        assertEquals(Outcome.EQUIVALENT, verdict.outcome());
        assertSays("It is small, but more than chance explains (p = ", verdict);
    }

    @Test
    void equalAccuraciesInAllSeedsAreEquivalent() {
        Verdict verdict = judge(new int[] {9500, 9510}, 9500, 9510);
        assertEquals(Outcome.EQUIVALENT, verdict.outcome());
        assertSays("In each of 2 seeds the test accuracy of dl4j is that of scratch: ", verdict);
        assertEquals(Outcome.DIFFERENT, judge(new int[] {9500, 9510}, 9600, 9610).outcome());
    }

    private static Verdict settings(double[] lossesOfB, int... b) {
        return Verdict.ofSettings(
                SeedComparison.ofSettings(
                        List.of(
                                Arms.of(
                                        EngineName.FAST,
                                        Setting.A,
                                        new double[] {0.050, 0.051, 0.052},
                                        9500,
                                        9510,
                                        9520),
                                Arms.of(EngineName.FAST, Setting.B, lossesOfB, b)),
                        0.005));
    }

    @Test
    void settingsDifferInTheirAccuracies() {
        Verdict verdict = settings(new double[] {0.050, 0.0511, 0.0519}, 9300, 9305, 9321);
        assertEquals(Outcome.DIFFERENT, verdict.outcome());
        assertSays("the mean test accuracy of fast with B is 2.01 points below that of A", verdict);
        assertSays("the accuracies differ", verdict);
    }

    @Test
    void settingsOfEquivalentAccuraciesMayDifferInTheirLosses() {
        Verdict verdict = settings(new double[] {0.060, 0.0612, 0.0621}, 9501, 9509, 9520);
        assertEquals(Outcome.DIFFERENT, verdict.outcome());
        assertSays("the accuracies are equivalent.", verdict);
        assertSays("The mean test loss with B is 0.0101 larger than with A", verdict);
    }

    @Test
    void settingsMayBeEquivalentOrUndecided() {
        double[] losses = {0.0501, 0.0509, 0.052};
        assertEquals(Outcome.EQUIVALENT, settings(losses, 9501, 9509, 9520).outcome());
        Verdict undecided = settings(losses, 9600, 9400, 9550);
        assertEquals(Outcome.UNDECIDED, undecided.outcome());
        assertSays("neither that the accuracies are equivalent nor that", undecided);
    }

    @Test
    void oneSeedDoesNotDecideOnSettings() {
        SeedComparison compared =
                SeedComparison.ofSettings(
                        List.of(
                                Arms.of(EngineName.FAST, Setting.A, 9500),
                                Arms.of(EngineName.FAST, Setting.B, 9000)),
                        0.005);
        assertEquals(Outcome.UNDECIDED, Verdict.ofSettings(compared).outcome());
    }
}
