package crosscheck.scratch.fast.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelKindTest {

    /** Says which kernels a Java machine chooses; started as a program of its own. */
    static final class Choice {
        private Choice() {}

        public static void main(String[] arguments) {
            System.out.println(KernelKind.best().description());
            System.out.println(
                    assertThrows(UnsupportedOperationException.class, KernelKind.VECTOR::kernels)
                            .getMessage());
            System.out.println(KernelKind.PLAIN.kernels().description());
        }
    }

    private static List<String> choice(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Choice.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines().filter(line -> !line.startsWith("WARNING")).toList();
    }

    @Test
    void vectorsAreChosenWhereTheyAreThere() {
        assertInstanceOf(KernelKind.VECTOR.kernels().getClass(), KernelKind.best());
    }

    @Test
    void descriptionsSayWhatRuns() {
        Kernels vector = KernelKind.VECTOR.kernels();
        assertEquals("Vector API, " + vector.lanes() * Float.SIZE + " bits", vector.description());
        assertEquals("plain Java", KernelKind.PLAIN.kernels().description());
    }

    @Test
    void lanesArePowersOfTwo() {
        for (Kernels kernels : EachKernels.all()) {
            assertEquals(1, Integer.bitCount(kernels.lanes()), kernels.description());
        }
    }

    @Test
    void withoutTheModulePlainKernelsRunAndSayWhy() throws IOException {
        String reason =
                "the module jdk.incubator.vector is not there"
                        + " (--add-modules jdk.incubator.vector)";
        assertEquals(List.of("plain Java: " + reason, reason, "plain Java"), choice());
    }

    @Test
    void withoutFusedMultiplyAddPlainKernelsRunAndSayWhy() throws IOException {
        List<String> lines =
                choice(
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-UseFMA");
        String reason = "the processor has no fused multiply-add";
        assertEquals(List.of("plain Java: " + reason, reason, "plain Java"), lines);
    }

    @Test
    void withNarrowVectorsPlainKernelsRunAndSayWhy() throws IOException {
        List<String> lines = choice("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=8");
        assertTrue(lines.get(0).startsWith("plain Java: the processor"), lines.toString());
    }
}
