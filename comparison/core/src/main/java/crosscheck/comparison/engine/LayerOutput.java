package crosscheck.comparison.engine;

/** What a layer puts out on the way from the input to the loss, in the order of the way. */
public enum LayerOutput {
    /** What a dense layer or a convolution computes. */
    Z("z"),
    /** What batch normalisation makes of it. */
    NORMALISED("normalised"),
    /** What the activation makes of it. */
    A("a"),
    /** What pooling makes of it. */
    POOLED("pooled"),
    /** The same values, an image in a row: channel by channel, row by row. */
    FLATTENED("flattened"),
    /** What is left after dropout. */
    DROPPED("dropped");

    private final String label;

    LayerOutput(String label) {
        this.label = label;
    }

    /** How it is written behind its layer, such as {@code z}. */
    public String label() {
        return label;
    }

    TensorKind kind() {
        return this == Z ? TensorKind.PRE_ACTIVATION : TensorKind.ACTIVATION;
    }
}
