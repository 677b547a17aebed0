package crosscheck.comparison.npz;

import crosscheck.comparison.console.Printable;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The bytes of one array, version 1.0:
 *
 * <pre>{@code
 * 93 'N' 'U' 'M' 'P' 'Y'   01 00   n as 2 bytes, little-endian
 * n characters: {'descr': '<f4', 'fortran_order': False, 'shape': (784, 30), }, spaces, line feed
 * the numbers
 * }</pre>
 *
 * The numbers begin at a multiple of 64.
 */
final class NpyFormat {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int START_BYTES = MAGIC.length + 4;
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 1024; // NumPy writes 118 characters
    private static final int NUMBERS_AT_ONCE = 8192;
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\{'descr': '([^']{1,20})', 'fortran_order': (True|False),"
                            + " 'shape': \\(((?:\\d{1,9}, ?){1,8}\\d{0,9})\\),? ?\\} *\\n");

    private NpyFormat() {}

    // ---- writing ------------------------------------------------------------------------------

    static long size(NpyArray array) {
        return header(array).length + (long) array.values().length * array.type().bytes();
    }

    static void write(NpyArray array, OutputStream out) throws IOException {
        out.write(header(array));
        double[] values = array.values();
        ByteBuffer buffer = buffer(array.type());
        for (int from = 0; from < values.length; from += NUMBERS_AT_ONCE) {
            buffer.clear();
            for (int i = from; i < Math.min(values.length, from + NUMBERS_AT_ONCE); i++) {
                array.type().put(buffer, values[i]);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    private static ByteBuffer buffer(NumberType type) {
        return ByteBuffer.allocate(NUMBERS_AT_ONCE * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] header(NpyArray array) {
        String text =
                "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
                        .formatted(array.type().descriptor(), text(array.shape()));
        int used = START_BYTES + text.length() + 1;
        String padded = text + " ".repeat(Math.floorMod(-used, ALIGNMENT)) + "\n";
        return ByteBuffer.allocate(START_BYTES + padded.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** A shape as Python writes it. */
    static String text(List<Integer> shape) {
        return shape.size() == 1
                ? "(" + shape.get(0) + ",)"
                : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    // ---- reading ------------------------------------------------------------------------------

    /** Reads an array of so many bytes in all; {@code where} names it in messages. */
    static NpyArray read(String where, InputStream in, long size) throws IOException {
        byte[] start = in.readNBytes(START_BYTES);
        if (start.length < START_BYTES
                || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InvalidDataException(
                    where + " must begin as a NumPy array does but does not: save it with numpy");
        }
        if (start[6] != 1 || start[7] != 0) {
            throw new InvalidDataException(
                    "%s must be of version 1.0 of NumPy's format but is of version %d.%d"
                            .formatted(where, start[6], start[7]));
        }
        int length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getShort(8) & 0xFFFF;
        byte[] header = in.readNBytes(Math.min(length, LONGEST_HEADER));
        Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.ISO_8859_1));
        if (header.length != length || !matcher.matches()) {
            throw new InvalidDataException(
                    where
                            + " must have a header with descr, fortran_order and a shape of 1 to 8"
                            + " extents but has another: save it with numpy.savez");
        }
        NumberType type = type(where, matcher.group(1));
        List<Integer> shape = shape(matcher);
        requireBytes(where, type, shape, size - START_BYTES - length);
        double[] values = numbers(where, in, type, NumberType.order(matcher.group(1)), shape);
        return new NpyArray(
                type, shape, matcher.group(2).equals("True") ? inCOrder(shape, values) : values);
    }

    private static NumberType type(String where, String descriptor) throws InvalidDataException {
        return NumberType.of(descriptor)
                .orElseThrow(
                        () ->
                                new InvalidDataException(
                                        "%s must hold float32 or float64 but holds '%s': save another type"
                                                .formatted(where, Printable.of(descriptor))));
    }

    private static List<Integer> shape(Matcher header) {
        return Arrays.stream(header.group(3).split(", ?")).map(Integer::valueOf).toList();
    }

    private static void requireBytes(String where, NumberType type, List<Integer> shape, long bytes)
            throws InvalidDataException {
        long count = count(shape);
        if (count < 1
                || count > Integer.MAX_VALUE / type.bytes()
                || count * type.bytes() != bytes) {
            throw new InvalidDataException(
                    "%s must have %d bytes for each number of the shape %s but has %d bytes: copy or save it"
                                    .formatted(where, type.bytes(), text(shape), bytes)
                            + " again");
        }
    }

    private static double[] numbers(
            String where, InputStream in, NumberType type, ByteOrder order, List<Integer> shape)
            throws IOException {
        double[] values = new double[(int) count(shape)];
        ByteBuffer buffer = buffer(type).order(order);
        for (int from = 0; from < values.length; from += NUMBERS_AT_ONCE) {
            int now = Math.min(NUMBERS_AT_ONCE, values.length - from);
            if (in.readNBytes(buffer.array(), 0, now * type.bytes()) < now * type.bytes()) {
                throw new InvalidDataException(
                        where + " ends before its last number: copy or save it again");
            }
            buffer.clear();
            for (int i = 0; i < now; i++) {
                values[from + i] = type.get(buffer);
                if (!type.holds(values[from + i])) {
                    throw new InvalidDataException(
                            "%s must have whole numbers below 2^53 but has larger ones"
                                    .formatted(where));
                }
            }
        }
        return values;
    }

    /** Numbers whose first index moved fastest, in the order in which the last one does. */
    private static double[] inCOrder(List<Integer> shape, double[] fortran) {
        double[] ordered = new double[fortran.length];
        int[] index = new int[shape.size()];
        for (double value : fortran) {
            int at = 0;
            for (int axis = 0; axis < index.length; axis++) {
                at = at * shape.get(axis) + index[axis];
            }
            ordered[at] = value;
            for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) {
                index[axis] = 0;
            }
        }
        return ordered;
    }

    /** The product of the extents, or -1 where that is no size of an array. */
    private static long count(List<Integer> shape) {
        try {
            return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        } catch (ArithmeticException e) {
            return -1;
        }
    }
}
