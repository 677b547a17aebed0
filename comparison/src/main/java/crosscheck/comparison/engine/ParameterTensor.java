package crosscheck.comparison.engine;

import java.util.List;

/** Trained numbers of one layer, as a matrix with a name; immutable by convention. */
public final class ParameterTensor {
    private final int layer;
    private final String name;
    private final int columns;
    private final double[] values;

    /**
     * A parameter of a layer.
     *
     * @param layer 0 for the first layer with weights
     * @param name {@code W} or {@code b}; {@code gamma}, {@code beta}, {@code mean} or {@code var}
     * @param columns values for one index of the first extent: fanOut of a dense layer
     * @param values row-major, such as {@code (fanIn, fanOut)} or {@code (1, fanOut)}; kept
     */
    public ParameterTensor(int layer, String name, int columns, double[] values) {
        this.layer = layer;
        this.name = name;
        this.columns = columns;
        this.values = values;
    }

    /**
     * The layer it belongs to.
     *
     * @return 0 for the first layer with weights
     */
    public int layer() {
        return layer;
    }

    /**
     * What it is in its layer.
     *
     * @return {@code W} or {@code b}
     */
    public String name() {
        return name;
    }

    /**
     * Its name in the network.
     *
     * @return such as {@code 0_W}
     */
    public String fullName() {
        return layer + "_" + name;
    }

    /**
     * Its extents.
     *
     * @return {@code (fanIn, fanOut)} of weights, {@code (fanOut)} of biases
     */
    public List<Integer> shape() {
        return name.equals("b") ? List.of(columns) : List.of(values.length / columns, columns);
    }

    /**
     * The numbers themselves.
     *
     * @return row-major; not to be modified
     */
    public double[] values() {
        return values;
    }

    /**
     * Another tensor of the same name and shape.
     *
     * @param others as many numbers; kept
     * @return the tensor
     * @throws IllegalArgumentException if there are more or fewer
     */
    public ParameterTensor withValues(double[] others) {
        if (others.length != values.length) {
            throw new IllegalArgumentException(
                    fullName() + " has " + values.length + " numbers, not " + others.length);
        }
        return new ParameterTensor(layer, name, columns, others);
    }

    /**
     * Where a number stands.
     *
     * @param index in {@link #values}
     * @return such as {@code 0_W[3][17]}
     */
    public String entryName(int index) {
        return fullName() + "[" + index / columns + "][" + index % columns + "]";
    }
}
