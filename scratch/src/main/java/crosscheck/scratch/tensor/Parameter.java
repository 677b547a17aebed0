package crosscheck.scratch.tensor;

import java.util.Arrays;

/**
 * Numbers that training changes, and the gradient of the loss with respect to them.
 *
 * @param name {@code W} or {@code b}, {@code gamma} or {@code beta}, as in DL4J
 * @param value the numbers; changed by an optimiser
 * @param gradient of the same shape; set by the backward pass
 */
public record Parameter(String name, Tensor value, Tensor gradient) {

    public Parameter {
        if (!Arrays.equals(value.shape(), gradient.shape())) {
            throw new IllegalArgumentException(
                    name
                            + ": value "
                            + Arrays.toString(value.shape())
                            + " and gradient "
                            + Arrays.toString(gradient.shape())
                            + " must have the same shape");
        }
    }

    /**
     * A parameter of zeros.
     *
     * @param name such as {@code W}
     */
    public static Parameter zeros(String name, int... shape) {
        return new Parameter(name, new Tensor(shape), new Tensor(shape));
    }
}
