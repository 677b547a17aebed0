package crosscheck.data.source;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was found in one file of a data set.
 *
 * @param file the standard name of the uncompressed file
 * @param rawBytes its uncompressed size; empty where the program makes the examples directly
 * @param sha256 the SHA-256 of its uncompressed bytes, 64 hexadecimal digits
 * @param expectedSha256 what it must be; empty where any content is allowed
 */
public record FileCheck(
        String file, OptionalLong rawBytes, String sha256, Optional<String> expectedSha256) {

    /** How the found checksum compares with the expected one. */
    public enum Verdict {
        /** It is the expected one. */
        MATCH,
        /** It is another one: these are not the bytes that the name promises. */
        MISMATCH,
        /** There is no expected one. */
        UNBOUND
    }

    /**
     * How the found checksum compares with the expected one; {@code UNBOUND} if there is no
     * expected one.
     */
    public Verdict verdict() {
        if (expectedSha256.isEmpty()) {
            return Verdict.UNBOUND;
        }
        return expectedSha256.get().equals(sha256) ? Verdict.MATCH : Verdict.MISMATCH;
    }
}
