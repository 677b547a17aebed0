package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All numbers are small integers, computed by hand, so every comparison is exact. */
class DenseTest {
    private final Dense first = new Dense(2, 3);
    private final Dense second = new Dense(3, 2);
    private final Tensor x = matrix(2, 1, 2, 3, -1);
    private final Tensor yGradient = matrix(2, 1, 0, 2, -1);

    @BeforeEach
    void setWeights() {
        set(first, 0, 1, 0, -1, 2, 1, 1);
        set(first, 1, 0, 1, -1);
        set(second, 0, 1, 2, 0, -1, 3, 1);
        set(second, 1, 1, -2);
    }

    private static Tensor matrix(int rows, double... values) {
        return Tensor.of(values, rows, values.length / rows);
    }

    private static void set(Dense layer, int index, double... values) {
        double[] target = layer.parameters().get(index).value().values();
        System.arraycopy(values, 0, target, 0, target.length);
    }

    private static void assertGradient(Dense layer, int index, double... expected) {
        Parameter parameter = layer.parameters().get(index);
        assertArrayEquals(expected, parameter.gradient().values(), parameter.name());
    }

    @Test
    void forwardIsTheWeightedSumPlusTheBias() {
        Tensor z = first.forward(x, Mode.TRAINING);
        assertArrayEquals(new int[] {2, 3}, z.shape());
        assertArrayEquals(new double[] {5, 3, 0, 1, 0, -5}, z.values());
        assertArrayEquals(new double[] {6, 5, -13, -5}, second.forward(z, Mode.TRAINING).values());
    }

    @Test
    void backwardThroughTwoLayersIsAsByHand() {
        second.forward(first.forward(x, Mode.TRAINING), Mode.TRAINING);
        second.computeParameterGradients(yGradient);
        assertGradient(second, 0, 7, -1, 3, 0, -10, 5);
        assertGradient(second, 1, 3, -1);
        Tensor zGradient = second.inputGradient(yGradient);
        assertArrayEquals(new double[] {1, 0, 3, 0, 1, 5}, zGradient.values());
        first.computeParameterGradients(zGradient);
        assertGradient(first, 0, 1, 3, 18, 2, -1, 1);
        assertGradient(first, 1, 1, 1, 8);
        assertArrayEquals(new double[] {-2, 5, -5, 6}, first.inputGradient(zGradient).values());
    }

    @Test
    void gradientsAreSetAndNotAddedUp() {
        second.forward(matrix(2, 5, 3, 0, 1, 0, -5), Mode.TRAINING);
        for (int pass = 0; pass < 2; pass++) {
            second.computeParameterGradients(yGradient);
        }
        assertGradient(second, 0, 7, -1, 3, 0, -10, 5);
        assertGradient(second, 1, 3, -1);
    }

    @Test
    void leavesItsArgumentsAlone() {
        first.forward(x, Mode.TRAINING);
        Tensor zGradient = matrix(2, 1, 0, 3, 0, 1, 5);
        first.computeParameterGradients(zGradient);
        first.inputGradient(zGradient);
        assertArrayEquals(new double[] {1, 2, 3, -1}, x.values());
        assertArrayEquals(new double[] {1, 0, 3, 0, 1, 5}, zGradient.values());
    }

    @Test
    void parametersAreWeightsThenBiases() {
        assertEquals("W", first.parameters().get(0).name());
        assertArrayEquals(new int[] {2, 3}, first.parameters().get(0).value().shape());
        assertEquals("b", first.parameters().get(1).name());
        assertArrayEquals(new int[] {1, 3}, first.parameters().get(1).value().shape());
        assertEquals(2, first.parameters().size());
    }

    @Test
    void rejectsInputsOfAnotherSize() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> first.forward(new Tensor(1, 3), Mode.TRAINING))
                        .getMessage();
        assertEquals("the layer takes 2 inputs, not 3", message);
    }

    @Test
    void rejectsSizesBelowOne() {
        int rejected = 0;
        for (int[] size : new int[][] {{0, 1}, {1, 0}, {-1, 1}, {1, -1}}) {
            assertThrows(IllegalArgumentException.class, () -> new Dense(size[0], size[1]));
            rejected++;
        }
        assertEquals(4, rejected);
    }
}
