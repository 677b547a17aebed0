package crosscheck.scratch.optimiser;

/** Whose formula an {@link UpdateRule} takes where a paper and a framework differ. */
public enum Variant {
    /** As the paper has it. */
    PUBLISHED,
    /** As Deeplearning4j 1.0.0-M2.1 computes it; each rule says what differs. */
    DL4J
}
