package crosscheck.comparison.dl4jquirks;

import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.Substitution;
import crosscheck.dl4j.MlpConfiguration;
import crosscheck.scratch.loss.BinaryCrossEntropy;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Tensor;
import java.util.Optional;

/**
 * A loss whose value DL4J takes of limited probabilities, and whose gradient it does not.
 *
 * @param sound without the limit
 */
record LimitedLoss(Loss sound, Loss limited) implements Loss {

    /** DL4J's cross-entropy, with the limit that both sides of a comparison give it. */
    static Optional<Substitution> ofSoftmax(HandWritten network) {
        return network.loss() instanceof SoftmaxCrossEntropy
                        || network.loss().equals(new CrossEntropy())
                ? instead(
                        new LimitedLoss(
                                network.loss(),
                                new CrossEntropy(MlpConfiguration.LEAST_PROBABILITY)))
                : Optional.empty();
    }

    /** DL4J's binary cross-entropy, whose limit changes the gradient too. */
    static Optional<Substitution> ofBinary(HandWritten network) {
        return network.loss().equals(new BinaryCrossEntropy())
                ? instead(new BinaryCrossEntropy(BinaryCrossEntropy.DL4J_CLIP))
                : Optional.empty();
    }

    static Optional<Substitution> instead(Loss other) {
        return Optional.of(
                new Substitution() {
                    @Override
                    public Loss loss(Loss sound) {
                        return other;
                    }
                });
    }

    @Override
    public double value(Tensor y, Tensor targets) {
        return limited.value(sound.outputs(y), targets);
    }

    @Override
    public Tensor gradient(Tensor y, Tensor targets) {
        return sound.gradient(y, targets);
    }

    @Override
    public Tensor outputs(Tensor y) {
        return sound.outputs(y);
    }

    @Override
    public int divisor(int examples) {
        return sound.divisor(examples);
    }
}
