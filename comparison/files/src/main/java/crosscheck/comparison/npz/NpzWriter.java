package crosscheck.comparison.npz;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a file of arrays one by one, so that they need not all be in memory. */
public final class NpzWriter implements Closeable {
    /** The first moment that a zip archive can tell: the time would change the bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /**
     * Begins a file.
     *
     * @throws IOException if it cannot be
     */
    public NpzWriter(Path file) throws IOException {
        this(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /** Begins the bytes of a file. */
    NpzWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /**
     * Adds an array.
     *
     * @param name of letters, digits and {@code _}, at most 64; not one that was added before
     * @param array not modified
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the name has other characters
     */
    public void add(String name, NpyArray array) throws IOException {
        zip.putNextEntry(entry(name, array));
        NpyFormat.write(array, zip);
        zip.closeEntry();
    }

    /** Ends the archive and leaves the stream open. */
    void finish() throws IOException {
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ZipEntry entry(String name, NpyArray array) throws IOException {
        if (!NpzFile.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of an array: " + name);
        }
        CheckedOutputStream checked =
                new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        NpyFormat.write(array, checked);
        ZipEntry entry = new ZipEntry(name + NpzFile.SUFFIX);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(NpyFormat.size(array));
        entry.setCompressedSize(entry.getSize());
        entry.setCrc(checked.getChecksum().getValue());
        return entry;
    }
}
