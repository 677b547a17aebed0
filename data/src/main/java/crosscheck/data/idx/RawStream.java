package crosscheck.data.idx;

import crosscheck.data.InvalidDataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The uncompressed bytes of a file; its first two bytes tell whether it is gzip-compressed. */
final class RawStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private RawStream() {}

    /** What to do with the bytes. */
    interface Reader<T> {
        T read(InputStream raw) throws IOException;
    }

    /** Returns what the reader makes of the bytes; every failure becomes a sentence on the file. */
    static <T> T read(Path file, Reader<T> reader) throws InvalidDataException {
        if (Files.isDirectory(file)) {
            throw new InvalidDataException(
                    file + " must be a file but is a folder: put the file itself there");
        }
        try (InputStream stored =
                        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
                InputStream raw = uncompressed(stored)) {
            return reader.read(raw);
        } catch (InvalidDataException e) {
            throw e;
        } catch (EOFException e) {
            throw new InvalidDataException(
                    file
                            + " must be whole gzip data but ends in the middle:"
                            + " copy or download it again",
                    e);
        } catch (ZipException e) {
            throw new InvalidDataException(
                    file
                            + " must be intact gzip data but is corrupt ("
                            + e.getMessage()
                            + "): copy or download it again",
                    e);
        } catch (IOException e) {
            throw new InvalidDataException(
                    file + " cannot be read (" + reason(e) + "): check its path and its rights", e);
        }
    }

    private static InputStream uncompressed(InputStream stored) throws IOException {
        stored.mark(2);
        boolean compressed = stored.read() == 0x1F && stored.read() == 0x8B;
        stored.reset();
        return compressed ? new GZIPInputStream(stored, BUFFER_BYTES) : stored;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return e instanceof AccessDeniedException ? "access denied" : e.getMessage();
    }
}
