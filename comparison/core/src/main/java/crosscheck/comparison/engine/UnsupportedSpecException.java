package crosscheck.comparison.engine;

/** A network or training that an engine does not have. */
public final class UnsupportedSpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** An exception with a message for a person. */
    public UnsupportedSpecException(String message) {
        super(message);
    }
}
