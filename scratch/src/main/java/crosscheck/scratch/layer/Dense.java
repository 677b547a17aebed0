package crosscheck.scratch.layer;

import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A fully connected layer without activation: every output is a weighted sum of every input plus a
 * bias.
 *
 * <pre>{@code
 * forward    z = x W + b
 * backward   dW = x' dz      db = sum over examples of dz      dx = dz W'
 * }</pre>
 *
 * Shapes: x {@code (n, fanIn)}, W {@code (fanIn, fanOut)}, b {@code (1, fanOut)}, z {@code (n,
 * fanOut)}. Sums run over the inputs (forward) and the examples (backward) from first to last.
 *
 * @see <a href="http://neuralnetworksanddeeplearning.com/chap2.html">M. Nielsen, Neural Networks
 *     and Deep Learning, chapter 2, equations BP2 to BP4</a>
 */
public final class Dense implements Layer {
    private final int fanIn;
    private final int fanOut;
    private final Parameter weights;
    private final Parameter biases;
    private Tensor x;

    /**
     * A layer with weights and biases zero.
     *
     * @param fanIn inputs, at least 1
     * @param fanOut outputs, at least 1
     * @throws IllegalArgumentException if a size is below 1
     */
    public Dense(int fanIn, int fanOut) {
        if (fanIn < 1 || fanOut < 1) {
            throw new IllegalArgumentException(
                    "a dense layer needs at least 1 input and 1 output, not "
                            + fanIn
                            + " and "
                            + fanOut);
        }
        this.fanIn = fanIn;
        this.fanOut = fanOut;
        this.weights = Parameter.zeros("W", fanIn, fanOut);
        this.biases = Parameter.zeros("b", 1, fanOut);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (x.columns() != fanIn) {
            throw new IllegalArgumentException(
                    "the layer takes " + fanIn + " inputs, not " + x.columns());
        }
        this.x = x;
        Tensor z = new Tensor(x.rows(), fanOut);
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(biases.value().values(), 0, z.values(), i * fanOut, fanOut);
            // row by row of W, since rows are contiguous; each z still adds its inputs in order
            for (int p = 0; p < fanIn; p++) { // z[i] += x[i][p] W[p]
                addScaled(x.values()[i * fanIn + p], weights.value(), p, z, i);
            }
        }
        return z;
    }

    @Override
    public void computeParameterGradients(Tensor zGradient) {
        Arrays.fill(weights.gradient().values(), 0);
        Arrays.fill(biases.gradient().values(), 0);
        for (int i = 0; i < x.rows(); i++) {
            addScaled(1, zGradient, i, biases.gradient(), 0); // db += dz[i]
            for (int p = 0; p < fanIn; p++) { // dW[p] += x[i][p] dz[i]
                addScaled(x.values()[i * fanIn + p], zGradient, i, weights.gradient(), p);
            }
        }
    }

    @Override
    public Tensor inputGradient(Tensor zGradient) {
        Tensor xGradient = new Tensor(zGradient.rows(), fanIn);
        for (int i = 0; i < zGradient.rows(); i++) {
            for (int p = 0; p < fanIn; p++) { // dx[i][p] = dz[i] . W[p]
                xGradient.values()[i * fanIn + p] = dot(zGradient, i, weights.value(), p);
            }
        }
        return xGradient;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, biases);
    }

    @Override
    public String toString() {
        return "dense " + fanIn + "-" + fanOut;
    }

    private void addScaled(double factor, Tensor source, int from, Tensor target, int to) {
        double[] s = source.values();
        double[] t = target.values();
        int si = from * fanOut;
        int ti = to * fanOut;
        for (int j = 0; j < fanOut; j++) {
            t[ti + j] += factor * s[si + j];
        }
    }

    private double dot(Tensor left, int leftRow, Tensor right, int rightRow) {
        double sum = 0;
        for (int j = 0; j < fanOut; j++) {
            sum += left.values()[leftRow * fanOut + j] * right.values()[rightRow * fanOut + j];
        }
        return sum;
    }
}
