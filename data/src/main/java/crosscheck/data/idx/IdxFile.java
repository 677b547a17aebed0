package crosscheck.data.idx;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One IDX file of unsigned bytes, read whole and checked to the last byte. Immutable.
 *
 * <p>Reading takes memory for the bytes that are there, not for those that the header claims, and
 * stops one byte after the last that the header announces.
 */
public final class IdxFile {
    private final Path path;
    private final IdxHeader header;
    private final byte[] values;
    private final RawContent content;

    private IdxFile(Path path, IdxHeader header, byte[] values, RawContent content) {
        this.path = path;
        this.header = header;
        this.values = values;
        this.content = content;
    }

    /**
     * Reads a file, gzip-compressed or not: the first bytes tell, not the name.
     *
     * @param kind what it must hold
     * @throws InvalidDataException if the file cannot be read, is truncated or corrupt gzip data,
     *     has another magic number, type or number of dimensions, a size below 1, more than {@link
     *     Integer#MAX_VALUE} values, or fewer or more bytes than its sizes say
     */
    public static IdxFile read(Path path, IdxKind kind) throws InvalidDataException {
        return RawStream.read(path, raw -> read(path, kind, raw));
    }

    private static IdxFile read(Path path, IdxKind kind, InputStream raw) throws IOException {
        byte[] start = raw.readNBytes(kind.headerBytes());
        IdxHeader header = IdxHeader.parse(path, kind, start);
        byte[] values = raw.readNBytes(header.valueCount()); // grows with the data
        if (values.length < header.valueCount()) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s must have the %s = %d values it announces but has only %d:"
                                    + " copy or download it again",
                            path,
                            header,
                            header.valueCount(),
                            values.length));
        }
        if (raw.read() >= 0) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s must end after the %s = %d values it announces but goes on:"
                                    + " copy or download it again",
                            path,
                            header,
                            header.valueCount()));
        }
        RawContent content =
                new RawContent((long) start.length + values.length, Sha256.of(start, values));
        return new IdxFile(path, header, values, content);
    }

    public Path path() {
        return path;
    }

    /** The uncompressed size and its checksum; header included. */
    public RawContent content() {
        return content;
    }

    /** The number of images or labels; at least 1. */
    public int count() {
        return header.size(0);
    }

    /**
     * The size in one dimension.
     *
     * @param dimension 0 is the count; for images 1 is the rows and 2 the columns
     * @return at least 1
     */
    public int size(int dimension) {
        return header.size(dimension);
    }

    /** The number of values; the product of the sizes. */
    public int length() {
        return values.length;
    }

    /**
     * One value.
     *
     * @param index 0 to {@code length() - 1}, row-major
     * @return 0 to 255
     */
    public int value(int index) {
        return values[index] & 0xFF;
    }
}
