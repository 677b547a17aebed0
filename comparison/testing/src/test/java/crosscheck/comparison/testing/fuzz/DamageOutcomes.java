package crosscheck.comparison.testing.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** What came of damaged files, one after the other; anything unexpected fails at once. */
public final class DamageOutcomes {
    /** What reading a file of some kilobytes may allocate: a sixteenth of what tests may have. */
    private static final long MOST_BYTES = 16L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private int accepted;
    private int refused;

    /** Reads a file and checks what it gives. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads and checks.
         *
         * @throws IOException if the file is refused
         */
        void run() throws IOException;
    }

    /** Nothing was read yet. */
    public DamageOutcomes() {}

    /**
     * Reads a file; it may be refused in one sentence, and in no other way.
     *
     * @param reading what is done
     * @throws IOException if it failed in another way
     */
    public void of(Reading reading) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            reading.run();
            accepted++;
        } catch (InvalidDataException e) {
            assertTrue(e.getMessage().length() > 10 && !e.getMessage().contains("\n"), e::toString);
            refused++;
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < MOST_BYTES, () -> bytes + " bytes were allocated");
    }

    /**
     * Checks that as many were read as were meant to be.
     *
     * @param expected how many
     */
    public void assertAll(int expected) {
        assertEquals(expected, accepted + refused);
    }

    /**
     * How many did what the whole one does.
     *
     * @return at least 0
     */
    public int accepted() {
        return accepted;
    }

    /**
     * How many were refused in a sentence.
     *
     * @return at least 0
     */
    public int refused() {
        return refused;
    }

    @Override
    public String toString() {
        return accepted + " accepted, " + refused + " refused";
    }
}
