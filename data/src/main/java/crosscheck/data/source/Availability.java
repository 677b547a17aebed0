package crosscheck.data.source;

/** Whether a data set can be used right away. */
public enum Availability {
    /** Its files are on this machine. */
    READY,
    /** It would be downloaded at first use. */
    TO_FETCH,
    /** The program makes it or carries it along. */
    MADE,
    /** A folder that was named does not hold it; opening it is an error. */
    MISSING
}
