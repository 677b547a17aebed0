package crosscheck.data.mnist;

/**
 * Is told how a download goes, on the thread that downloads. For each answer of a mirror: {@code
 * started} once, {@code advanced} any number of times, {@code finished} once, whether all went well
 * or not.
 */
public interface TransferListener {

    /**
     * A mirror has answered and a file begins to come.
     *
     * @param file the name of the file, such as {@code train-images-idx3-ubyte.gz}
     * @param totalBytes how many bytes are to come, -1 if the mirror does not say
     */
    void started(String file, long totalBytes);

    /**
     * More bytes have come.
     *
     * @param bytes how many there are so far, at least 1
     */
    void advanced(long bytes);

    /** No more bytes of this file will come, for it is complete or the attempt has failed. */
    void finished();
}
