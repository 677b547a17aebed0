package crosscheck.comparison.npz;

import java.util.List;

/** Numbers with a shape, in C order: the last index moves fastest. Immutable by convention. */
public final class NpyArray {
    /** The most extents of a shape. */
    static final int MOST_EXTENTS = 8;

    private final NumberType type;
    private final List<Integer> shape;
    private final double[] values;

    /**
     * An array.
     *
     * @param shape from 1 to 8 extents, each at least 1; copied
     * @param values in C order; kept, not modified
     * @throws IllegalArgumentException if the shape does not fit the number of values, or a value
     *     is not exact in the type
     */
    public NpyArray(NumberType type, List<Integer> shape, double[] values) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.values = values;
        boolean positive = shape.stream().allMatch(extent -> extent >= 1);
        if (shape.isEmpty() || shape.size() > MOST_EXTENTS || !positive) {
            throw new IllegalArgumentException(
                    "a shape has from 1 to "
                            + MOST_EXTENTS
                            + " extents of at least 1, not "
                            + shape);
        }
        if (shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact)
                != values.length) {
            throw new IllegalArgumentException(values.length + " numbers for the shape " + shape);
        }
        for (double value : values) {
            if (!type.holds(value)) {
                throw new IllegalArgumentException(value + " is not exact as " + type);
            }
        }
    }

    /** How the numbers are kept in a file; 32 or 64 bits. */
    public NumberType type() {
        return type;
    }

    /** The extents, such as {@code (784, 30)}, unmodifiable. */
    public List<Integer> shape() {
        return shape;
    }

    /** The numbers themselves; in C order; not to be modified. */
    public double[] values() {
        return values;
    }
}
