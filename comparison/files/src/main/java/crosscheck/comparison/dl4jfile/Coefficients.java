package crosscheck.comparison.dl4jfile;

import crosscheck.comparison.console.Printable;
import crosscheck.comparison.engine.Precision;
import crosscheck.data.InvalidDataException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;

/**
 * All numbers of a network in one row, as {@code Nd4j.write} leaves them, everything big-endian:
 *
 * <pre>{@code
 * "MIXED_DATA_TYPES"  6 as 8 bytes  "LONG"      what ND4J calls shape information, of 8 bytes each:
 *     rank 1, count, stride 1, 8192 for float or 16384 for double, element stride 1, 'c'
 * "MIXED_DATA_TYPES"  count as 8 bytes  "FLOAT" or "DOUBLE"
 * the numbers
 * }</pre>
 *
 * Texts have their length before them, in 2 bytes.
 */
final class Coefficients {
    private static final String BUFFER = "MIXED_DATA_TYPES";
    private static final int SHAPE_LONGS = 6;
    private static final long FLOAT_BIT = 1 << 13;
    private static final long DOUBLE_BIT = 1 << 14;
    private static final int NUMBERS_AT_ONCE = 8192;

    private final Precision precision;
    private final double[] values;

    private Coefficients(Precision precision, double[] values) {
        this.precision = precision;
        this.values = values;
    }

    /** In which the numbers are kept. */
    Precision precision() {
        return precision;
    }

    /** In DL4J's order; not to be modified. */
    double[] values() {
        return values;
    }

    /** The most bytes that so many numbers need, with what is before them. */
    static long mostBytes(int count) {
        return 256 + (long) count * Double.BYTES;
    }

    /**
     * Reads the numbers.
     *
     * @param in at the first byte
     * @param size bytes in all
     * @param count how many numbers there must be, at least 1
     */
    static Coefficients read(String where, InputStream in, long size, int count)
            throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            long typeBit = readShape(where, data, count);
            require(where, "a buffer of", BUFFER, data.readUTF());
            requireCount(where, count, data.readLong());
            String type = data.readUTF();
            Precision precision = precision(where, type, typeBit);
            int width = precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
            long header =
                    2 * (2 + BUFFER.length() + 8) + 2 + 4 + SHAPE_LONGS * 8 + 2 + type.length();
            if (size != header + (long) count * width) {
                throw new InvalidDataException(
                        "%s must have %d bytes for %d numbers but has %d"
                                .formatted(where, header + (long) count * width, count, size));
            }
            return new Coefficients(precision, numbers(where, data, precision, width, count));
        } catch (EOFException | UTFDataFormatException e) {
            throw new InvalidDataException(
                    where + " is not what DL4J writes: it ends too early or is something else", e);
        }
    }

    private static long readShape(String where, DataInputStream data, int count)
            throws IOException {
        require(where, "a shape of", BUFFER, data.readUTF());
        long length = data.readLong();
        require(where, "a shape of", "LONG", data.readUTF());
        if (length != SHAPE_LONGS || data.readLong() != 1) {
            throw new InvalidDataException(
                    where + " must hold one row of numbers but has another shape");
        }
        requireCount(where, count, data.readLong());
        long stride = data.readLong();
        long typeBit = data.readLong();
        if (stride != 1 || data.readLong() != 1 || data.readLong() != 'c') {
            throw new InvalidDataException(
                    where + " must hold its numbers one after the other but does not");
        }
        return typeBit;
    }

    private static Precision precision(String where, String type, long typeBit)
            throws InvalidDataException {
        if (type.equals("FLOAT") && typeBit == FLOAT_BIT) {
            return Precision.FLOAT;
        }
        if (type.equals("DOUBLE") && typeBit == DOUBLE_BIT) {
            return Precision.DOUBLE;
        }
        throw new InvalidDataException(
                "%s must hold FLOAT or DOUBLE but holds '%s' with the mark %d"
                        .formatted(where, Printable.of(type), typeBit));
    }

    private static void require(String where, String what, String expected, String found)
            throws InvalidDataException {
        if (!expected.equals(found)) {
            throw new InvalidDataException(
                    "%s must have %s %s but has '%s': save it with DL4J 1.0.0-M2.1"
                            .formatted(where, what, expected, Printable.of(found)));
        }
    }

    private static void requireCount(String where, int expected, long found)
            throws InvalidDataException {
        if (expected != found) {
            throw new InvalidDataException(
                    "%s must have the %d numbers of its configuration but has %d"
                            .formatted(where, expected, found));
        }
    }

    private static double[] numbers(
            String where, DataInputStream data, Precision precision, int width, int count)
            throws IOException {
        double[] values = new double[count];
        ByteBuffer buffer = ByteBuffer.allocate(NUMBERS_AT_ONCE * width);
        for (int from = 0; from < count; from += NUMBERS_AT_ONCE) {
            int now = Math.min(NUMBERS_AT_ONCE, count - from);
            data.readFully(buffer.array(), 0, now * width);
            buffer.clear();
            for (int i = from; i < from + now; i++) {
                values[i] = precision == Precision.FLOAT ? buffer.getFloat() : buffer.getDouble();
                if (!Double.isFinite(values[i])) {
                    throw new InvalidDataException(
                            "%s must have finite numbers but number %d is %s"
                                    .formatted(where, i, values[i]));
                }
            }
        }
        return values;
    }
}
