package crosscheck.comparison.spec;

import crosscheck.data.Labelled;
import java.util.List;

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

    /** The initialisers that draw weights: all but {@link #GIVEN}. */
    public static final List<InitialiserName> DRAWING = List.of(NORMAL, XAVIER, HE);

    private final String label;

    InitialiserName(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
