package crosscheck.comparison.runfolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
    private static final long NO_PROCESS = 1L << 40;

    @Test
    void readsThePeakOfAStatus() {
        List<String> status =
                List.of(
                        "Name:\tjava",
                        "VmPeak:\t 9000000 kB",
                        "VmHWM:\t  263168 kB",
                        "VmRSS:\t 1 kB");
        assertEquals(OptionalLong.of(257), ResidentMemory.peakMebibytes(status));
        assertEquals(OptionalLong.empty(), ResidentMemory.peakMebibytes(status.subList(0, 2)));
        assertEquals(OptionalLong.empty(), ResidentMemory.peakMebibytes(NO_PROCESS));
    }

    @Test
    void peakContainsWhatWasAllocated() {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "not Linux");
        long before = ResidentMemory.peakMebibytes().orElseThrow();
        byte[] memory = new byte[64 << 20];
        Arrays.fill(memory, (byte) 1);
        long after = ResidentMemory.peakMebibytes().orElseThrow();
        assertTrue(before >= 10 && after >= Math.max(64, before), before + ", " + after);
        assertEquals(1, memory[memory.length - 1]);
    }

    @Test
    void runDocumentHasItOrNull() {
        ObjectNode document =
                RunDocument.of(
                        JsonNodeFactory.instance.objectNode(),
                        List.of(),
                        Instant.now(),
                        Optional.empty());
        assertEquals(
                ResidentMemory.peakMebibytes().isPresent(),
                document.at("/machine/peakResidentMebibytes").isIntegralNumber());
        assertTrue(document.get("machine").has("peakResidentMebibytes"));
    }
}
