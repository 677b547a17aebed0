package crosscheck.comparison.fault;

import crosscheck.comparison.engine.Substitution;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.tensor.Tensor;

/**
 * A loss with a mistake, in the place of a sound one.
 *
 * @param sound the loss that was meant
 * @param mistake what is computed wrong
 */
record FaultyLoss(Loss sound, Mistake mistake) implements Loss {

    /** What is computed wrong. */
    enum Mistake {
        /** Value and gradient twice as large. */
        DOUBLED,
        /** The gradient of the sum, with the value of the mean. */
        UNDIVIDED_GRADIENT
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
        return (mistake == Mistake.DOUBLED ? 2 : 1) * sound.value(y, targets);
    }

    @Override
    public Tensor gradient(Tensor y, Tensor targets) {
        int factor = mistake == Mistake.DOUBLED ? 2 : y.rows();
        Tensor gradient = sound.gradient(y, targets);
        double[] values = gradient.values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return gradient;
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
