package crosscheck.scratch.layer;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.tensor.Tensor;

/**
 * The largest value that a window sees, for each channel on its own.
 *
 * <pre>{@code
 * forward    y = max of x over the window
 * backward   dx = sum of dy over the windows of which it was the largest
 * }</pre>
 *
 * Of several equal values the first in row-major order counts, as in DL4J. Padding is never the
 * largest. NaN in a window gives NaN; DL4J passes over it.
 *
 * <p>Shapes: x {@code (n, channels, height, width)}, y {@code (n, channels, outHeight, outWidth)}.
 *
 * @see <a href="https://www.deeplearningbook.org/contents/convnets.html">Goodfellow, Bengio and
 *     Courville, Deep Learning, section 9.3</a>
 */
public final class MaxPool2d implements Layer {
    private final ExampleShape input;
    private final ExampleShape output;
    private final Window window;
    private final WindowCells cells;
    private int[] largest; // for each output, the index of its value in x

    /**
     * A layer for images of one shape.
     *
     * @param input the shape of one example
     * @param window its size, its stride and the padding
     * @throws IllegalArgumentException if the window is larger than the image and there is no
     *     padding
     */
    public MaxPool2d(ExampleShape input, Window window) {
        this.input = input;
        this.window = window;
        this.output = window.outputShape(input, input.channels());
        this.cells = new WindowCells(ExampleShape.image(input.height(), input.width()), window);
    }

    /** The shape of one example behind this layer; channels x outHeight x outWidth. */
    public ExampleShape outputShape() {
        return output;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Images.check(this, input, x);
        Tensor y = Images.zeros(x.rows(), output);
        largest = new int[y.values().length];
        int channelSize = input.height() * input.width();
        for (int i = 0; i < largest.length; i++) {
            int channel = i / cells.positions() * channelSize;
            largest[i] = largest(x.values(), channel, i % cells.positions());
            y.values()[i] = x.values()[largest[i]];
        }
        return y;
    }

    /**
     * Takes the values where another layer found the largest in its last forward pass, so that both
     * decide alike where values are all but equal.
     *
     * @param other of the same shapes
     * @param x {@code (n, channels, height, width)}; not modified
     * @return {@code (n, channels, outHeight, outWidth)}, new
     */
    public Tensor forwardAs(MaxPool2d other, Tensor x) {
        Images.check(this, input, x);
        Tensor y = Images.zeros(x.rows(), output);
        largest = other.largest.clone();
        for (int i = 0; i < largest.length; i++) {
            y.values()[i] = x.values()[largest[i]];
        }
        return y;
    }

    private int largest(double[] x, int channel, int position) {
        int best = WindowCells.OUTSIDE;
        for (int k = 0; k < cells.cells(); k++) {
            int index = cells.index(k, position);
            if (index != WindowCells.OUTSIDE
                    && (best == WindowCells.OUTSIDE || isLarger(x[channel + index], x[best]))) {
                best = channel + index;
            }
        }
        return best;
    }

    private static boolean isLarger(double value, double best) {
        return value > best || Double.isNaN(value) && !Double.isNaN(best);
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        Tensor xGradient = Images.zeros(yGradient.rows(), input);
        for (int i = 0; i < largest.length; i++) {
            xGradient.values()[largest[i]] += yGradient.values()[i];
        }
        return xGradient;
    }

    @Override
    public String toString() {
        return "max pool %s -> %s, window %s"
                .formatted(Images.text(input), Images.text(output), window);
    }
}
