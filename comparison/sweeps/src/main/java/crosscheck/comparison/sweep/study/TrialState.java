package crosscheck.comparison.sweep.study;

import crosscheck.data.Labelled;

/** Where a trial stands. */
public enum TrialState implements Labelled {
    /** Its point is known; nobody works on it. */
    WAITING("waiting"),
    /** A worker has it. */
    RUNNING("running"),
    /** Trained on every engine that searches from every seed. */
    COMPLETE("complete"),
    /** Stopped because others did better at the same epoch. */
    PRUNED("pruned"),
    /** A loss was not finite, or the weights ran away. */
    DIVERGED("diverged"),
    /** It ended with an error or took too long. */
    FAILED("failed"),
    /** Refused before it began. */
    INVALID("invalid"),
    /** Stopped by a person; it goes on when the study does. */
    INTERRUPTED("interrupted");

    private final String label;

    TrialState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * Whether nobody needs to work on it any more; false for {@link #WAITING}, {@link #RUNNING} and
     * {@link #INTERRUPTED}.
     */
    public boolean isFinished() {
        return this != WAITING && this != RUNNING && this != INTERRUPTED;
    }
}
