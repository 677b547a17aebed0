package crosscheck.data.idx;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Size and checksum of what a file holds, uncompressed: the same however it is compressed.
 *
 * @param sha256 of the uncompressed bytes, 64 hexadecimal digits
 */
public record RawContent(long bytes, String sha256) {
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Measures the start of a file, gzip-compressed or not, without keeping its bytes.
     *
     * @param limitBytes how many uncompressed bytes to read at most, at least 1
     * @return size and checksum of what was read; a file that is longer counts as {@code
     *     limitBytes} long
     * @throws InvalidDataException if the file cannot be read or is truncated or corrupt gzip data
     */
    public static RawContent measure(Path file, long limitBytes) throws InvalidDataException {
        return RawStream.read(file, raw -> measure(raw, limitBytes));
    }

    private static RawContent measure(InputStream raw, long limitBytes) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        while (bytes < limitBytes) {
            int count = raw.read(buffer, 0, (int) Math.min(buffer.length, limitBytes - bytes));
            if (count < 0) {
                break;
            }
            digest.update(buffer, 0, count);
            bytes += count;
        }
        return new RawContent(bytes, Sha256.hex(digest));
    }
}
