package crosscheck.comparison.npz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How a number is kept in a file. */
public enum NumberType {
    /** Little-endian, 32 bits. */
    FLOAT32("<f4", Float.BYTES),
    /** Little-endian, 64 bits. */
    FLOAT64("<f8", Double.BYTES);

    private final String descriptor;
    private final int bytes;

    NumberType(String descriptor, int bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    static Optional<NumberType> of(String descriptor) {
        return Arrays.stream(values())
                .filter(type -> type.descriptor.equals(descriptor))
                .findFirst();
    }

    /** What NumPy calls it, such as {@code <f4}. */
    String descriptor() {
        return descriptor;
    }

    /** The size of a number. */
    int bytes() {
        return bytes;
    }

    /** Whether a number keeps its value; NaN is kept as NaN. */
    boolean holds(double value) {
        return this == FLOAT64 || Double.isNaN(value) || (float) value == value;
    }

    void put(ByteBuffer target, double value) {
        if (this == FLOAT32) {
            target.putFloat((float) value);
        } else {
            target.putDouble(value);
        }
    }

    double get(ByteBuffer source) {
        return this == FLOAT32 ? source.getFloat() : source.getDouble();
    }
}
