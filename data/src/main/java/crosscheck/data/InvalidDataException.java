package crosscheck.data;

import java.io.IOException;

/**
 * A data set, or a file of one, that is missing or not what it must be.
 *
 * <p>The message is one sentence for a person: what was expected, what was found, what to do.
 */
public final class InvalidDataException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message for a person.
     *
     * @param message one sentence: what was expected, what was found, what to do
     */
    public InvalidDataException(String message) {
        super(message);
    }

    /**
     * An exception with a message for a person and what led to it.
     *
     * @param message one sentence: what was expected, what was found, what to do
     */
    public InvalidDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
