package crosscheck.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void mixIsTheFirstOutputOfSplitMix64() {
        assertEquals(0xE220A8397B1DCDAFL, Seeds.mix(0));
        assertEquals(0x910A2DEC89025CC1L, Seeds.mix(1));
        assertEquals(0xE4D971771B652C20L, Seeds.mix(-1));
    }

    @Test
    void zeroSeedStartsItsKnownSequence() {
        assertArrayEquals(new int[] {452, 118, 979, 8, 837}, draw(0, Seeds.Stream.WEIGHTS, 0));
    }

    @Test
    void seedOneStartsItsKnownSequence() {
        assertArrayEquals(new int[] {659, 216, 131, 951, 897}, draw(1, Seeds.Stream.SPLIT, 2));
    }

    @Test
    void sequencesOfAllStreamsAndIndicesDiffer() {
        Set<Long> first = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (Seeds.Stream stream : Seeds.Stream.values()) {
                for (int index = 0; index < 10; index++) {
                    first.add(Seeds.generator(seed, stream, index).nextLong());
                }
            }
        }
        assertEquals(10 * Seeds.Stream.values().length * 10, first.size());
    }

    @Test
    void orderOfStreamsIsFixed() {
        assertEquals(
                "[WEIGHTS, MINI_BATCHES, DIGITS, SPLIT, GRADIENT_CHECK]",
                List.of(Seeds.Stream.values()).subList(0, 5).toString());
    }

    private static int[] draw(long seed, Seeds.Stream stream, long index) {
        return Seeds.generator(seed, stream, index).ints(0, 1000).limit(5).toArray();
    }
}
