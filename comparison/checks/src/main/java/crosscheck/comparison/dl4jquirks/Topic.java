package crosscheck.comparison.dl4jquirks;

import crosscheck.data.Labelled;

/** What a difference is about. */
public enum Topic implements Labelled {
    /** How a gradient becomes a step. */
    UPDATE_RULES("update rules"),
    /** What a loss is divided by, where it is limited and what else is in it. */
    LOSSES("losses and scores"),
    /** What is done to gradients before the update rule. */
    GRADIENTS("gradients"),
    /** What layers compute. */
    LAYERS("layers"),
    /** How weights are drawn and in which order they are stored. */
    WEIGHTS("weights");

    private final String label;

    Topic(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
