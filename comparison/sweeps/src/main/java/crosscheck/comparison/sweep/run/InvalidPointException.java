package crosscheck.comparison.sweep.run;

/** A point that is refused before anything is trained. */
public final class InvalidPointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A point that is refused.
     *
     * @param cause who says so; null where nobody else does
     */
    public InvalidPointException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
