package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/** Checks what every loss assumes of its arguments. */
final class Shapes {
    private Shapes() {}

    static void requireSame(Tensor y, Tensor targets) {
        if (y.rows() != targets.rows() || y.columns() != targets.columns()) {
            throw new IllegalArgumentException(
                    "outputs (%d, %d) need targets of the same shape, not (%d, %d)"
                            .formatted(y.rows(), y.columns(), targets.rows(), targets.columns()));
        }
    }
}
