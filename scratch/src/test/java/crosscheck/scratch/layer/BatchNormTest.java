package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Statistics are chosen so that the root of variance + epsilon is a whole number. */
class BatchNormTest {
    private static final double NO_DECAY = 0;

    /** Variance 4 - 1 of the batch plus epsilon 1 has the root 2. */
    private static BatchNorm whole(int channels) {
        return new BatchNorm(channels, 0.75, 1);
    }

    private static Tensor row(double... values) {
        return Tensor.of(values, 1, values.length);
    }

    private static void set(Layer layer, int parameter, double... values) {
        System.arraycopy(
                values, 0, layer.parameters().get(parameter).value().values(), 0, values.length);
    }

    private static double[] gradient(Layer layer, int parameter) {
        return layer.parameters().get(parameter).gradient().values();
    }

    @Test
    void featuresAreNormalisedAsByHand() {
        BatchNorm norm = whole(2);
        set(norm, 0, 2, 10);
        set(norm, 1, 1, -1);
        // first column: mean 2, squares 9 + 1 + 1 + 1 = 12, variance 3; second: variance 0
        Tensor x = Tensor.of(new double[] {5, 7, 1, 7, 1, 7, 1, 7}, 4, 2);
        Tensor y = norm.forward(x, Mode.TRAINING);
        assertArrayEquals(new double[] {4, -1, 0, -1, 0, -1, 0, -1}, y.values());
        assertArrayEquals(new int[] {4, 2}, y.shape());
        assertArrayEquals(new double[] {5, 7, 1, 7, 1, 7, 1, 7}, x.values());
        assertArrayEquals(new double[] {0.25 * 2, 0.25 * 7}, norm.runningMean().values());
        assertArrayEquals(new double[] {0.75 + 0.25 * 3, 0.75}, norm.runningVariance().values());
    }

    @Test
    void gradientsAreAsByHand() {
        BatchNorm norm = whole(1);
        set(norm, 0, 2);
        norm.forward(Tensor.of(new double[] {5, 1, 1, 1}, 4, 1), Mode.TRAINING);
        Tensor dy = Tensor.of(new double[] {4, 0, 0, 8}, 4, 1);
        norm.computeParameterGradients(dy);
        // u = 3/2, -1/2, -1/2, -1/2
        assertArrayEquals(new double[] {2}, gradient(norm, 0));
        assertArrayEquals(new double[] {12}, gradient(norm, 1));
        // 2 / 2 (dy - 3 - u / 2)
        assertArrayEquals(new double[] {0.25, -2.75, -2.75, 5.25}, norm.inputGradient(dy).values());
        assertArrayEquals(new double[] {4, 0, 0, 8}, dy.values());
    }

    @Test
    void channelsOfImagesAreNormalisedOverExamplesAndPositions() {
        BatchNorm norm = whole(2);
        Tensor x = Tensor.of(new double[] {5, 1, 3, 3, 1, 1, 3, 3}, 2, 2, 1, 2);
        Tensor y = norm.forward(x, Mode.TRAINING);
        assertArrayEquals(new double[] {1.5, -0.5, 0, 0, -0.5, -0.5, 0, 0}, y.values());
        assertArrayEquals(new int[] {2, 2, 1, 2}, y.shape());
        assertArrayEquals(new double[] {0.5, 0.75}, norm.runningMean().values());
    }

    @Test
    void imagesOfOnePixelAreRows() {
        Tensor rows = LayerGradients.random(1, 6, 3);
        Tensor images = LayerGradients.random(1, 6, 3, 1, 1);
        assertArrayEquals(
                new BatchNorm(3).forward(rows, Mode.TRAINING).values(),
                new BatchNorm(3).forward(images, Mode.TRAINING).values());
    }

    @Test
    void outputHasMeanBetaAndDeviationGamma() {
        BatchNorm norm = new BatchNorm(1);
        set(norm, 0, 3);
        set(norm, 1, -2);
        double[] y = norm.forward(LayerGradients.random(1, 500, 1), Mode.TRAINING).values();
        double mean = 0;
        double square = 0;
        for (double value : y) {
            mean += value / y.length;
            square += value * value / y.length;
        }
        assertEquals(-2, mean, 1e-12);
        assertEquals(9, square - mean * mean, 1e-3); // epsilon takes a part of 1e-5
    }

    @Test
    void inferenceUsesTheRunningStatisticsAndLeavesThem() {
        BatchNorm norm = whole(1);
        norm.setRunning(row(10), row(8));
        Tensor y = norm.forward(Tensor.of(new double[] {10, 13, 4}, 3, 1), Mode.INFERENCE);
        assertArrayEquals(new double[] {0, 1, -2}, y.values());
        assertArrayEquals(new double[] {10}, norm.runningMean().values());
        assertArrayEquals(new double[] {8}, norm.runningVariance().values());
    }

