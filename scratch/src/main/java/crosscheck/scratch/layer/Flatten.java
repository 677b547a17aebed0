package crosscheck.scratch.layer;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.tensor.Tensor;

/**
 * Images as rows of features: {@code (n, channels, height, width)} to {@code (n, channels height
 * width)}, in row-major order, and the gradient back. The numbers stay as they are.
 *
 * @param input the shape of one example
 */
public record Flatten(ExampleShape input) implements Layer {

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Images.check(this, input, x);
        return Tensor.of(x.values().clone(), x.rows(), input.featureCount());
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        return Tensor.of(
                yGradient.values().clone(),
                yGradient.rows(),
                input.channels(),
                input.height(),
                input.width());
    }

    @Override
    public String toString() {
        return "flatten " + Images.text(input) + " -> " + input.featureCount();
    }
}
