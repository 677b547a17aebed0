package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Where a difference quotient means nothing: ReLU at 0, a maximum of two nearly equal values. */
final class Kinks {
    /** How near a batch may come to one: far more than a step of the check moves it. */
    private static final double DISTANCE = 1e-3;

    private Kinks() {}

    /** Asserts that a batch keeps away from every kink, and counts the layers that have some. */
    static int assertKeptAwayFrom(List<Layer> layers, Tensor x) {
        int looked = 0;
        Tensor values = x;
        for (Layer layer : layers) {
            Tensor y = layer.forward(values, Mode.TRAINING);
            if (layer.toString().equals("relu")) {
                double nearest = Arrays.stream(values.values()).map(Math::abs).min().orElseThrow();
                assertTrue(nearest > DISTANCE, "a pre-activation is within " + nearest + " of 0");
                looked++;
            }
            if (layer instanceof MaxPool2d) {
                assertNoNearTie((MaxPool2d) layer, values, y);
                looked++;
            }
            values = y;
        }
        return looked;
    }

    /**
     * Lowers each largest value by the distance: the maximum must fall by as much, or another value
     * was near. Where it is the 0 of dead units all around, nothing moves and a tie does not
     * matter.
     */
    private static void assertNoNearTie(MaxPool2d pool, Tensor x, Tensor y) {
        Tensor one = new Tensor(y.shape());
        Arrays.fill(one.values(), 1);
        Tensor isLargest = pool.inputGradient(one);
        Tensor lowered = x.copy();
        Arrays.setAll(
                lowered.values(), i -> x.values()[i] - (isLargest.values()[i] > 0 ? DISTANCE : 0));
        double[] maxima = pool.forward(lowered, Mode.TRAINING).values();
        for (int i = 0; i < maxima.length; i++) {
            double fall = y.values()[i] - maxima[i];
            assertTrue(
                    fall > 0.999 * DISTANCE || y.values()[i] == 0,
                    "a maximum of " + y.values()[i] + " has another within " + fall);
        }
        pool.forward(x, Mode.TRAINING);
    }
}
