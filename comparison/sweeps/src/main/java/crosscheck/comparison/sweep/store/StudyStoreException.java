package crosscheck.comparison.sweep.store;

/** A study's database that cannot be read or written, or that is none. */
public final class StudyStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A database that does what it should not. */
    public StudyStoreException(String message) {
        super(message);
    }

    /** A database that fails. */
    public StudyStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
