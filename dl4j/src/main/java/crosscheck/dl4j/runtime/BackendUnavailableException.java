package crosscheck.dl4j.runtime;

/** A backend that was asked for and cannot be had on this machine, or with this build. */
public final class BackendUnavailableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** An exception with a message for a person. */
    public BackendUnavailableException(String message) {
        super(message);
    }

    /** An exception with a message for a person and what led to it. */
    public BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
