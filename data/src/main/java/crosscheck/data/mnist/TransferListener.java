package crosscheck.data.mnist;

/**
 * Is told how a download goes, on the thread that downloads. For each attempt: {@code started}
 * once, {@code advanced} any number of times, {@code finished} once, whether it succeeded or not.
 */
public interface TransferListener {

    /**
     * An attempt to download a file has begun and the server has answered.
     *
     * @param file the name of the file, such as {@code train-images-idx3-ubyte.gz}
     * @param totalBytes how many bytes are to come, -1 if the server does not say
     */
    void started(String file, long totalBytes);

    /**
     * More bytes have come.
     *
     * @param bytes how many there are so far, at least 1
     */
    void advanced(long bytes);

    /** The attempt has ended, successfully or not. */
    void finished();
}
