package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.study.TrialState;

/** Ends a training from within, before its last epoch. */
public final class TrialStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TrialState state;

    /** Ends a training. */
    public TrialStoppedException(TrialState state, String reason) {
        super(reason, null, false, false); // no failure: nobody needs to know where
        this.state = state;
    }

    /** What becomes of the trial. */
    public TrialState state() {
        return state;
    }
}
