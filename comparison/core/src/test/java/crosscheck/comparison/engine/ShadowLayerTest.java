package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A layer of a shadow beside that of its reference. */
class ShadowLayerTest {
    private static final double FLOAT_UNIT = 0x1p-24;

    private static ShadowLayer shadow(Layer layer, MeasuredLayer reference) {
        return new ShadowLayer(layer, reference, new RandomRounding(Precision.FLOAT, 1));
    }

    @Test
    void reluIsOnWhereTheReferencesIs() {
        MeasuredLayer reference =
                new MeasuredLayer(
                        new ActivationLayer(Activation.RELU), new ActivationLayer(Activation.RELU));
        reference.forward(Tensor.of(new double[] {1e-9, -1e-9, 0.5, -2}, 1, 4), Mode.TRAINING);
        ShadowLayer shadow = shadow(new ActivationLayer(Activation.RELU), reference);
        Tensor moved = Tensor.of(new double[] {-1e-9, 1e-9, 0.6, -2.1}, 1, 4);
        double[] y = shadow.forward(moved, Mode.TRAINING).values();
        assertEquals(1e-9, y[0], 1e-15);
        assertEquals(0, y[1]);
        assertEquals(0.6, y[2], 1e-7);
        assertEquals(0, y[3]);
        double[] back = shadow.inputGradient(Tensor.of(new double[] {1, 1, 1, 1}, 1, 4)).values();
        assertArrayEquals(new double[] {1, 0, 1, 0}, back, 1e-7);
    }

    @Test
    void maximumIsTakenWhereTheReferenceFoundIt() {
        MaxPool2d sound = pooling();
        MeasuredLayer reference = new MeasuredLayer(sound, pooling());
        reference.forward(image(1, 2, 3, 3 + 1e-9), Mode.TRAINING);
        ShadowLayer shadow = shadow(pooling(), reference);
        double[] y = shadow.forward(image(1, 2, 3 + 1e-9, 3), Mode.TRAINING).values();
        assertEquals(3, y[0], 3 * FLOAT_UNIT * 1.01);
        double[] back = shadow.inputGradient(Tensor.of(new double[] {1}, 1, 1, 1, 1)).values();
        assertArrayEquals(new double[] {0, 0, 0, 1}, back, 1e-7);
    }

    private static MaxPool2d pooling() {
        return new MaxPool2d(ExampleShape.image(2, 2), new Window(2, 2, 2, Padding.VALID));
    }

    private static Tensor image(double... pixels) {
        return Tensor.of(pixels, 1, 1, 2, 2);
    }

    @Test
    void nothingMovesInInferenceNorWhereOnlyTheShapeChanges() {
        Dense dense = dense(3, 2);
        MeasuredLayer reference = new MeasuredLayer(dense(3, 2), dense(3, 2));
        Tensor x = Tensor.of(new double[] {1, 2, 3}, 1, 3);
        reference.forward(x, Mode.TRAINING);
        ShadowLayer shadow = shadow(dense, reference);
        double[] exact = dense.forward(x, Mode.INFERENCE).values();
        assertArrayEquals(exact, shadow.forward(x, Mode.INFERENCE).values());
        assertFalse(Arrays.equals(exact, shadow.forward(x, Mode.TRAINING).values()));
        Flatten flatten = new Flatten(ExampleShape.image(2, 2));
        MeasuredLayer flat = new MeasuredLayer(flatten, new Flatten(ExampleShape.image(2, 2)));
        flat.forward(image(1, 2, 3, 4), Mode.TRAINING);
        assertArrayEquals(
                new double[] {1, 2, 3, 4},
                shadow(flatten, flat).forward(image(1, 2, 3, 4), Mode.TRAINING).values());
    }

    private static Dense dense(int inputs, int outputs) {
        Dense dense = new Dense(inputs, outputs);
        SplittableRandom random = new SplittableRandom(3);
        for (int p = 0; p < 2; p++) {
            double[] values = dense.parameters().get(p).value().values();
            Arrays.setAll(values, i -> (float) (2 * random.nextDouble() - 1));
        }
        return dense;
    }

    /** 1000 - 1000 + 0.5: what is left is small, its error is not. */
    @Test
    void sumThatCancelsMovesByTheSizeOfItsTerms() {
        MeasuredLayer reference = new MeasuredLayer(cancelling(), cancelling());
        Tensor x = Tensor.of(new double[] {1000, 1000}, 1, 2);
        Tensor exact = reference.forward(x, Mode.TRAINING);
        assertEquals(0.5, exact.values()[0]);
        assertEquals(2000.5, reference.outputSizes().orElseThrow()[0]);
        ShadowLayer shadow = shadow(cancelling(), reference);
        double largest = 0;
        for (int i = 0; i < 1000; i++) {
            double y = shadow.forward(x, Mode.TRAINING).values()[0];
            largest = Math.max(largest, Math.abs(y - 0.5));
        }
        assertEquals(2000.5 * FLOAT_UNIT, largest, 20 * FLOAT_UNIT);
    }

    private static Dense cancelling() {
        Dense dense = new Dense(2, 1);
        dense.parameters().get(0).value().values()[0] = 1;
        dense.parameters().get(0).value().values()[1] = -1;
        dense.parameters().get(1).value().values()[0] = 0.5;
        return dense;
    }

    /** Gradients of weights and inputs are sums of products too, that of a bias is of dy alone. */
    @Test
    void sizesOfGradientsAreSumsOfSizes() {
        Dense layer = cancelling();
        MeasuredLayer reference = new MeasuredLayer(layer, cancelling());
        reference.forward(Tensor.of(new double[] {3, 1, -3, 2}, 2, 2), Mode.TRAINING);
        Tensor dy = Tensor.of(new double[] {0.25, 0.25}, 2, 1);
        reference.computeParameterGradients(dy);
        assertArrayEquals(new double[] {1.5, 0.75}, reference.gradientSizes().get(0));
        assertEquals(0, layer.parameters().get(0).gradient().values()[0]);
        assertEquals(
                RandomRounding.sizeOfSum(new double[] {0.25, 0.25}),
                reference.gradientSizes().get(1)[0]);
        reference.inputGradient(dy);
        assertArrayEquals(
                new double[] {0.25, 0.25, 0.25, 0.25},
                reference.inputGradientSizes().orElseThrow());
    }

    @Test
    void measuringChangesNothing() {
        Dense alone = dense(5, 4);
        Dense measured = dense(5, 4);
        MeasuredLayer reference = new MeasuredLayer(measured, dense(5, 4));
        double[] inputs = new SplittableRandom(1).doubles(15).map(v -> v - 0.5).toArray();
        Tensor x = Tensor.of(inputs, 3, 5);
        Tensor dy = Tensor.of(Arrays.copyOf(inputs, 12), 3, 4);
        for (Mode mode : Mode.values()) {
            assertArrayEquals(alone.forward(x, mode).values(), reference.forward(x, mode).values());
        }
        alone.computeParameterGradients(dy);
        reference.computeParameterGradients(dy);
        for (int p = 0; p < 2; p++) {
            assertArrayEquals(
                    alone.parameters().get(p).gradient().values(),
                    measured.parameters().get(p).gradient().values());
            assertNotEquals(0, measured.parameters().get(p).gradient().values()[0]);
        }
        assertArrayEquals(alone.inputGradient(dy).values(), reference.inputGradient(dy).values());
        assertTrue(reference.outputSizes().isPresent());
    }
}
