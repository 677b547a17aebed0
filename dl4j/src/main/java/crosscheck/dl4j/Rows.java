package crosscheck.dl4j;

import java.util.stream.IntStream;

/** Row numbers. */
final class Rows {
    private Rows() {}

    /**
     * Consecutive rows.
     *
     * @param to the one after the last
     * @return from, from + 1, …, to - 1
     */
    static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}
