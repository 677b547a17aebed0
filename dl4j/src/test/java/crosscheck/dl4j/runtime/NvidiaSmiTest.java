package crosscheck.dl4j.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crosscheck.dl4j.runtime.CudaVerdict.State;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts in place of the program, on a PATH of their own. */
class NvidiaSmiTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir private Path folder;

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    }

    @Test
    void findsTheFirstOneThatCanBeExecuted() throws IOException {
        Path unusable = Files.createDirectory(folder.resolve("unusable"));
        Files.writeString(unusable.resolve("nvidia-smi"), "not a program");
        Files.createDirectories(folder.resolve("named").resolve("nvidia-smi"));
        Path program = script("exit 0");
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.copy(program, second.resolve("nvidia-smi"));
        String path =
                String.join(
                        File.pathSeparator,
                        "",
                        "not\0a path",
                        folder.resolve("absent").toString(),
                        unusable.toString(),
                        folder.resolve("named").toString(),
                        program.getParent().toString(),
                        second.toString());
        assertEquals(program, NvidiaSmi.find(Map.of("PATH", path), LIMIT).orElseThrow().program());
    }

    @Test
    void withoutTheProgramThereIsNoGpu() {
        for (Map<String, String> environment :
                List.of(Map.<String, String>of(), Map.of("PATH", folder.toString()))) {
            CudaVerdict verdict = CudaPreflight.look(environment);
            assertEquals(State.NO_GPU, verdict.state());
            assertTrue(verdict.sentence().contains("no nvidia-smi on the PATH"));
        }
    }

    @Test
    void asksForNameDriverAndCapability() throws IOException {
        CudaVerdict verdict =
                look(
                        """
                        [ "$1" = --query-gpu=name,driver_version,compute_cap ] || exit 2
                        [ "$2" = --format=csv,noheader ] || exit 2
                        echo 'NVIDIA L4, 550.54.15, 8.9'
                        """);
        assertEquals(State.CAN_RUN, verdict.state(), verdict.sentence());
    }

    @Test
    void oldDriversAreAskedAgainWithoutTheCapability() throws IOException {
        CudaVerdict verdict =
                look(
                        """
                        case $1 in
                        *compute_cap*)
                            echo 'Field "compute_cap" is not a valid field to query.'
                            exit 2 ;;
                        esac
                        echo 'Tesla T4, 460.32.03'
                        """);
        assertEquals(State.UNKNOWN, verdict.state(), verdict.sentence());
        assertEquals("Tesla T4", verdict.gpus().get(0).name());
    }

    @Test
    void failureIsQuoted() throws IOException {
        CudaVerdict verdict =
                look("echo \"couldn't communicate with the NVIDIA driver\" >&2; exit 9");
        assertEquals(State.NO_GPU, verdict.state());
        assertTrue(
                verdict.sentence().contains("(\"couldn't communicate with the NVIDIA driver\")"),
                verdict.sentence());
    }

    @Test
    void programThatCannotStartIsAFailure() throws IOException {
        Path program = script("exit 0");
        Files.writeString(program, "#!/no/such/interpreter\n");
        CudaVerdict verdict = CudaPreflight.ask(new NvidiaSmi(program, LIMIT));
        assertEquals(State.NO_GPU, verdict.state());
        assertTrue(verdict.sentence().contains("nvidia-smi fails"), verdict.sentence());
    }

    /** It would be waited for longer than the test may take. */
    @Test
    @Timeout(240)
    void hangingProgramIsEnded() throws IOException {
        for (String text :
                new String[] {"sleep 300", "exec sleep 300", "exec >&- 2>&-; sleep 300"}) {
            Duration limit = Duration.ofMillis(300);
            CudaVerdict verdict = CudaPreflight.ask(new NvidiaSmi(script(text), limit));
            assertEquals(State.NO_GPU, verdict.state());
            assertTrue(verdict.sentence().contains("hangs (no answer within 0.3 s)"), text);
        }
    }

    @Test
    void endlessAnswerIsCutOff() throws IOException {
        NvidiaSmi program = new NvidiaSmi(script("exec yes nonsense"), Duration.ofSeconds(1));
        CudaVerdict verdict = CudaPreflight.ask(program);
        assertEquals(State.NO_GPU, verdict.state());
        assertTrue(verdict.sentence().contains("nvidia-smi hangs"), verdict.sentence());
    }

    private CudaVerdict look(String text) throws IOException {
        return CudaPreflight.look(
                Map.of("PATH", script("PATH=/usr/bin:/bin\n" + text).getParent().toString()));
    }

    private Path script(String text) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path file = Files.writeString(bin.resolve("nvidia-smi"), "#!/bin/sh\n" + text + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }
}
