package crosscheck.scratch.layer;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.tensor.Tensor;

/**
 * Rows of features as images: {@code (n, channels height width)} to {@code (n, channels, height,
 * width)}, in row-major order, and the gradient back. The numbers stay as they are. A network of
 * images begins with it, since {@link crosscheck.scratch.Batch} gives rows.
 *
 * @param output the shape of one example, such as {@link crosscheck.data.Dataset#shape}
 */
public record Unflatten(ExampleShape output) implements Layer {

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (x.shape().length != 2 || x.columns() != output.featureCount()) {
            throw new IllegalArgumentException(
                    "%s takes [%d, %d], not %s"
                            .formatted(this, x.rows(), output.featureCount(), Images.shape(x)));
        }
        return Tensor.of(
                x.values().clone(), x.rows(), output.channels(), output.height(), output.width());
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        return Tensor.of(yGradient.values().clone(), yGradient.rows(), output.featureCount());
    }

    @Override
    public String toString() {
        return "unflatten " + output.featureCount() + " -> " + Images.text(output);
    }
}
