package crosscheck.scratch.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ParameterTest {

    @Test
    void zerosHaveAGradientOfTheSameShapeInMemoryOfItsOwn() {
        Parameter weights = Parameter.zeros("W", 2, 3);
        assertEquals("W", weights.name());
        assertArrayEquals(new double[6], weights.value().values());
        assertArrayEquals(new double[6], weights.gradient().values());
        assertArrayEquals(weights.value().shape(), weights.gradient().shape());
        assertNotSame(weights.value().values(), weights.gradient().values());
    }

    @Test
    void rejectsAGradientOfAnotherShape() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Parameter("W", new Tensor(2, 3), new Tensor(3, 2)))
                        .getMessage();
        assertEquals("W: value [2, 3] and gradient [3, 2] must have the same shape", message);
    }
}
