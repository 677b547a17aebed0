package crosscheck.comparison.engine;

import crosscheck.scratch.loss.BinaryCrossEntropy;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.SigmoidCrossEntropy;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Tensor;

/**
 * The loss of a shadow. The hand-written side computes softmax and cross-entropy in one, which
 * loses no digits; a program that stores the probabilities p in between loses those that a rounding
 * of p takes, and is right as well. So value and gradient are moved by what a rounding of p does to
 * them.
 *
 * @param kind the loss that it stands for, which tells how value and p hang together
 */
record ShadowLoss(Loss loss, Loss kind, RandomRounding rounding) implements Loss {

    @Override
    public double value(Tensor y, Tensor targets) {
        double value = loss.value(y, targets);
        int terms = perExample() ? y.rows() : y.values().length;
        double moved = value + rounding.fullError(RandomRounding.sizeOfSum(value, value, terms));
        if (kind instanceof SoftmaxCrossEntropy) {
            moved += errorThrough(new CrossEntropy(), y, targets);
        } else if (kind instanceof SigmoidCrossEntropy) {
            moved += errorThrough(new BinaryCrossEntropy(), y, targets);
        }
        return moved;
    }

    /** With one-hot targets only one output of an example has a term that is not 0. */
    private boolean perExample() {
        return kind instanceof SoftmaxCrossEntropy || kind instanceof CrossEntropy;
    }

    /** What roundings of the probabilities do: sum dL/dp (error of p). */
    private double errorThrough(Loss ofProbabilities, Tensor y, Tensor targets) {
        double[] p = loss.outputs(y).values();
        double[] slopes = ofProbabilities.gradient(loss.outputs(y), targets).values();
        double error = 0;
        for (int i = 0; i < p.length; i++) {
            double size = slopes[i] * p[i];
            error += Double.isFinite(size) ? rounding.error(size) : 0; // p is 0: no digits to lose
        }
        return error;
    }

    @Override
    public Tensor gradient(Tensor y, Tensor targets) {
        Tensor gradient = loss.gradient(y, targets);
        Tensor p = loss.outputs(y);
        double[] g = gradient.values();
        boolean storesOutputs = p != y; // (p - t) / n: what a rounding of p does counts as well
        for (int i = 0; i < g.length; i++) {
            double size = Math.abs(g[i]);
            size += storesOutputs ? Math.abs(p.values()[i]) / loss.divisor(y.rows()) : 0;
            g[i] += rounding.error(size);
        }
        return gradient;
    }

    @Override
    public Tensor outputs(Tensor y) {
        Tensor outputs = loss.outputs(y);
        if (outputs != y) {
            rounding.move(outputs.values());
        }
        return outputs;
    }

    @Override
    public int divisor(int examples) {
        return loss.divisor(examples);
    }
}
