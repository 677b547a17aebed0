package crosscheck.comparison.engine;

import crosscheck.data.Labelled;

/** What a tensor of a step is; in the order in which a step computes them. */
public enum TensorKind implements Labelled {
    /** What a dense layer or a convolution computes before normalisation and activation. */
    PRE_ACTIVATION("pre-activations"),
    /** What normalisation, activation, pooling, flattening or dropout makes of it. */
    ACTIVATION("activations"),
    /** The mean loss of the mini-batch before the update, without the L2 term. */
    LOSS("loss"),
    /** The gradient of the loss with respect to what a layer with parameters puts out. */
    OUTPUT_GRADIENT("gradients of outputs"),
    /** The gradient of the loss with respect to a parameter. */
    GRADIENT("gradients"),
    CLIPPED_GRADIENT("clipped gradients"),
    /** What the L2 penalty added to it. */
    L2("L2 terms"),
    /** What the update rule remembers of a parameter. */
    STATE("optimiser state"),
    /** A parameter after the update, or a running statistic. */
    WEIGHT("weights"),
    /** What the network puts out when it is only used, after the last step. */
    INFERENCE("outputs in inference");

    private final String label;

    TensorKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
