package crosscheck.scratch.mlp;

import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.digits.DrawnDigits;
import java.util.Random;

/**
 * A whole network in one file, to be read from top to bottom: 784 pixels, 30 hidden units, 10
 * outputs, sigmoids, half the squared error, stochastic gradient descent. It takes the same steps
 * as {@link crosscheck.scratch.Network}, to the last bit. The formulas are those of <a
 * href="http://neuralnetworksanddeeplearning.com/chap2.html">M. Nielsen, chapter 2</a>.
 */
public final class Mlp {
    static final int INPUTS = 784;
    static final int HIDDEN = 30;
    static final int OUTPUTS = 10;

    // w1[p][j] leads from input p to hidden unit j; the last row, w1[784], holds the biases.
    final double[][] w1 = new double[INPUTS + 1][HIDDEN];
    final double[][] w2 = new double[HIDDEN + 1][OUTPUTS];
    private final double[][] w1Gradient = new double[INPUTS + 1][HIDDEN];
    private final double[][] w2Gradient = new double[HIDDEN + 1][OUTPUTS];
    private double squaredErrors; // of the mini-batch

    /** Draws the weights; the biases begin at 0. */
    Mlp(long seed) {
        Random random = new Random(seed);
        for (double[][] w : new double[][][] {w1, w2}) {
            int inputs = w.length - 1;
            double deviation = Math.sqrt(2.0 / (inputs + w[0].length)); // Glorot and Bengio, 2010
            for (int p = 0; p < inputs; p++) {
                for (int j = 0; j < w[p].length; j++) {
                    w[p][j] = deviation * random.nextGaussian();
                }
            }
        }
    }

    // ---- forward: what the network makes of an image ------------------------------------------

    /** One layer: a = sigmoid(x W + b). */
    private static double[] layer(double[] x, double[][] w) {
        double[] a = w[x.length].clone();
        for (int p = 0; p < x.length; p++) {
            for (int j = 0; j < a.length; j++) {
                a[j] += x[p] * w[p][j];
            }
        }
        for (int j = 0; j < a.length; j++) {
            a[j] = 1 / (1 + StrictMath.exp(-a[j])); // StrictMath: the same bits on every machine
        }
        return a;
    }

    /** The digit with the largest output. */
    int predict(double[] x) {
        double[] a2 = layer(layer(x, w1), w2);
        int best = 0;
        for (int k = 1; k < OUTPUTS; k++) {
            best = a2[k] > a2[best] ? k : best;
        }
        return best;
    }

    // ---- backward: how the loss changes with each weight --------------------------------------

    /** Adds the squared error and the gradients of one example of a mini-batch of n. */
    private void addGradients(double[] x, int label, int n) {
        double[] a1 = layer(x, w1);
        double[] a2 = layer(a1, w2);
        double[] z2Gradient = new double[OUTPUTS]; // z: what goes into a sigmoid
        for (int k = 0; k < OUTPUTS; k++) {
            double error = a2[k] - (k == label ? 1 : 0);
            squaredErrors += error * error;
            z2Gradient[k] = error / n * (a2[k] * (1 - a2[k])); // sigmoid' = a (1 - a)
        }
        double[] z1Gradient = new double[HIDDEN];
        for (int j = 0; j < HIDDEN; j++) {
            double a1Gradient = 0;
            for (int k = 0; k < OUTPUTS; k++) { // a hidden unit acts through every output
                a1Gradient += z2Gradient[k] * w2[j][k];
            }
            z1Gradient[j] = a1Gradient * (a1[j] * (1 - a1[j]));
        }
        addProducts(a1, z2Gradient, w2Gradient);
        addProducts(x, z1Gradient, w1Gradient);
    }

    /** A weight's gradient: its input times the gradient of z. A bias has the input 1. */
    private static void addProducts(double[] x, double[] zGradient, double[][] wGradient) {
        for (int p = 0; p <= x.length; p++) {
            double input = p < x.length ? x[p] : 1;
            for (int j = 0; j < zGradient.length; j++) {
                wGradient[p][j] += input * zGradient[j];
            }
        }
    }

    // ---- update: a small step downhill --------------------------------------------------------

    private static void update(double[][] w, double[][] gradient, double learningRate) {
        for (int p = 0; p < w.length; p++) {
            for (int j = 0; j < w[p].length; j++) {
                w[p][j] -= learningRate * gradient[p][j];
                gradient[p][j] = 0; // the next mini-batch adds up its own
            }
        }
    }

    // ---- training: all examples once an epoch, a few for each step ----------------------------

    /** Takes one step; returns the mean loss of these examples before it. */
    double step(Dataset data, int[] rows, double learningRate) {
        squaredErrors = 0;
        for (int row : rows) {
            addGradients(pixels(data, row), data.label(row), rows.length);
        }
        update(w1, w1Gradient, learningRate);
        update(w2, w2Gradient, learningRate);
        return squaredErrors / (2 * rows.length);
    }

    private static double[] pixels(Dataset data, int row) {
        double[] x = new double[INPUTS];
        data.copyRow(row, x, 0);
        return x;
    }

    /** Learns 10,000 drawn digits and prints how many of 1,000 others it then reads. */
    public static void main(String[] args) {
        DrawnDigits digits = DrawnDigits.draw(10_000, 1_000, 1);
        Dataset train = digits.train();
        Dataset test = digits.test();
        Mlp mlp = new Mlp(1);
        for (int epoch = 0; epoch < 5; epoch++) {
            for (int[] rows : new MiniBatches(train.size(), 10, 1).epoch(epoch)) {
                mlp.step(train, rows, 3.0);
            }
            int right = 0;
            for (int i = 0; i < test.size(); i++) {
                right += mlp.predict(pixels(test, i)) == test.label(i) ? 1 : 0;
            }
            System.out.println("epoch " + (epoch + 1) + ": " + right + " of 1000 read correctly");
        }
    }
}
