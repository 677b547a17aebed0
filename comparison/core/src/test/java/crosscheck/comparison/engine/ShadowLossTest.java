package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The errors of a shadow's loss against those of programs in float. */
class ShadowLossTest {
    private static final int EXAMPLES = 32;
    private static final int CLASSES = 10;
    private static final int MULTIPLE = 16;

    private static Tensor logits(long seed, double scale) {
        double[] z =
                new SplittableRandom(seed)
                        .doubles(EXAMPLES * CLASSES)
                        .map(v -> (float) (scale * (2 * v - 1)))
                        .toArray();
        return Tensor.of(z, EXAMPLES, CLASSES);
    }

    /** The class of an example is its number, from 0 to 9 and again. */
    private static Tensor targets() {
        Tensor targets = new Tensor(EXAMPLES, CLASSES);
        for (int i = 0; i < EXAMPLES; i++) {
            targets.values()[i * CLASSES + i % CLASSES] = 1;
        }
        return targets;
    }

    /** What a program does that stores the probabilities as floats. */
    private static float[] probabilities(Tensor logits) {
        float[] p = new float[logits.values().length];
        for (int i = 0; i < EXAMPLES; i++) {
            float sum = 0;
            for (int j = 0; j < CLASSES; j++) {
                p[i * CLASSES + j] = (float) Math.exp(logits.values()[i * CLASSES + j]);
                sum += p[i * CLASSES + j];
            }
            for (int j = 0; j < CLASSES; j++) {
                p[i * CLASSES + j] /= sum;
            }
        }
        return p;
    }

    private static double valueOfStored(float[] p) {
        float sum = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            sum -= (float) Math.log(p[i * CLASSES + i % CLASSES]);
        }
        return sum / EXAMPLES;
    }

    private static ShadowLoss shadow(Loss loss, long seed) {
        return new ShadowLoss(loss, loss, new RandomRounding(Precision.FLOAT, seed));
    }

    /** Such programs are right as well: with large logits too, where p is near 0 or 1. */
    @Test
    void programThatStoresProbabilitiesIsWithinSixteenTimesTheShadows() {
        Loss loss = new SoftmaxCrossEntropy();
        int checked = 0;
        double most = 0;
        double mostOfGradients = 0;
        for (double scale : new double[] {0.1, 1, 10, 30}) {
            for (long seed = 1; seed <= 25; seed++) {
                Tensor z = logits(seed, scale);
                float[] p = probabilities(z);
                double value = Math.abs(valueOfStored(p) - loss.value(z, targets()));
                double gradient = gradientError(loss, z, p);
                double ofValue = 0;
                double ofGradient = 0;
                for (int k = 0; k < 3; k++) {
                    ShadowLoss shadow = shadow(loss, 3 * seed + k);
                    ofValue =
                            Math.max(
                                    ofValue,
                                    Math.abs(
                                            shadow.value(z, targets()) - loss.value(z, targets())));
                    ofGradient =
                            Math.max(
                                    ofGradient,
                                    largest(
                                            shadow.gradient(z, targets()),
                                            loss.gradient(z, targets())));
                }
                assertTrue(gradient <= MULTIPLE * ofGradient, scale + ": " + gradient / ofGradient);
                most = Math.max(most, value / ofValue);
                mostOfGradients = Math.max(mostOfGradients, gradient / ofGradient);
                checked++;
            }
        }
        assertEquals(100, checked);
        assertTrue(most > 0.2, "a value of such a program errs about as much: " + most);
        assertTrue(mostOfGradients > 0.2, "and its gradient: " + mostOfGradients);
    }

    private static double gradientError(Loss loss, Tensor z, float[] p) {
        double[] exact = loss.gradient(z, targets()).values();
        double error = 0;
        for (int i = 0; i < p.length; i++) {
            float own = (p[i] - (float) targets().values()[i]) / EXAMPLES;
            error = Math.max(error, Math.abs(own - exact[i]));
        }
        return error;
    }

    private static double largest(Tensor moved, Tensor exact) {
        double largest = 0;
        for (int i = 0; i < exact.values().length; i++) {
            largest = Math.max(largest, Math.abs(moved.values()[i] - exact.values()[i]));
        }
        return largest;
    }

    /** p of the right class is about 1e-13: the gradient there is -1/n, and to many digits. */
    @Test
    void lossOfAWrongAndCertainOutputMovesByItsOwnSize() {
        Tensor z = new Tensor(1, 3);
        z.values()[1] = 30;
        Tensor targets = Tensor.of(new double[] {1, 0, 0}, 1, 3);
        Loss loss = new SoftmaxCrossEntropy();
        assertEquals(30, loss.value(z, targets), 1e-9);
        double largest = 0;
        for (int seed = 0; seed < 500; seed++) {
            double moved = shadow(loss, seed).value(z, targets);
            largest = Math.max(largest, Math.abs(moved - 30));
        }
        assertTrue(largest > 20 * 0x1p-24 && largest < 40 * 0x1p-24, "" + largest / 0x1p-24);
    }

    /** Here nothing is computed of probabilities: the shadow moves value and outputs themselves. */
    @Test
    void quadraticLossMovesByItsOwnSize() {
        Loss loss = new QuadraticLoss();
        Tensor y = Tensor.of(new double[] {0.5, 0.25}, 1, 2);
        Tensor targets = Tensor.of(new double[] {1, 0}, 1, 2);
        double value = loss.value(y, targets);
        double largest = 0;
        for (int seed = 0; seed < 500; seed++) {
            largest = Math.max(largest, Math.abs(shadow(loss, seed).value(y, targets) - value));
        }
        assertEquals(value * 0x1p-24, largest, 0.05 * value * 0x1p-24);
        assertEquals(y, shadow(loss, 1).outputs(y));
    }
}
