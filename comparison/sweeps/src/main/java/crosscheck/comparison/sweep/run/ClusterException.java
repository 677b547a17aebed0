package crosscheck.comparison.sweep.run;

/** A cluster that cannot be used, for no fault of a trial. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception with a message for a person. */
    public ClusterException(String message) {
        super(message);
    }

    /** An exception with a message for a person and what led to it. */
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
