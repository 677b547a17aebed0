package crosscheck.comparison.bench.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneCommandLineTest {
    private static final String PLAIN = "lib/nd4j-native-1.0.0-M2.1-linux-x86_64.jar";
    private static final String ONE_DNN = "lib/nd4j-native-1.0.0-M2.1-linux-x86_64-onednn.jar";
    private static final List<String> OTHERS =
            List.of(
                    "classes",
                    "lib/nd4j-native-1.0.0-M2.1.jar",
                    "lib/nd4j-native-api-1.0.0-M2.1.jar",
                    "lib/nd4j-native-preset-1.0.0-M2.1-linux-x86_64.jar");

    private static String path(List<String> entries, String... more) {
        return String.join(File.pathSeparator, entries)
                + File.pathSeparator
                + String.join(File.pathSeparator, more);
    }

    @Test
    void plainLibraryIsAloneWhereThereIsOne() {
        assertEquals(
                path(OTHERS, PLAIN),
                LaneCommandLine.shippedClassPath(path(OTHERS, ONE_DNN, PLAIN)));
        assertEquals(
                path(OTHERS, ONE_DNN), LaneCommandLine.shippedClassPath(path(OTHERS, ONE_DNN)));
    }

    @Test
    void shippedGetsNoOptionsAndNoVariablesThatTune() {
        LaneCommandLine shipped = new LaneCommandLine(LaneKind.SHIPPED, "Main", List.of("a", "b"));
        ProcessBuilder builder = shipped.builder();
        assertEquals(List.of("Main", "a", "b"), builder.command().subList(3, 6));
        assertEquals("-cp", builder.command().get(1));
        assertEquals(List.of(), shipped.javaOptions());
        Map<String, String> left = LaneCommandLine.untuned(variables());
        assertEquals(Map.of("PATH", "/bin", "HOME", "/", "MY_OMP_NUM_THREADS", "3"), left);
    }

    private static Map<String, String> variables() {
        return Map.of(
                "OMP_NUM_THREADS", "1",
                "OPENBLAS_NUM_THREADS", "1",
                "BACKEND_PRIORITY_CPU", "1",
                "ND4J_SKIP_BLAS_THREADS", "1",
                "JAVA_TOOL_OPTIONS", "-Xmx1g",
                "JDK_JAVA_OPTIONS", "-Xmx1g",
                "_JAVA_OPTIONS", "-Xmx1g",
                "PATH", "/bin",
                "HOME", "/",
                "MY_OMP_NUM_THREADS", "3");
    }

    @Test
    void laneThatEndsIsAnErrorWithItsLastWords() {
        LaneCommandLine broken =
                new LaneCommandLine(LaneKind.TUNED, "crosscheck.NoSuchProgram", List.of());
        IOException failure = assertThrows(IOException.class, () -> new LaneProcess(broken));
        String message = failure.getMessage();
        assertTrue(message.startsWith("DL4J as Crosscheck runs it ended before it was done: "));
        assertFalse(message.contains("said nothing"), message);
    }
}
