package crosscheck.dl4j.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Labelled;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

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
    void infoIsRejectedBeforeTheStart() throws IOException, ReflectiveOperationException {
        URL classes = NativeRuntime.class.getProtectionDomain().getCodeSource().getLocation();
        URL data = Labelled.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader platform = ClassLoader.getPlatformClassLoader(); // knows neither ND4J nor ours
        try (URLClassLoader anew = new URLClassLoader(new URL[] {classes, data}, platform)) {
            Class<?> notStarted = anew.loadClass(NativeRuntime.class.getName());
            assertEquals(false, notStarted.getMethod("isStarted").invoke(null));
            Method info = notStarted.getMethod("info");
            Throwable cause =
                    assertThrows(InvocationTargetException.class, () -> info.invoke(null))
                            .getCause();
            assertInstanceOf(IllegalStateException.class, cause);
            assertEquals("the native library was not started", cause.getMessage());
        }
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
        assertTrue(info.firstOperationSeconds() > info.startSeconds(), info.toString());
        assertEquals("FLOAT", info.dataType());
        assertEquals("0", info.properties().get(NativeRuntime.MAX_PHYSICAL_BYTES));
        assertFalse(info.properties().containsKey(NativeRuntime.NO_POINTER_GC));
    }

    @Test
    void helpersAreOnWhereTheLibraryHasThem() {
        String expected =
                NativeRuntime.info().oneDnn() ? "on" : "off, the native library has no oneDNN";
        assertEquals(expected, NativeRuntime.info().layerHelpers());
        assertEquals("false", System.getProperty(LayerHelpers.DISABLED));
        NativeRuntime.start(new NativeSettings(1, LayerHelpers.NONE));
        assertEquals("off, as asked", NativeRuntime.info().layerHelpers());
        assertEquals("true", System.getProperty(LayerHelpers.DISABLED));
    }

    @Test
    void nd4jTakesTheExecutionerAndTheShapesOfThisPackage() {
        assertInstanceOf(CachingExecutioner.class, Nd4j.getExecutioner());
        assertInstanceOf(ShapeCache.class, Nd4j.getShapeInfoProvider());
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
