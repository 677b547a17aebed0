package crosscheck.comparison.engine;

import crosscheck.data.Labelled;

/** The floating-point type of a network's numbers. */
public enum Precision implements Labelled {
    /** 32 bits. */
    FLOAT("float"),
    /** 64 bits. */
    DOUBLE("double");

    private final String label;

    Precision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
