package crosscheck.comparison.engine;

import java.util.List;

/**
 * Numbers that a step computed, with the same name, shape and order on every engine; immutable by
 * convention.
 */
public final class TracedTensor {
    /** The layer of what comes before any layer with weights, and of the loss. */
    public static final int NO_LAYER = -1;

    private final TensorKind kind;
    private final int layer;
    private final String name;
    private final List<Integer> shape;
    private final double[] values;

    /**
     * A tensor of a step.
     *
     * @param layer 0 for the first layer with weights, or {@link #NO_LAYER}
     * @param name in the network, such as {@code layer 0 z} or {@code 0_W gradient}
     * @param shape of the parameter, or {@code (n, features)} with images channel by channel; empty
     *     for the loss; copied
     * @param values row-major; kept
     * @throws IllegalArgumentException if the shape does not fit the number of values
     */
    public TracedTensor(
            TensorKind kind, int layer, String name, List<Integer> shape, double[] values) {
        this.kind = kind;
        this.layer = layer;
        this.name = name;
        this.shape = List.copyOf(shape);
        this.values = values;
        if (shape.stream().reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException(
                    name + " has " + values.length + " numbers for the shape " + shape);
        }
    }

    /**
     * What a network puts out when it is only used.
     *
     * @param examples n, at least 1
     * @param outputs {@code (n, classes)}; kept
     */
    public static TracedTensor inference(int examples, double[] outputs) {
        return new TracedTensor(
                TensorKind.INFERENCE,
                NO_LAYER,
                "inference outputs",
                List.of(examples, outputs.length / examples),
                outputs);
    }

    public TensorKind kind() {
        return kind;
    }

    /** The layer it belongs to; 0 for the first layer with weights, or {@link #NO_LAYER}. */
    public int layer() {
        return layer;
    }

    /**
     * Its name in the network, such as {@code layer 0 z}, {@code loss}, {@code 0_W gradient} or
     * {@code 0_W}.
     */
    public String name() {
        return name;
    }

    /**
     * Its extents; {@code (n, features)} of what layers put out, that of the parameter for all that
     * belongs to one, none of the loss; unmodifiable.
     */
    public List<Integer> shape() {
        return shape;
    }

    /** The numbers themselves; row-major; not to be modified. */
    public double[] values() {
        return values;
    }

    /**
     * Another tensor of the same kind, name and shape.
     *
     * @param others as many numbers; kept
     * @throws IllegalArgumentException if there are more or fewer
     */
    public TracedTensor withValues(double[] others) {
        return new TracedTensor(kind, layer, name, shape, others);
    }

    /**
     * Where a number stands.
     *
     * @return such as {@code [3][17]}; empty for the loss
     */
    public String indices(int index) {
        StringBuilder indices = new StringBuilder();
        int rest = index;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            indices.insert(0, "[" + rest % shape.get(axis) + "]");
            rest /= shape.get(axis);
        }
        return indices.toString();
    }
}
