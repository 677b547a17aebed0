package crosscheck.data.idx;

import crosscheck.data.InvalidDataException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the header of an IDX file says, checked. */
final class IdxHeader {
    private static final int MAGIC_BYTES = 4;
    private static final int UNSIGNED_BYTE = 0x08;

    private final int[] sizes;
    private final int valueCount;

    private IdxHeader(int[] sizes, int valueCount) {
        this.sizes = sizes;
        this.valueCount = valueCount;
    }

    /** Returns the header in the first bytes of a file, of which there may be too few. */
    static IdxHeader parse(Path file, IdxKind kind, byte[] start) throws InvalidDataException {
        if (start.length >= MAGIC_BYTES) {
            checkMagic(file, kind, start);
        }
        if (start.length < kind.headerBytes()) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s must begin with an IDX header of %d bytes but has only %d:"
                                    + " copy or download it again",
                            file,
                            kind.headerBytes(),
                            start.length));
        }
        int[] sizes = new int[kind.dimensions()];
        ByteBuffer.wrap(start).position(MAGIC_BYTES).asIntBuffer().get(sizes);
        return new IdxHeader(sizes, product(file, sizes));
    }

    private static void checkMagic(Path file, IdxKind kind, byte[] start)
            throws InvalidDataException {
        if (start[0] != 0 || start[1] != 0) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s must begin with the IDX magic number 0x%08x but begins with"
                                    + " 0x%08x: name an IDX file",
                            file,
                            UNSIGNED_BYTE << 8 | kind.dimensions(),
                            ByteBuffer.wrap(start).getInt()));
        }
        if (start[2] != UNSIGNED_BYTE) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s must hold unsigned bytes (type 0x%02x) but has type 0x%02x:"
                                    + " convert its values to unsigned bytes",
                            file,
                            UNSIGNED_BYTE,
                            start[2]));
        }
        if (start[3] != kind.dimensions()) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s must hold %s, which have %d dimension(s), but has %d: check that"
                                    + " images and labels are not exchanged",
                            file,
                            kind.noun(),
                            kind.dimensions(),
                            start[3] & 0xFF));
        }
    }

    private static int product(Path file, int[] sizes) throws InvalidDataException {
        for (int size : sizes) {
            if (size < 1) {
                throw new InvalidDataException(
                        String.format(
                                Locale.ROOT,
                                "%s must have sizes of at least 1 but announces %s:"
                                        + " copy or download it again",
                                file,
                                describe(sizes)));
            }
        }
        try {
            return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s must have at most %d values but announces %s:"
                                    + " copy or download it again, or take fewer images",
                            file,
                            Integer.MAX_VALUE,
                            describe(sizes)),
                    e);
        }
    }

    private static String describe(int[] sizes) {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }

    /** The size of one dimension, at least 1. */
    int size(int dimension) {
        return sizes[dimension];
    }

    /** The product of the sizes. */
    int valueCount() {
        return valueCount;
    }

    @Override
    public String toString() {
        return describe(sizes);
    }
}
