package crosscheck.comparison.spec;

import crosscheck.data.Labelled;

/** The activation of the hidden layers. */
public enum ActivationName implements Labelled {
    /** 1 / (1 + exp(-z)). */
    SIGMOID("sigmoid"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** max(0, z). */
    RELU("relu"),
    /** z itself. */
    IDENTITY("identity");

    private final String label;

    ActivationName(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
