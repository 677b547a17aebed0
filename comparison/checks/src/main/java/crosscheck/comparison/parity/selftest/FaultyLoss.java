package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.engine.Substitution;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;

/**
 * A loss with a mistake, in the place of a sound one.
 *
 * @param sound the loss that was meant
 */
record FaultyLoss(Loss sound, Mistake mistake) implements Loss {

    /** What is computed wrong. */
    enum Mistake {
        /** Value and gradient twice as large. */
        DOUBLED,
        /** The gradient of the sum, with the value of the mean. */
        UNDIVIDED_GRADIENT,
        /** Probabilities that add up to 1 over all examples, not over each. */
        SOFTMAX_OF_THE_BATCH
    }

    static Substitution instead(Mistake mistake) {
        return new Substitution() {
            @Override
            public Loss loss(Loss sound) {
                return new FaultyLoss(sound, mistake);
            }
        };
    }

    @Override
    public double value(Tensor y, Tensor targets) {
        return switch (mistake) {
            case DOUBLED -> 2 * sound.value(y, targets);
            case UNDIVIDED_GRADIENT -> sound.value(y, targets);
            case SOFTMAX_OF_THE_BATCH -> new CrossEntropy().value(outputs(y), targets);
        };
    }

    @Override
    public Tensor gradient(Tensor y, Tensor targets) {
        if (mistake == Mistake.SOFTMAX_OF_THE_BATCH) {
            return softmaxGradient(outputs(y), targets);
        }
        int factor = mistake == Mistake.DOUBLED ? 2 : y.rows();
        Tensor gradient = sound.gradient(y, targets);
        double[] values = gradient.values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return gradient;
    }

    private static Tensor softmaxGradient(Tensor p, Tensor targets) {
        double[] values = p.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - targets.values()[i]) / p.rows();
        }
        return p;
    }

    @Override
    public Tensor outputs(Tensor y) {
        return mistake == Mistake.SOFTMAX_OF_THE_BATCH ? softmaxOfTheBatch(y) : sound.outputs(y);
    }

    private static Tensor softmaxOfTheBatch(Tensor y) {
        double largest = Arrays.stream(y.values()).max().orElseThrow();
        Tensor p = new Tensor(y.shape());
        double sum = 0;
        for (int i = 0; i < p.values().length; i++) {
            p.values()[i] = StrictMath.exp(y.values()[i] - largest);
            sum += p.values()[i];
        }
        for (int i = 0; i < p.values().length; i++) {
            p.values()[i] /= sum;
        }
        return p;
    }

    @Override
    public int divisor(int examples) {
        return sound.divisor(examples);
    }
}
