package crosscheck.data.mnist;

import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Asks one mirror after the other; the one that answered last is asked first the next time. */
final class Mirrors {
    private static final String ADVICE =
            ": name a folder that has the four files of MNIST with --data-dir";

    private final List<URI> mirrors;
    private final Download download;

    Mirrors(List<URI> mirrors, Download download) {
        this.mirrors = new ArrayList<>(mirrors);
        this.download = download;
    }

    /** Downloads a file from the first mirror that has it as it must be. */
    void download(ExpectedFile expected, Path target) throws InvalidDataException {
        StringJoiner failures = new StringJoiner(", ");
        failures.setEmptyValue("from nowhere (no mirror is listed)");
        for (URI mirror : List.copyOf(mirrors)) {
            requireNotInterrupted();
            try {
                download.run(mirror.resolve(expected.compressedName()), expected, target);
                mirrors.remove(mirror);
                mirrors.add(0, mirror);
                return;
            } catch (IOException e) {
                requireNotInterrupted();
                failures.add("from " + mirror + " (" + reason(e) + ")");
            }
        }
        throw new InvalidDataException(
                "MNIST could not be downloaded: "
                        + expected.compressedName()
                        + " "
                        + failures
                        + ADVICE);
    }

    private static void requireNotInterrupted() throws InvalidDataException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InvalidDataException(
                    "the download of MNIST was interrupted: start it again or name a folder that"
                            + " has MNIST with --data-dir");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer in time: " + e.getMessage();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
