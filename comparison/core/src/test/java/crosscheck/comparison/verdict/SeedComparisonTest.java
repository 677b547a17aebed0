package crosscheck.comparison.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.statistics.Finding;
import crosscheck.comparison.statistics.McNemar;
import crosscheck.comparison.statistics.TTest;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.Setting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeedComparisonTest {
    private static final Arm SCRATCH =
            Arms.of(EngineName.SCRATCH, Setting.A, 9591, 9595, 9577, 9578, 9563);
    private static final Arm FAST =
            Arms.of(EngineName.FAST, Setting.A, 9613, 9613, 9576, 9566, 9569);
    private static final Arm DL4J =
            Arms.of(EngineName.DL4J, Setting.A, 9574, 9578, 9599, 9581, 9582);

    @Test
    void everyEngineIsComparedWithThoseBeforeIt() {
        SeedComparison compared = SeedComparison.ofEngines(List.of(SCRATCH, FAST, DL4J), 0.005);
        assertEquals(
                List.of("fast - scratch", "dl4j - scratch", "dl4j - fast"),
                compared.pairs().stream().map(Pair::name).toList());
        assertEquals(Finding.EQUIVALENT, compared.finding());
        for (Pair pair : compared.pairs()) {
            PairStatistics statistics = pair.statistics().orElseThrow();
            double p = statistics.accuracy().tTest().map(TTest::p).orElseThrow();
            assertTrue(statistics.adjustedP().orElseThrow() >= p, "corrected for three pairs");
            assertEquals(Optional.empty(), statistics.adjustedLossP());
            assertEquals(5, pair.seedTests().size());
        }
    }

    @Test
    void seedsAreTestedOneByOneAndCorrected() {
        Pair pair = SeedComparison.ofEngines(List.of(SCRATCH, FAST), 0.005).pairs().get(0);
        SeedTest first = pair.seedTests().get(0);
        assertEquals(1, first.seed());
        assertEquals(new McNemar(0, 22), first.test());
        assertEquals(5 * first.test().p(), first.adjustedP(), 1e-18);
        assertEquals(1, pair.seedTests().get(2).adjustedP());
    }

    @Test
    void pairsOfSettingsAreNamedByTheEngine() {
        Arm other = Arms.of(EngineName.DL4J, Setting.B, 9500, 9500, 9500, 9500, 9500);
        SeedComparison compared = SeedComparison.ofSettings(List.of(DL4J, other), 0.005);
        assertEquals("dl4j: B - A", compared.pairs().get(0).name());
        assertTrue(compared.pairs().get(0).statistics().orElseThrow().adjustedLossP().isPresent());
        assertEquals(Finding.DIFFERENT, compared.finding());
    }

    @Test
    void oneUndecidedPairLeavesAllUndecided() {
        Arm spread = Arms.of(EngineName.DL4J, Setting.A, 9691, 9495, 9677, 9478, 9563);
        SeedComparison compared = SeedComparison.ofEngines(List.of(SCRATCH, FAST, spread), 0.005);
        assertEquals(Finding.UNDECIDED, compared.finding());
    }

    @Test
    void oneSeedHasMcNemarsTestAlone() {
        SeedComparison compared =
                SeedComparison.ofEngines(
                        List.of(
                                Arms.of(EngineName.SCRATCH, Setting.A, 9500),
                                Arms.of(EngineName.DL4J, Setting.A, 9490)),
                        0.005);
        assertEquals(Optional.empty(), compared.pairs().get(0).statistics());
        assertEquals(new McNemar(10, 0), compared.pairs().get(0).seedTests().get(0).test());
        assertEquals(Finding.UNDECIDED, compared.finding());
    }

    @Test
    void refusesOtherSeedsAndMarginsOutOfRange() {
        Arm two = Arms.of(EngineName.FAST, Setting.A, 9500, 9500);
        assertThrows(
                IllegalArgumentException.class,
                () -> SeedComparison.ofEngines(List.of(SCRATCH, two), 0.1));
        for (double bad : new double[] {0, 1.1, Double.NaN}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SeedComparison.ofEngines(List.of(SCRATCH, FAST), bad));
        }
    }

    @Test
    void armIsOfOneEngine() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Arm(Setting.A, List.of(SCRATCH.first(), FAST.first())));
        assertThrows(IllegalArgumentException.class, () -> new Arm(Setting.A, List.of()));
    }
}
