package crosscheck.scratch.layer;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution without activation: each output channel is a weighted sum over a window of all
 * input channels, with the same weights at every position, plus a bias.
 *
 * <pre>{@code
 * forward    z[i,o,p,q]    = b[o] + sum over c, ky, kx of W[o,c,ky,kx] x[i,c,y,x]
 * backward   dW[o,c,ky,kx] = sum over i, p, q of dz[i,o,p,q] x[i,c,y,x]
 *            db[o]         = sum over i, p, q of dz[i,o,p,q]
 *            dx[i,c,y,x]   = sum over all ky, kx, p, q that see (y, x)
 *                            of (sum over o of W[o,c,ky,kx] dz[i,o,p,q])
 * where      y = p stride + ky - top,   x = q stride + kx - left
 * }</pre>
 *
 * x is 0 beyond the edge ({@link Window} gives top and left). The kernel is not turned over:
 * mathematically a cross-correlation, as in DL4J. Sums run in the order in which their indices are
 * named, the last fastest.
 *
 * <p>Shapes: x {@code (n, channels, height, width)}, W {@code (outChannels, channels, kernelHeight,
 * kernelWidth)}, b {@code (1, outChannels)}, z {@code (n, outChannels, outHeight, outWidth)}. With
 * what the windows see in the columns of a matrix, {@link WindowCells}, all three are products of
 * matrices, one example at a time, whose inner loops run over neighbouring numbers.
 *
 * @see <a href="https://www.deeplearningbook.org/contents/convnets.html">Goodfellow, Bengio and
 *     Courville, Deep Learning, equations 9.6 and 9.7, section 9.5</a>
 */
public final class Conv2d implements Layer {
    private final ExampleShape input;
    private final ExampleShape output;
    private final Window window;
    private final WindowCells cells;
    private final Parameter weights;
    private final Parameter biases;
    private Tensor x;

    /**
     * A layer with weights and biases zero.
     *
     * @param input the shape of one example
     * @param outChannels kernels, at least 1
     * @param window the kernel's size, its stride and the padding
     * @throws IllegalArgumentException if there is no kernel, or it is larger than the image and
     *     there is no padding
     */
    public Conv2d(ExampleShape input, int outChannels, Window window) {
        if (outChannels < 1) {
            throw new IllegalArgumentException(
                    "a convolution needs at least 1 output channel, not " + outChannels);
        }
        this.input = input;
        this.window = window;
        this.output = window.outputShape(input, outChannels);
        this.cells = new WindowCells(input, window);
        this.weights =
                Parameter.zeros(
                        "W", outChannels, input.channels(), window.height(), window.width());
        this.biases = Parameter.zeros("b", 1, outChannels);
    }

    /** The shape of one example behind this layer; outChannels x outHeight x outWidth. */
    public ExampleShape outputShape() {
        return output;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Images.check(this, input, x);
        this.x = x;
        Tensor z = Images.zeros(x.rows(), output);
        int positions = cells.positions();
        double[] columns = new double[cells.cells() * positions];
        for (int i = 0; i < x.rows(); i++) {
            // im2col: one cell of the window at all positions is contiguous, and so is the inner
            // loop
            cells.gather(x.values(), i * input.featureCount(), columns);
            for (int o = 0; o < output.channels(); o++) {
                int zo = (i * output.channels() + o) * positions;
                Arrays.fill(z.values(), zo, zo + positions, biases.value().values()[o]);
                for (int k = 0; k < cells.cells(); k++) { // z[i][o] += W[o][k] columns[k]
                    double w = weights.value().values()[o * cells.cells() + k];
                    addScaled(w, columns, k * positions, z.values(), zo, positions);
                }
            }
        }
        return z;
    }

    @Override
    public void computeParameterGradients(Tensor zGradient) {
        double[] dz = zGradient.values();
        double[] dw = weights.gradient().values();
        double[] db = biases.gradient().values();
        Arrays.fill(dw, 0);
        Arrays.fill(db, 0);
        double[] columns = new double[cells.cells() * cells.positions()];
        for (int i = 0; i < x.rows(); i++) {
            cells.gather(x.values(), i * input.featureCount(), columns);
            // dW adds up over positions: transposed, the cells of one position are contiguous
            double[] rows = transposed(columns, cells.cells(), cells.positions());
            int next = i * output.featureCount();
            for (int o = 0; o < output.channels(); o++) {
                for (int p = 0; p < cells.positions(); p++) { // dW[o] += dz[i][o][p] rows[p]
                    addScaled(
                            dz[next],
                            rows,
                            p * cells.cells(),
                            dw,
                            o * cells.cells(),
                            cells.cells());
                    db[o] += dz[next++];
                }
            }
        }
    }

    @Override
    public Tensor inputGradient(Tensor zGradient) {
        Tensor xGradient = Images.zeros(zGradient.rows(), input);
        int positions = cells.positions();
        double[] columns = new double[cells.cells() * positions];
        for (int i = 0; i < zGradient.rows(); i++) {
            Arrays.fill(columns, 0);
            for (int o = 0; o < output.channels(); o++) {
                int zo = (i * output.channels() + o) * positions;
                for (int k = 0; k < cells.cells(); k++) { // columns[k] += W[o][k] dz[i][o]
                    double w = weights.value().values()[o * cells.cells() + k];
                    addScaled(w, zGradient.values(), zo, columns, k * positions, positions);
                }
            }
            // a pixel that several windows see gets the sum of their gradients
            cells.scatter(columns, xGradient.values(), i * input.featureCount());
        }
        return xGradient;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, biases);
    }

    @Override
    public String toString() {
        return "conv %s -> %s, kernel %s"
                .formatted(Images.text(input), Images.text(output), window);
    }

    private static void addScaled(
            double factor, double[] source, int from, double[] target, int to, int length) {
        for (int j = 0; j < length; j++) {
            target[to + j] += factor * source[from + j];
        }
    }

    private static double[] transposed(double[] matrix, int rows, int columns) {
        double[] transposed = new double[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
        return transposed;
    }
}
