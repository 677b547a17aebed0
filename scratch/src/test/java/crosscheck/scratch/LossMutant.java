package crosscheck.scratch;

import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * A loss with errors in its gradient.
 *
 * @param right the loss without them
 * @param targetsOf what becomes of the targets
 * @param gradientOf what becomes of the gradient
 */
record LossMutant(Loss right, UnaryOperator<Tensor> targetsOf, UnaryOperator<Tensor> gradientOf)
        implements Loss {

    @Override
    public double value(Tensor y, Tensor targets) {
        return right.value(y, targets);
    }

    @Override
    public Tensor gradient(Tensor y, Tensor targets) {
        return gradientOf.apply(right.gradient(y, targetsOf.apply(targets)));
    }
}
