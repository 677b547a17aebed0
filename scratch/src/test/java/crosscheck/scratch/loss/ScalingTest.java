package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The losses with a scaling, computed by hand: 2 examples, 3 outputs. */
class ScalingTest {
    private final Tensor targets = Tensor.of(new double[] {1, 0, 0, 0, 1, 0}, 2, 3);

    /** Differences -1/2, 1/4, 0, 1, 0, -1/2: squares sum to 25/16, absolutes to 9/4. */
    private final Tensor a = Tensor.of(new double[] {0.5, 0.25, 0, 1, 1, -0.5}, 2, 3);

    private record Case(Loss loss, double value, double... gradient) {}

    @Test
    void valueAndGradientAreAsComputedByHand() {
        Case[] cases = {
            new Case(new QuadraticLoss(), 25.0 / 64, -0.25, 0.125, 0, 0.5, 0, -0.25),
            new Case(new SquaredError(Scaling.PER_EXAMPLE), 25.0 / 32, -0.5, 0.25, 0, 1, 0, -0.5),
            new Case(
                    new SquaredError(Scaling.PER_ENTRY),
                    25.0 / 96,
                    -1.0 / 6,
                    0.5 / 6,
                    0,
                    2.0 / 6,
                    0,
                    -1.0 / 6),
            new Case(new SquaredError(Scaling.SUM), 25.0 / 16, -1, 0.5, 0, 2, 0, -1),
            new Case(new AbsoluteError(Scaling.PER_EXAMPLE), 9.0 / 8, -0.5, 0.5, 0, 0.5, 0, -0.5),
            new Case(
                    new AbsoluteError(Scaling.PER_ENTRY),
                    9.0 / 24,
                    -1.0 / 6,
                    1.0 / 6,
                    0,
                    1.0 / 6,
                    0,
                    -1.0 / 6),
            new Case(new AbsoluteError(Scaling.SUM), 9.0 / 4, -1, 1, 0, 1, 0, -1),
        };
        int checked = 0;
        for (Case c : cases) {
            assertEquals(c.value(), c.loss().value(a, targets), c.loss().toString());
            assertArrayEquals(
                    c.gradient(), c.loss().gradient(a, targets).values(), c.loss().toString());
            checked++;
        }
        assertEquals(1 + 2 * Scaling.values().length, checked);
    }

    @Test
    void absoluteErrorHasSlopeZeroAtItsKink() {
        int checked = 0;
        for (Scaling scaling : Scaling.values()) {
            Loss loss = new AbsoluteError(scaling);
            assertEquals(0, loss.value(targets.copy(), targets));
            assertArrayEquals(new double[6], loss.gradient(targets.copy(), targets).values());
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void gradientMatchesCentralDifference() {
        int checked = 0;
        for (Scaling scaling : Scaling.values()) {
            checked += LossDifferences.check(new SquaredError(scaling));
            checked += LossDifferences.check(new AbsoluteError(scaling));
        }
        assertEquals(3 * 2 * 5 * 7 * 4, checked);
    }

    @Test
    void outputsAreTheLastLayersValues() {
        assertSame(a, new SquaredError(Scaling.SUM).outputs(a));
        assertSame(a, new AbsoluteError(Scaling.SUM).outputs(a));
    }
}
