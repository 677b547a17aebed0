package crosscheck.scratch.fast.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MultiplyAddPeakTest {

    /** s = s x + y goes to y / (1 - x) = 1 in every lane. */
    @ParameterizedTest
    @EnumSource(KernelKind.class)
    void everyLaneOfEveryChainIsComputed(KernelKind kind) {
        MultiplyAddPeak peak = kind.peak();
        int sums = MultiplyAddPeak.CHAINS * peak.lanes();
        float begin = 78f * peak.lanes(); // 1 + … + 12
        float once = peak.run(1);
        assertEquals(0.999f * begin + 0.001f * sums, once, 1e-4f * begin);
        assertEquals(sums, peak.run(30_000), 1e-3f * sums);
    }

    @ParameterizedTest
    @EnumSource(KernelKind.class)
    void throughputIsAPositiveNumber(KernelKind kind) {
        double gigaflops = MultiplyAddPeak.gigaflops(kind, 1);
        assertTrue(gigaflops > 0.01 && gigaflops < 1e5, "GFLOP/s " + gigaflops);
    }

    @Test
    void plainChainsHaveOneSumEach() {
        assertEquals(1, KernelKind.PLAIN.peak().lanes());
    }
}
