package crosscheck.comparison.dl4jquirks;

import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.Substitution;
import crosscheck.dl4j.MlpConfiguration;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Tensor;
import java.util.Optional;

/**
 * Softmax as ND4J computes it in double for several rows: the largest logit is looked for from 0
 * on, so that a row of very negative logits becomes 0 / 0. The value is limited as {@link
 * LimitedLoss} has it.
 */
record SoftmaxFromZero() implements Loss {
    private static final Loss LIMITED = new CrossEntropy(MlpConfiguration.LEAST_PROBABILITY);

    static Optional<Substitution> of(HandWritten network) {
        return network.loss() instanceof SoftmaxCrossEntropy
                ? LimitedLoss.instead(new SoftmaxFromZero())
                : Optional.empty();
    }

    @Override
    public double value(Tensor y, Tensor targets) {
        return LIMITED.value(outputs(y), targets);
    }

    @Override
    public Tensor gradient(Tensor y, Tensor targets) {
        Tensor gradient = outputs(y);
        for (int i = 0; i < gradient.values().length; i++) {
            gradient.values()[i] = (gradient.values()[i] - targets.values()[i]) / y.rows();
        }
        return gradient;
    }

    @Override
    public Tensor outputs(Tensor y) {
        Tensor p = new Tensor(y.shape());
        for (int i = 0; i < y.rows(); i++) {
            double largest = 0; // the row's own largest logit was meant
            for (int j = 0; j < y.columns(); j++) {
                largest = Math.max(largest, y.get(i, j));
            }
            double sum = 0;
            for (int j = 0; j < y.columns(); j++) {
                sum += StrictMath.exp(y.get(i, j) - largest);
            }
            for (int j = 0; j < y.columns(); j++) {
                p.values()[i * y.columns() + j] = StrictMath.exp(y.get(i, j) - largest) / sum;
            }
        }
        return p;
    }
}
