package crosscheck.scratch.layer;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.tensor.Tensor;

/**
 * The mean of the values that a window sees, for each channel on its own.
 *
 * <pre>{@code
 * forward    y = 1 / m sum of x over the window
 * backward   dx = sum of dy / m over the windows that see it
 * }</pre>
 *
 * m counts the values of the image in the window, not the padding, as in DL4J (unless {@code
 * avgPoolIncludePadInDivisor} is set) and TensorFlow; it is the window's size everywhere but at
 * padded edges.
 *
 * <p>Shapes: x {@code (n, channels, height, width)}, y {@code (n, channels, outHeight, outWidth)}.
 *
 * @see <a href="https://www.deeplearningbook.org/contents/convnets.html">Goodfellow, Bengio and
 *     Courville, Deep Learning, section 9.3</a>
 */
public final class AvgPool2d implements Layer {
    private final ExampleShape input;
    private final ExampleShape output;
    private final Window window;
    private final WindowCells cells;

    /**
     * A layer for images of one shape.
     *
     * @param input the shape of one example
     * @param window its size, its stride and the padding
     * @throws IllegalArgumentException if the window is larger than the image and there is no
     *     padding
     */
    public AvgPool2d(ExampleShape input, Window window) {
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
        for (int i = 0; i < y.values().length; i++) {
            int channel = channel(i);
            int position = i % cells.positions();
            double sum = 0;
            for (int k = 0; k < cells.cells(); k++) {
                int index = cells.index(k, position);
                sum += index == WindowCells.OUTSIDE ? 0 : x.values()[channel + index];
            }
            y.values()[i] = sum / inside(position);
        }
        return y;
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        Tensor xGradient = Images.zeros(yGradient.rows(), input);
        for (int i = 0; i < yGradient.values().length; i++) {
            int channel = channel(i);
            int position = i % cells.positions();
            double share = yGradient.values()[i] / inside(position);
            for (int k = 0; k < cells.cells(); k++) {
                int index = cells.index(k, position);
                if (index != WindowCells.OUTSIDE) {
                    xGradient.values()[channel + index] += share;
                }
            }
        }
        return xGradient;
    }

    /** Where the channel of an output begins in x. */
    private int channel(int outputIndex) {
        return outputIndex / cells.positions() * input.height() * input.width();
    }

    private int inside(int position) {
        int count = 0;
        for (int k = 0; k < cells.cells(); k++) {
            count += cells.index(k, position) == WindowCells.OUTSIDE ? 0 : 1;
        }
        return count;
    }

    @Override
    public String toString() {
        return "average pool %s -> %s, window %s"
                .formatted(Images.text(input), Images.text(output), window);
    }
}
