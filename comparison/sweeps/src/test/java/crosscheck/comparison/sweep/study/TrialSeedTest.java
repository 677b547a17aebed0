package crosscheck.comparison.sweep.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialSeedTest {

    @Test
    void seedsAreDifferentAndFitJson() {
        Set<Long> seeds = new HashSet<>();
        for (long study = -2; study < 8; study++) {
            for (int trial = 0; trial < 100; trial++) {
                for (int index = -1; index < 5; index++) {
                    long seed = TrialSeed.of(study, trial, index);
                    assertTrue(seed >= 0 && seed < 1L << 53, "" + seed);
                    seeds.add(seed);
                }
            }
        }
        assertEquals(10 * 100 * 6, seeds.size());
    }

    @Test
    void seedsNeverChange() {
        assertEquals(6246602021646768L, TrialSeed.of(1, 0, 0));
    }
}
