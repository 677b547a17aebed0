package crosscheck.scratch.layer;

import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;

/**
 * One step of a network, {@code y = f(x)}, with its derivative.
 *
 * <p>A layer remembers the input or output of its last forward pass, which the backward pass needs;
 * it is therefore not safe for use by several threads at once. {@code toString} says what it is,
 * such as {@code dense 784-30}.
 */
public interface Layer {

    /** What a forward pass is for: some layers do something else while they learn. */
    enum Mode {
        /** A backward pass may follow. */
        TRAINING,
        /** The network is only used. */
        INFERENCE
    }

    /**
     * Computes the output for a batch.
     *
     * @param x {@code (n, fanIn)}, or {@code (n, channels, height, width)} for layers of images;
     *     kept until the next forward pass, not modified
     * @return {@code (n, fanOut)} or {@code (n, channels, height, width)}, new
     * @throws IllegalArgumentException if the layer takes another shape
     */
    Tensor forward(Tensor x, Mode mode);

    /**
     * Sets the gradients of this layer's parameters, from the last forward pass.
     *
     * @param yGradient of the output's shape, the gradient of the loss with respect to the output;
     *     not modified
     */
    default void computeParameterGradients(Tensor yGradient) {}

    /**
     * Passes the gradient on to the layer before, from the last forward pass.
     *
     * @param yGradient of the output's shape, the gradient of the loss with respect to the output;
     *     not modified
     * @return of the input's shape, the gradient with respect to the input, new
     */
    Tensor inputGradient(Tensor yGradient);

    /** What training changes in this layer; in a fixed order; empty for most layers. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * Goes back to where training begins, in all that is not drawn: counters, running statistics,
     * and parameters with a fixed initial value.
     */
    default void reset() {}

    /**
     * Goes to a step of a training, in what counts them: dropout's masks.
     *
     * @param stepCount training passes before, at least 0
     */
    default void goTo(long stepCount) {}

    /**
     * What forward passes in training change and inference reads, without a gradient: the running
     * statistics of a normalisation. Together with the parameters it is all that a trained layer
     * knows.
     *
     * @return the arrays themselves, in a fixed order; empty for most layers
     */
    default List<double[]> statistics() {
        return List.of();
    }
}
