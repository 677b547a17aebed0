package crosscheck.comparison.trace;

/** From which weights, and what the optimiser remembers, the reference takes each step. */
public enum Start {
    /** From its own: two trainings that begin together and may drift apart. */
    OWN_WEIGHTS,
    /** From the framework's, memory included: each step alone, so that no rounding adds up. */
    FRAMEWORK_WEIGHTS
}
