package crosscheck.comparison.spec;

/** The distribution of the initial weights. */
public enum InitialiserName implements Labelled {
    /** Weights and biases from N(0, 1), as in the lectures. */
    NORMAL("normal"),
    /** Weights from N(0, 2 / (fanIn + fanOut)), biases 0. */
    XAVIER("xavier"),
    /** Weights from N(0, 2 / fanIn), biases 0. */
    HE("he"),
    /** Whatever is in a file. */
    GIVEN("given");

    private final String label;

    InitialiserName(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
