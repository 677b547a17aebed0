package crosscheck.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes, as the lower-case hexadecimal text that {@code sha256sum} prints. */
public final class Sha256 {
    private Sha256() {}

    /**
     * The digest of some bytes.
     *
     * @param parts the bytes, one array after the other; not modified
     * @return 64 hexadecimal digits
     */
    public static String of(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return hex(digest);
    }

    /** A digest of no bytes yet, for bytes that come piece by piece. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The text of a digest that has had all its bytes.
     *
     * @param digest modified: it begins anew
     * @return two hexadecimal digits for each byte of the digest
     */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
