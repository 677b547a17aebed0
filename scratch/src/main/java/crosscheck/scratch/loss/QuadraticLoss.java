package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/**
 * Half the squared distance to the targets: the scaling of M. Nielsen and of the lectures' gradient
 * descent.
 *
 * <pre>{@code
 * L = 1 / (2 n) sum over i, j of (a_ij - t_ij)^2      dL/da = (a - t) / n
 * }</pre>
 *
 * {@link SquaredError} is the same without the 1/2, in the scalings that other texts and DL4J use.
 *
 * @see <a href="http://neuralnetworksanddeeplearning.com/chap1.html">M. Nielsen, Neural Networks
 *     and Deep Learning, equation 6</a>
 */
public final class QuadraticLoss implements Loss {

    @Override
    public double value(Tensor a, Tensor targets) {
        Shapes.requireSame(a, targets);
        double sum = 0;
        for (int i = 0; i < a.values().length; i++) {
            double difference = a.values()[i] - targets.values()[i];
            sum += difference * difference;
        }
        return sum / (2 * a.rows());
    }

    @Override
    public Tensor gradient(Tensor a, Tensor targets) {
        Shapes.requireSame(a, targets);
        Tensor gradient = new Tensor(a.shape());
        for (int i = 0; i < a.values().length; i++) {
            gradient.values()[i] = (a.values()[i] - targets.values()[i]) / a.rows();
        }
        return gradient;
    }
}
