package crosscheck.comparison.spec;

import crosscheck.data.Labelled;

/** What is done to the values between a convolution and its activation. */
public enum Normalisation implements Labelled {
    NONE("none"),
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
