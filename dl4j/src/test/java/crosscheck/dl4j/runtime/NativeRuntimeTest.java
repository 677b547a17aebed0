package crosscheck.dl4j.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeRuntimeTest {

    @BeforeEach
    @AfterEach
    void startWithOneThread() {
        NativeRuntime.start(1);
    }

    @Test
    void isStartedAfterTheStart() {
        assertTrue(NativeRuntime.isStarted());
    }

    @Test
    void infoSaysWhatWasLoaded() {
        NativeInfo info = NativeRuntime.info();
        assertEquals("1.0.0-M2.1", info.dl4jVersion());
        assertEquals("CPU", info.backend());
        assertEquals(info.oneDnn(), info.library().endsWith("-onednn"), info.library());
        assertFalse(info.library().contains("null"), info.library());
        assertFalse(info.blas().isBlank());
        assertFalse(info.blas().equals("null"));
        assertTrue(info.startSeconds() > 0, info.toString());
    }

    @Test
    void threadsAreAsAsked() {
        for (int threads : new int[] {2, 1}) {
            NativeRuntime.start(threads);
            assertEquals(threads, NativeRuntime.info().openMpThreads());
            assertEquals(threads, NativeRuntime.info().blasThreads());
        }
    }

    @Test
    void secondStartLoadsNothingAnew() {
        double first = NativeRuntime.info().startSeconds();
        NativeRuntime.start(1);
        assertEquals(first, NativeRuntime.info().startSeconds());
    }

    @Test
    void rejectsLessThanOneThread() {
        int rejected = 0;
        for (int threads : new int[] {0, -1}) {
            String message =
                    assertThrows(IllegalArgumentException.class, () -> NativeRuntime.start(threads))
                            .getMessage();
            assertEquals("threads must be at least 1, not " + threads, message);
            rejected++;
        }
        assertEquals(2, rejected);
        assertEquals(1, NativeRuntime.info().openMpThreads());
    }
}