    @Test
    void runningStatisticsAreThoseDl4jKeeps() { // printed by M2.1 for these four images
        BatchNorm norm = new BatchNorm(2);
        double[] x = {1, 2, 4, 8, 1, 1, 2, 0, 3, 5, 7, 9, 2, 2, 2, 3};
        norm.forward(Tensor.of(x, 2, 2, 2, 2), Mode.TRAINING);
        assertArrayEquals(new double[] {0.4875, 0.1625}, norm.runningMean().values(), 5e-5);
        assertArrayEquals(new double[] {1.6359, 0.9734}, norm.runningVariance().values(), 5e-5);
    }

    @Test
    void runningStatisticsApproachThoseOfTheBatches() {
        BatchNorm norm = new BatchNorm(1);
        Tensor x = Tensor.of(new double[] {5, 1, 1, 1}, 4, 1);
        for (int step = 0; step < 300; step++) {
            norm.forward(x, Mode.TRAINING);
        }
        assertEquals(2, norm.runningMean().values()[0], 1e-12);
        assertEquals(3, norm.runningVariance().values()[0], 1e-12);
        BatchNorm last = new BatchNorm(1, NO_DECAY, 1e-5);
        last.forward(x, Mode.TRAINING);
        assertEquals(3, last.runningVariance().values()[0]);
    }

    @Test
    void oneExampleAloneGivesBeta() {
        BatchNorm norm = new BatchNorm(2);
        set(norm, 1, 4, 5);
        assertArrayEquals(new double[] {4, 5}, norm.forward(row(17, -3), Mode.TRAINING).values());
    }

    @Test
    void nanOfOneChannelStaysThere() {
        BatchNorm norm = new BatchNorm(2);
        Tensor x = Tensor.of(new double[] {1, 2, Double.NaN, 4}, 2, 2);
        double[] y = norm.forward(x, Mode.TRAINING).values();
        assertTrue(Double.isNaN(y[0]) && Double.isNaN(y[2]));
        assertTrue(Double.isFinite(y[1]) && Double.isFinite(y[3]));
    }

    @Test
    void beginsAndResetsToOneAndZero() {
        BatchNorm norm = new BatchNorm(2);
        for (int time = 0; time < 2; time++) {
            assertEquals("gamma", norm.parameters().get(0).name());
            assertEquals("beta", norm.parameters().get(1).name());
            assertArrayEquals(new int[] {1, 2}, norm.parameters().get(0).value().shape());
            assertArrayEquals(new double[] {1, 1}, norm.parameters().get(0).value().values());
            assertArrayEquals(new double[] {0, 0}, norm.parameters().get(1).value().values());
            assertArrayEquals(new double[] {0, 0}, norm.runningMean().values());
            assertArrayEquals(new double[] {1, 1}, norm.runningVariance().values());
            set(norm, 0, 7, 8);
            set(norm, 1, 9, 10);
            norm.setRunning(row(1, 2), row(3, 4));
            norm.runningMean().values()[0] = 99; // a copy
            assertArrayEquals(new double[] {1, 2}, norm.runningMean().values());
            assertArrayEquals(new double[] {3, 4}, norm.runningVariance().values());
            norm.reset();
        }
    }

    @Test
    void rejectsStatisticsThatAreNone() {
        BatchNorm norm = new BatchNorm(2);
        Tensor fine = row(1, 1);
        int rejected = 0;
        for (Tensor bad : new Tensor[] {row(1), row(1, Double.NaN), row(1, 1.0 / 0)}) {
            assertThrows(IllegalArgumentException.class, () -> norm.setRunning(bad, fine));
            assertThrows(IllegalArgumentException.class, () -> norm.setRunning(fine, bad));
            rejected += 2;
        }
        assertThrows(IllegalArgumentException.class, () -> norm.setRunning(fine, row(1, -1)));
        norm.setRunning(row(1, -1), fine);
        assertEquals(6, rejected);
    }

    @Test
    void rejectsBatchesOfAnotherShape() {
        BatchNorm norm = new BatchNorm(3);
        int rejected = 0;
        for (int[] shape : new int[][] {{2, 4}, {2, 4, 3, 3}, {2, 3, 3}, {0, 3}, {3}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> norm.forward(new Tensor(shape), Mode.TRAINING));
            rejected++;
        }
        assertEquals(5, rejected);
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> norm.forward(new Tensor(2, 4), Mode.TRAINING))
                        .getMessage();
        assertEquals(
                "batch norm 3 takes [n, 3] or [n, 3, height, width] with at least 1 example, not [2, 4]",
                message);
    }

    @Test
    void rejectsSettingsOutOfRange() {
        int rejected = 0;
        for (double decay : new double[] {-0.1, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new BatchNorm(1, decay, 1e-5));
            rejected++;
        }
        for (double epsilon : new double[] {0, -1, 1.0 / 0, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new BatchNorm(1, 0.9, epsilon));
            rejected++;
        }
        assertThrows(IllegalArgumentException.class, () -> new BatchNorm(0));
        assertEquals(7, rejected);
    }
}
