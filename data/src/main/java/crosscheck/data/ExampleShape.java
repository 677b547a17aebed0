package crosscheck.data;

/**
 * The shape of one example: an image of {@code channels x height x width} values in that order, or
 * a plain vector, which is {@code 1 x 1 x width}.
 *
 * @param channels number of channels, at least 1
 * @param height rows of an image, 1 for a vector
 * @param width columns of an image, the length of a vector; at least 1
 */
public record ExampleShape(int channels, int height, int width) {

    public ExampleShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "shape " + channels + "x" + height + "x" + width + ": extents must be >= 1");
        }
        Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    /**
     * The shape of a plain vector.
     *
     * @param length number of values, at least 1
     * @return {@code 1 x 1 x length}
     */
    public static ExampleShape vector(int length) {
        return new ExampleShape(1, 1, length);
    }

    /**
     * The shape of a grey image.
     *
     * @param height rows, at least 1
     * @return {@code 1 x height x width}
     */
    public static ExampleShape image(int height, int width) {
        return new ExampleShape(1, height, width);
    }

    /** The number of values of one example; {@code channels * height * width}. */
    public int featureCount() {
        return channels * height * width;
    }

    /** Whether the values can be drawn as a picture; true if there is more than one row. */
    public boolean isImage() {
        return height > 1;
    }
}
