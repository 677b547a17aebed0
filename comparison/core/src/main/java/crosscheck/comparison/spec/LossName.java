package crosscheck.comparison.spec;

import crosscheck.data.Labelled;

/** The loss, with the output activation that belongs to it. */
public enum LossName implements Labelled {
    /** 1/(2n) sum (a - t)^2 on sigmoid outputs: the lectures' loss. */
    QUADRATIC("quadratic", "sigmoid", 3.0),
    /** The cross-entropy on softmax outputs. */
    CROSS_ENTROPY("cross-entropy", "softmax", 0.5);

    private final String label;
    private final String outputActivation;
    private final double defaultLearningRate;

    LossName(String label, String outputActivation, double defaultLearningRate) {
        this.label = label;
        this.outputActivation = outputActivation;
        this.defaultLearningRate = defaultLearningRate;
    }

    @Override
    public String label() {
        return label;
    }

    /** The activation of the output layer; {@code sigmoid} or {@code softmax}. */
    public String outputActivation() {
        return outputActivation;
    }

    /**
     * The learning rate where none is given; the lectures' 3.0 for the quadratic loss, 0.5 for the
     * cross-entropy.
     */
    public double defaultLearningRate() {
        return defaultLearningRate;
    }
}
