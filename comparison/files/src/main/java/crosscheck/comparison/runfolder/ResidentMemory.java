package crosscheck.comparison.runfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory a process takes of the machine: Java's heap and everything native. */
public final class ResidentMemory {
    private static final String PEAK = "VmHWM:";
    private static final int KIBIBYTES_IN_A_MEBIBYTE = 1024;

    private ResidentMemory() {}

    /**
     * The most that this process had at any time so far; in MiB; empty where the system does not
     * tell, as everywhere but on Linux.
     */
    public static OptionalLong peakMebibytes() {
        return peakMebibytes(ProcessHandle.current().pid());
    }

    /**
     * The most that a process had at any time so far.
     *
     * @param pid of a process that has not ended
     * @return in MiB; empty where the system does not tell, or there is no such process
     */
    public static OptionalLong peakMebibytes(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            return peakMebibytes(Files.readAllLines(status));
        } catch (IOException e) {
            return OptionalLong.empty(); // it ended meanwhile
        }
    }

    /**
     * The peak in the lines of {@code /proc/<pid>/status}.
     *
     * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status,
     *     VmHWM</a>
     */
    static OptionalLong peakMebibytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(PEAK) && line.endsWith(" kB"))
                .map(line -> line.substring(PEAK.length(), line.length() - 3).strip())
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) / KIBIBYTES_IN_A_MEBIBYTE)
                .findFirst();
    }
}
