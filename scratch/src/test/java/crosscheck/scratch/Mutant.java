package crosscheck.scratch;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A layer with errors in its backward pass.
 *
 * @param right the layer without them
 * @param weightGradient what becomes of dW
 * @param inputGradientOf takes dy and the right dx, gives the wrong dx
 */
record Mutant(
        Layer right, UnaryOperator<Tensor> weightGradient, BinaryOperator<Tensor> inputGradientOf)
        implements Layer {

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return right.forward(x, mode);
    }

    @Override
    public void computeParameterGradients(Tensor yGradient) {
        right.computeParameterGradients(yGradient);
        for (Parameter parameter : parameters()) {
            if (parameter.name().equals("W")) {
                double[] wrong = weightGradient.apply(parameter.gradient()).values();
                System.arraycopy(wrong, 0, parameter.gradient().values(), 0, wrong.length);
            }
        }
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        return inputGradientOf.apply(yGradient, right.inputGradient(yGradient));
    }

    @Override
    public List<Parameter> parameters() {
        return right.parameters();
    }

    @Override
    public void reset() {
        right.reset();
    }
}
