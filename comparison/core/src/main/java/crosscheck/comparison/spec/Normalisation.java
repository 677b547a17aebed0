package crosscheck.comparison.spec;

/** What is done to the values between a convolution and its activation. */
public enum Normalisation implements Labelled {
    /** None. */
    NONE("none"),
    /** Batch normalisation. */
    BATCH("batch");

    private final String label;

    Normalisation(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
