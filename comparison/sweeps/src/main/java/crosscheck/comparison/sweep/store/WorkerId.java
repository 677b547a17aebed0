package crosscheck.comparison.sweep.store;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who works on a trial: a process, told from later ones with the same number by when it began.
 *
 * @param began when the operating system says that it began; empty text where it does not
 */
public record WorkerId(String host, long process, String began) implements Serializable {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** After so long without a sign of life a process of another machine counts as dead. */
    static final long SILENT_MILLIS = 60_000;

    /** This process; the same each time. */
    public static WorkerId here() {
        ProcessHandle process = ProcessHandle.current();
        return new WorkerId(hostName(), process.pid(), began(process));
    }

    private static String began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static String hostName() {
        try {
            return Files.isReadable(HOST_NAME)
                    ? Files.readString(HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        } catch (IOException e) {
            return "unknown";
        }
    }

    /**
     * Whether a process is still there: of this machine the operating system tells, of another one
     * its last sign of life.
     *
     * @param updatedMillis its last sign of life, since 1970
     */
    boolean isAlive(WorkerId me, long updatedMillis, long nowMillis) {
        if (!host.equals(me.host)) {
            return nowMillis - updatedMillis < SILENT_MILLIS;
        }
        Optional<ProcessHandle> found = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
        return found.isPresent() && (began.isEmpty() || began(found.get()).equals(began));
    }
}
