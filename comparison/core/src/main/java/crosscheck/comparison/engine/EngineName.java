package crosscheck.comparison.engine;

import crosscheck.data.Labelled;

/** The implementations that can be compared. */
public enum EngineName implements Labelled {
    /** The hand-written reference, in double. */
    SCRATCH("scratch"),
    /** The hand-written fast twin, in float. */
    FAST("fast"),
    /** Deeplearning4j on ND4J's native library. */
    DL4J("dl4j");

    private final String label;

    EngineName(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
