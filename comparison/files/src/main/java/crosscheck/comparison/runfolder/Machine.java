package crosscheck.comparison.runfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a run ran on, and how much of it the run took.
 *
 * @param os name and version of the operating system
 * @param arch of the processor, such as {@code amd64}
 * @param cpu the processor's name, or {@code unknown}
 * @param maxHeapMebibytes the largest heap
 * @param peakResidentMebibytes the most memory that this process had so far, Java's heap and native
 *     memory; null where the system does not tell
 */
public record Machine(
        String os,
        String arch,
        String cpu,
        int processors,
        long maxHeapMebibytes,
        String java,
        Long peakResidentMebibytes) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This machine; as seen now. */
    public static Machine here() {
        OptionalLong peak = ResidentMemory.peakMebibytes();
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                cpuName().orElse("unknown"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                peak.isPresent() ? peak.getAsLong() : null);
    }

    private static Optional<String> cpuName() {
        if (!Files.isReadable(CPU_INFO)) {
            return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
