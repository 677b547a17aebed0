package crosscheck.data.mnist;

import java.time.Duration;

/**
 * How long and how much a download may take.
 *
 * @param connectTimeout how long to wait for a connection; at least 1 ms
 * @param readTimeout how long to wait for the next bytes, so that a stall ends; at least 1 ms
 * @param fileBytes the most bytes that a compressed file may have; at least 1
 */
public record DownloadLimits(Duration connectTimeout, Duration readTimeout, long fileBytes) {

    /** 5 s, 20 s and 16 MiB: the largest file has less than 10 MiB. */
    public static final DownloadLimits DEFAULT =
            new DownloadLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 16L << 20);

    public DownloadLimits {
        if (connectTimeout.toMillis() < 1 || readTimeout.toMillis() < 1 || fileBytes < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive, not "
                            + connectTimeout
                            + ", "
                            + readTimeout
                            + ", "
                            + fileBytes
                            + " bytes");
        }
    }
}
