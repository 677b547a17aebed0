package crosscheck.dl4j;

/**
 * Is told what a step of training computes, in the order in which DL4J computes it.
 *
 * <p>Every array is a copy in row-major order, with the examples first and channel by channel for
 * images, and belongs to the observer. Gradients are those of the mean loss: DL4J's own are sums
 * over the examples until it divides, so those it never divides itself are divided here.
 */
public interface StepObserver {

    /** What a layer puts out on the way from the input to the loss. */
    enum Output {
        /** What a dense layer or a convolution computes before its activation. */
        PRE_ACTIVATION,
        /** What batch normalisation makes of it. */
        NORMALISED,
        /** What the activation function makes of it. */
        ACTIVATION,
        /** What a pooling layer makes of it. */
        POOLED,
        /** The same values, an image in a row; told where no dropout follows. */
        FLATTENED,
        /** What is left after dropout. */
        DROPPED
    }

    /**
     * A layer has put out something.
     *
     * @param layer of the last parameters on the way, 0 for the first; -1 before there are any
     * @param values {@code (n, columns)}
     */
    void output(int layer, Output output, int columns, double[] values);

    /**
     * The gradient of the loss with respect to what a layer with parameters puts out.
     *
     * @param layer 0 for the first layer that has parameters
     * @param output PRE_ACTIVATION or NORMALISED
     * @param values {@code (n, columns)}
     */
    void outputGradient(int layer, Output output, int columns, double[] values);

    /**
     * The gradient of the loss with respect to a parameter.
     *
     * @param values in the order of the parameter
     */
    void gradient(ParameterName parameter, double[] values);

    /**
     * What clipping made of a gradient.
     *
     * @param values in the order of the parameter
     */
    void clippedGradient(ParameterName parameter, double[] values);

    /**
     * What the update rule was given: the clipped gradient with the L2 term.
     *
     * @param values in the order of the parameter
     */
    void regularisedGradient(ParameterName parameter, double[] values);
}
