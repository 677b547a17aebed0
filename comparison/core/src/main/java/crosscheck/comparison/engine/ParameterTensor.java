package crosscheck.comparison.engine;

import java.util.List;

/** Trained numbers of one layer, with a name and a shape; immutable by convention. */
public final class ParameterTensor {
    private final int layer;
    private final String name;
    private final List<Integer> shape;
    private final double[] values;

    /**
     * A parameter of a layer.
     *
     * @param layer 0 for the first layer with weights
     * @param name {@code W} or {@code b}; {@code gamma}, {@code beta}, {@code mean} or {@code var}
     * @param shape {@code (fanIn, fanOut)} for the weights of a dense layer, {@code (out, in,
     *     kernel height, kernel width)} for those of a convolution, one extent for all else; copied
     * @param values row-major; kept
     * @throws IllegalArgumentException if the shape does not fit the number of values
     */
    public ParameterTensor(int layer, String name, List<Integer> shape, double[] values) {
        this.layer = layer;
        this.name = name;
        this.shape = List.copyOf(shape);
        this.values = values;
        if (shape.stream().reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException(
                    fullName() + " has " + values.length + " numbers for the shape " + shape);
        }
    }

    /** The layer it belongs to; 0 for the first layer with weights. */
    public int layer() {
        return layer;
    }

    /** What it is in its layer; {@code W} or {@code b}. */
    public String name() {
        return name;
    }

    /** Its name in the network, such as {@code 0_W}. */
    public String fullName() {
        return layer + "_" + name;
    }

    /**
     * Its extents; {@code (fanIn, fanOut)} or {@code (out, in, kernel height, kernel width)} of
     * weights, one extent of all else; unmodifiable.
     */
    public List<Integer> shape() {
        return shape;
    }

    /** The numbers themselves; row-major; not to be modified. */
    public double[] values() {
        return values;
    }

    /**
     * Another tensor of the same name and shape.
     *
     * @param others as many numbers; kept
     * @throws IllegalArgumentException if there are more or fewer
     */
    public ParameterTensor withValues(double[] others) {
        if (others.length != values.length) {
            throw new IllegalArgumentException(
                    fullName() + " has " + values.length + " numbers, not " + others.length);
        }
        return new ParameterTensor(layer, name, shape, others);
    }

    /**
     * Where a number stands.
     *
     * @return such as {@code 0_W[3][17]}
     */
    public String entryName(int index) {
        StringBuilder indices = new StringBuilder();
        int rest = index;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            indices.insert(0, "[" + rest % shape.get(axis) + "]");
            rest /= shape.get(axis);
        }
        return fullName() + indices;
    }
}
