package crosscheck.comparison.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a number is kept in a file. */
public enum NumberType {
    /** A float of 32 bits. */
    FLOAT32("f4", Float.BYTES),
    /** A float of 64 bits. */
    FLOAT64("f8", Double.BYTES),
    /** A whole number of 64 bits, of which values below 2^53 are taken. */
    INT64("i8", Long.BYTES);

    /** 2^53: above it, not every whole number is a double. */
    private static final double INEXACT = 0x1p53;

    private final String code;
    private final int bytes;

    NumberType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The type of a descriptor such as {@code <f4} or {@code >f8}, whatever its byte order. */
    static Optional<NumberType> of(String descriptor) {
        return Arrays.stream(values())
                .filter(type -> descriptor.matches("[<>]" + type.code))
                .findFirst();
    }

    /** The byte order of a descriptor that {@link #of} knows. */
    static ByteOrder order(String descriptor) {
        return descriptor.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** What NumPy calls it as it is written here, such as {@code <f4}. */
    String descriptor() {
        return "<" + code;
    }

    /** What NumPy users call it, such as {@code float32}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is for real numbers; true for {@link #FLOAT32} and {@link #FLOAT64}. */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The size of a number. */
    int bytes() {
        return bytes;
    }

    /** Whether a number keeps its value; NaN is kept as NaN where there is one. */
    boolean holds(double value) {
        return switch (this) {
            case FLOAT32 -> Double.isNaN(value) || (float) value == value;
            case FLOAT64 -> true;
            case INT64 -> Math.rint(value) == value && Math.abs(value) < INEXACT;
        };
    }

    void put(ByteBuffer target, double value) {
        switch (this) {
            case FLOAT32 -> target.putFloat((float) value);
            case FLOAT64 -> target.putDouble(value);
            case INT64 -> target.putLong((long) value);
        }
    }

    double get(ByteBuffer source) {
        return switch (this) {
            case FLOAT32 -> source.getFloat();
            case FLOAT64 -> source.getDouble();
            case INT64 -> source.getLong();
        };
    }
}
