package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.data.Seeds;
import crosscheck.scratch.tensor.Tensor;
import java.util.Random;

/** Compares the gradient of a loss with central differences of its value. */
final class LossDifferences {
    private static final double STEP = 1e-5;
    private static final int EXAMPLES = 7;
    private static final int CLASSES = 4;

    private LossDifferences() {}

    /** Checks every entry on a few random batches. */
    static int check(Loss loss) {
        int checked = 0;
        for (long seed = 1; seed <= 5; seed++) {
            Random random = Seeds.generator(seed, Seeds.Stream.GRADIENT_CHECK, 0);
            Tensor y = new Tensor(EXAMPLES, CLASSES);
            Tensor targets = new Tensor(EXAMPLES, CLASSES);
            for (int i = 0; i < EXAMPLES; i++) {
                for (int j = 0; j < CLASSES; j++) {
                    y.values()[i * CLASSES + j] = random.nextGaussian();
                }
                targets.values()[i * CLASSES + random.nextInt(CLASSES)] = 1;
            }
            Tensor gradient = loss.gradient(y, targets);
            for (int i = 0; i < y.values().length; i++) {
                assertEquals(difference(loss, y, targets, i), gradient.values()[i], 1e-9);
                checked++;
            }
        }
        return checked;
    }

    private static double difference(Loss loss, Tensor y, Tensor targets, int i) {
        Tensor above = y.copy();
        above.values()[i] += STEP;
        Tensor below = y.copy();
        below.values()[i] -= STEP;
        return (loss.value(above, targets) - loss.value(below, targets)) / (2 * STEP);
    }
}
