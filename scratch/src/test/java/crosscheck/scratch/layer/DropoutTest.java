package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final long SEED = 3;

    private static Tensor ones(int... shape) {
        Tensor ones = new Tensor(shape);
        Arrays.fill(ones.values(), 1);
        return ones;
    }

    private static double[] pass(Dropout dropout) {
        return dropout.forward(ones(4, 5), Mode.TRAINING).values();
    }

    @Test
    void fixedMaskIsAsByHand() {
        Dropout dropout = new Dropout(0.75, SEED, 0);
        dropout.fixMask(Tensor.of(new double[] {1, 0, 0, 1}, 2, 2));
        Tensor x = Tensor.of(new double[] {1, 2, 3, -4}, 2, 2);
        assertArrayEquals(new double[] {4, 0, 0, -16}, dropout.forward(x, Mode.TRAINING).values());
        Tensor dy = Tensor.of(new double[] {5, 6, 7, 8}, 2, 2);
        assertArrayEquals(new double[] {20, 0, 0, 32}, dropout.inputGradient(dy).values());
        assertArrayEquals(new double[] {1, 2, 3, -4}, x.values());
        assertArrayEquals(new double[] {5, 6, 7, 8}, dy.values());
    }

    @Test
    void drawnMasksAreThoseOfTheirStep() {
        int layer = 2;
        Dropout dropout = new Dropout(0.5, SEED, layer);
        int checked = 0;
        for (long step = 0; step < 5; step++) {
            assertEquals(step, dropout.masksDrawn());
            double[] y = pass(dropout);
            long key = DropoutMask.key(SEED, layer, step);
            for (int i = 0; i < y.length; i++) {
                assertEquals(DropoutMask.keeps(key, i, 0.5f) ? 2 : 0, y[i]);
                checked++;
            }
        }
        assertEquals(5 * 20, checked);
    }

    @Test
    void expectedValueStays() {
        int cases = 0;
        for (double rate : new double[] {0.1, 0.25, 0.5, 0.9}) {
            double[] y =
                    new Dropout(rate, SEED, 0).forward(ones(100, 1000), Mode.TRAINING).values();
            double deviation = Math.sqrt(rate / (1 - rate) / y.length);
            assertEquals(1, Arrays.stream(y).average().orElseThrow(), 4 * deviation);
            assertEquals(rate, Arrays.stream(y).filter(v -> v == 0).count() / 1e5, 0.01);
            cases++;
        }
        assertEquals(4, cases);
    }

    @Test
    void gradientPassesWhereTheValueDid() {
        Dropout dropout = new Dropout(0.4, SEED, 1);
        double[] y = pass(dropout);
        assertArrayEquals(y, dropout.inputGradient(ones(4, 5)).values());
    }

    @Test
    void rateZeroKeepsEverything() {
        assertArrayEquals(ones(4, 5).values(), pass(new Dropout(0, SEED, 0)));
    }

    @Test
    void inferenceChangesNothingAndDrawsNothing() {
        Dropout dropout = new Dropout(0.5, SEED, 0);
        Tensor x = LayerGradients.random(1, 4, 5);
        Tensor y = dropout.forward(x, Mode.INFERENCE);
        assertArrayEquals(x.values(), y.values());
        assertNotSame(x.values(), y.values());
        assertEquals(0, dropout.masksDrawn());
    }

    @Test
    void fixedMaskDoesNotDisturbTheDrawnOnes() {
        Dropout plain = new Dropout(0.5, SEED, 0);
        Dropout fixed = new Dropout(0.5, SEED, 0);
        assertArrayEquals(pass(plain), pass(fixed));
        Tensor keep = ones(4, 5);
        fixed.fixMask(keep);
        keep.values()[0] = 0; // too late: the mask was copied
        double[] twos = ones(20).values();
        Arrays.fill(twos, 2);
        assertArrayEquals(twos, pass(fixed));
        fixed.drawMasks();
        assertArrayEquals(pass(plain), pass(fixed));
    }

    @Test
    void stepCanBeResetAndGoneTo() {
        Dropout dropout = new Dropout(0.5, SEED, 0);
        double[] first = pass(dropout);
        double[] second = pass(dropout);
        assertFalse(Arrays.equals(first, second));
        dropout.setMasksDrawn(1);
        assertArrayEquals(second, pass(dropout));
        dropout.reset();
        assertArrayEquals(first, pass(dropout));
    }

    @Test
    void droppedNanStaysNan() {
        Dropout dropout = new Dropout(0.5, SEED, 0);
        dropout.fixMask(new Tensor(1, 1));
        Tensor nan = Tensor.of(new double[] {Double.NaN}, 1, 1);
        assertTrue(Double.isNaN(dropout.forward(nan, Mode.TRAINING).values()[0]));
        assertTrue(Double.isNaN(dropout.inputGradient(nan).values()[0]));
    }

    @Test
    void rejectsRatesOutOfRange() {
        int rejected = 0;
        for (double rate : new double[] {-0.1, 1, 1.5, Double.NaN}) {
            String message =
                    assertThrows(IllegalArgumentException.class, () -> new Dropout(rate, SEED, 0))
                            .getMessage();
            assertEquals("the dropout rate must be from 0 to below 1, not " + rate, message);
            rejected++;
        }
        assertEquals(4, rejected);
        assertThrows(IllegalArgumentException.class, () -> new Dropout(0.5, SEED, -1));
        assertThrows(
                IllegalArgumentException.class, () -> new Dropout(0.5, SEED, 0).setMasksDrawn(-1));
    }

    @Test
    void rejectsMasksThatAreNone() {
        Dropout dropout = new Dropout(0.5, SEED, 0);
        int rejected = 0;
        for (double value : new double[] {2, 0.5, -1, Double.NaN}) {
            Tensor keep = Tensor.of(new double[] {1, value}, 1, 2);
            assertThrows(IllegalArgumentException.class, () -> dropout.fixMask(keep));
            rejected++;
        }
        assertEquals(4, rejected);
        dropout.fixMask(ones(2, 10));
        String message =
                assertThrows(IllegalArgumentException.class, () -> pass(dropout)).getMessage();
        assertEquals("the fixed dropout mask is [2, 10], the batch [4, 5]", message);
    }

    @Test
    void saysWhatItIs() {
        assertEquals("dropout 0.5", new Dropout(0.5, SEED, 0).toString());
    }
}
