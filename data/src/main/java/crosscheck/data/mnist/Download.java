package crosscheck.data.mnist;

import crosscheck.data.AtomicFile;
import crosscheck.data.AtomicFile.Renaming;
import crosscheck.data.InvalidDataException;
import crosscheck.data.idx.RawContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;

/** Brings one file from one mirror into the cache, checked and whole, or leaves nothing behind. */
final class Download {
    private static final int BUFFER_BYTES = 1 << 16;

    private final DownloadLimits limits;
    private final TransferListener listener;

    Download(DownloadLimits limits, TransferListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /**
     * Downloads to a temporary file beside the target, checks size and checksum, and renames it.
     * The message of the exception is the reason for a person, without file or mirror.
     */
    void run(URI address, ExpectedFile expected, Path target) throws IOException {
        AtomicFile.write(
                target,
                out -> transfer(address, expected, out),
                (unfinished, file) -> {
                    check(unfinished, expected.content());
                    Renaming.ATOMIC.rename(unfinished, file);
                });
        AtomicFile.forceNames(target.getParent());
    }

    private void transfer(URI address, ExpectedFile expected, OutputStream file)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(limits.connectTimeout().toMillis()));
        connection.setReadTimeout(Math.toIntExact(limits.readTimeout().toMillis()));
        connection.setRequestProperty("User-Agent", "crosscheck");
        connection.setInstanceFollowRedirects(true);
        connection.setUseCaches(false);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + status + " instead of 200");
            }
            long announced = connection.getContentLengthLong();
            requireWithinLimit(announced);
            listener.started(expected.compressedName(), announced);
            try (InputStream body = connection.getInputStream()) {
                requireComplete(copy(body, file), announced);
            } finally {
                listener.finished();
            }
        } finally {
            connection.disconnect(); // a refused body is not read to its end
        }
    }

    private long copy(InputStream body, OutputStream file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            bytes += count;
            requireWithinLimit(bytes);
            file.write(buffer, 0, count);
            listener.advanced(bytes);
        }
        return bytes;
    }

    private void requireWithinLimit(long bytes) throws IOException {
        if (bytes > limits.fileBytes()) {
            throw new IOException("more than the limit of " + limits.fileBytes() + " bytes");
        }
    }

    private static void requireComplete(long bytes, long announced) throws IOException {
        if (announced >= 0 && bytes != announced) {
            throw new IOException("only " + bytes + " of " + announced + " bytes came");
        }
    }

    private static void check(Path file, RawContent expected) throws IOException {
        RawContent found;
        try {
            found = RawContent.measure(file, expected.bytes() + 1);
        } catch (InvalidDataException e) {
            String detail = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
            throw new IOException("what came is damaged" + detail, e);
        }
        if (found.bytes() != expected.bytes()) {
            String size = found.bytes() > expected.bytes() ? "more" : "only " + found.bytes();
            throw new IOException(
                    size + " uncompressed bytes instead of the " + expected.bytes() + " expected");
        }
        if (!found.sha256().equals(expected.sha256())) {
            throw new IOException("SHA-256 " + found.sha256() + " instead of " + expected.sha256());
        }
    }
}
