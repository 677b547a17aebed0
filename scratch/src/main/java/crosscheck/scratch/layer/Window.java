package crosscheck.scratch.layer;

import crosscheck.data.ExampleShape;
import java.util.Objects;

/**
 * The window that convolution and pooling move over an image, from the top left, row by row.
 *
 * <pre>{@code
 * VALID   out = floor((in - size) / stride) + 1
 * SAME    out = ceil(in / stride)
 *         padding = max(0, (out - 1) stride + size - in)
 *         of which floor(padding / 2) comes before (top, left) and the rest after (bottom, right)
 * }</pre>
 *
 * for the height and the width alike. SAME is the rule of TensorFlow and of DL4J's {@code
 * ConvolutionMode.Same}; DL4J refuses it where the last window leaves more than one row or column
 * behind it, as a stride larger than the window can. VALID is DL4J's {@code Truncate}; its {@code
 * Strict} refuses images that leave rows or columns over.
 *
 * @param height rows it sees, at least 1
 * @param width columns it sees, at least 1
 * @param stride rows and columns from one position to the next, at least 1
 * @param padding what it sees beyond the edge
 * @see <a href="https://arxiv.org/abs/1603.07285">V. Dumoulin and F. Visin, A guide to convolution
 *     arithmetic for deep learning, 2016, section 2</a>
 */
public record Window(int height, int width, int stride, Padding padding) {

    public Window {
        if (height < 1 || width < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "a window of %dx%d with stride %d: all three must be at least 1"
                            .formatted(height, width, stride));
        }
        Objects.requireNonNull(padding);
    }

    /**
     * A square window.
     *
     * @param size rows and columns it sees, at least 1
     * @throws IllegalArgumentException if the size or the stride is below 1
     */
    public static Window square(int size, int stride, Padding padding) {
        return new Window(size, size, stride, padding);
    }

    /**
     * What comes out where every position of the window gives one value a channel.
     *
     * @param input the image it moves over
     * @param channels of the output, at least 1
     * @return {@code channels} images, each with one value per position of the window
     * @throws IllegalArgumentException if the window is larger than the image and there is no
     *     padding
     */
    public ExampleShape outputShape(ExampleShape input, int channels) {
        if (padding == Padding.VALID && (height > input.height() || width > input.width())) {
            throw new IllegalArgumentException(
                    ("a window of %dx%d does not fit into an image of %dx%d:"
                                    + " take padding SAME or a smaller window")
                            .formatted(height, width, input.height(), input.width()));
        }
        return new ExampleShape(
                channels, positions(input.height(), height), positions(input.width(), width));
    }

    /** Rows of padding above an image. */
    int top(int inputHeight) {
        return before(inputHeight, height);
    }

    /** Columns of padding to the left of an image. */
    int left(int inputWidth) {
        return before(inputWidth, width);
    }

    private int positions(int in, int size) {
        return switch (padding) {
            case VALID -> (in - size) / stride + 1;
            case SAME -> (in - 1) / stride + 1;
        };
    }

    private int before(int in, int size) {
        return switch (padding) {
            case VALID -> 0;
            case SAME -> Math.max(0, (positions(in, size) - 1) * stride + size - in) / 2;
        };
    }

    /**
     * What it says in messages, such as {@code 2x2 stride 2}, with {@code same} behind it for that
     * padding.
     */
    @Override
    public String toString() {
        return height
                + "x"
                + width
                + (stride == 1 ? "" : " stride " + stride)
                + (padding == Padding.SAME ? " same" : "");
    }
}
