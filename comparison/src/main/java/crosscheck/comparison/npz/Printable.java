package crosscheck.comparison.npz;

/** Makes text from files safe to print on a terminal. */
public final class Printable {
    private static final int LONGEST = 80;

    private Printable() {}

    /** The text with other characters than printable ASCII as {@code ?}, cut to 80. */
    public static String of(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
