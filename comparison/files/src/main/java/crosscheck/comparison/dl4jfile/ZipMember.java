package crosscheck.comparison.dl4jfile;

import crosscheck.comparison.console.Printable;
import crosscheck.data.InvalidDataException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * An entry of a zip archive's table of contents.
 *
 * @param method 0 for stored, 8 for deflated
 * @param crc the CRC-32 of the content
 * @param compressedSize bytes in the archive
 * @param size bytes of the content
 * @param offset where the entry's own header begins
 */
record ZipMember(
        String name, int flags, int method, long crc, long compressedSize, long size, long offset) {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** In the general purpose bits: sizes and checksum follow the data. */
    static final int SIZES_FOLLOW = 1 << 3;

    private static final int SIGNATURE = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    private static final int COMPRESSION_LEVEL = 3 << 1;
    private static final int UTF8_NAME = 1 << 11;
    private static final int DOS_FOLDER = 1 << 4;
    private static final int UNIX_TYPE_SHIFT = 28;
    private static final int UNIX_REGULAR = 8;

    /**
     * Reads the next entry of a table of contents.
     *
     * @param directory at the entry; moved behind it
     */
    static ZipMember read(Path file, ByteBuffer directory, Set<String> known)
            throws InvalidDataException {
        int at = directory.position();
        if (directory.remaining() < HEADER_BYTES || directory.getInt(at) != SIGNATURE) {
            throw torn(file);
        }
        int nameLength = unsigned(directory, at + 28);
        int rest = unsigned(directory, at + 30) + unsigned(directory, at + 32);
        if (directory.remaining() < HEADER_BYTES + nameLength + rest) {
            throw torn(file);
        }
        byte[] name = new byte[nameLength];
        directory.get(at + HEADER_BYTES, name);
        directory.position(at + HEADER_BYTES + nameLength + rest);
        ZipMember member =
                new ZipMember(
                        new String(name, StandardCharsets.ISO_8859_1),
                        unsigned(directory, at + 8),
                        unsigned(directory, at + 10),
                        Integer.toUnsignedLong(directory.getInt(at + 16)),
                        Integer.toUnsignedLong(directory.getInt(at + 20)),
                        Integer.toUnsignedLong(directory.getInt(at + 24)),
                        Integer.toUnsignedLong(directory.getInt(at + 42)));
        member.check(file, known, directory.getInt(at + 38));
        return member;
    }

    private void check(Path file, Set<String> known, int attributes) throws InvalidDataException {
        if (!known.contains(name)) {
            throw new InvalidDataException(
                    "%s must have no entries but %s but has '%s'"
                            .formatted(file, String.join(", ", known), Printable.of(name)));
        }
        int unixType = attributes >>> UNIX_TYPE_SHIFT;
        if ((unixType != 0 && unixType != UNIX_REGULAR) || (attributes & DOS_FOLDER) != 0) {
            throw new InvalidDataException(
                    "%s must hold files but %s is a link or a folder".formatted(file, name));
        }
        if ((flags & ~(COMPRESSION_LEVEL | SIZES_FOLLOW | UTF8_NAME)) != 0
                || (method != STORED && method != DEFLATED)) {
            throw new InvalidDataException(
                    "%s must be stored or deflated but %s is encrypted or packed otherwise"
                            .formatted(file, name));
        }
        if (method == STORED && size != compressedSize) {
            throw new InvalidDataException(
                    "%s is torn: %s is not compressed but has two sizes".formatted(file, name));
        }
    }

    static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    static InvalidDataException torn(Path file) {
        return new InvalidDataException(
                file + " is torn, or is no zip archive: copy or save it again");
    }
}
