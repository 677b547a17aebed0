package crosscheck.comparison.spec;

/** The kind of network. */
public enum Model implements Labelled {
    /** Fully connected layers: the hidden ones, then the output. */
    MLP("mlp"),
    /** Softmax regression: no hidden layer, softmax output, cross-entropy. */
    SOFTMAX("softmax");

    private final String label;

    Model(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
