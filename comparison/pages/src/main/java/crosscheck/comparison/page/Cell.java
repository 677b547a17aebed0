package crosscheck.comparison.page;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A cell of a table.
 *
 * @param text plain; the page escapes it
 */
public record Cell(String text, Tone tone) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][-+0-9.,eE]*( %)?");
    private static final int SHORT = 20;

    /** What a cell says beyond its text; the text alone says it too. */
    public enum Tone {
        /** Plain text. */
        PLAIN,
        /** Good. */
        GOOD,
        /** To be looked at. */
        NOTICE,
        /** Bad. */
        BAD
    }

    /** A plain cell. */
    public static Cell of(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    /**
     * The classes of the page's style sheet; {@code number} for a number, to be set to the right;
     * {@code short} for other text that is not broken into lines; the tone.
     */
    public String style() {
        boolean number = NUMBER.matcher(text).matches();
        String kind = number ? "number " : text.length() <= SHORT ? "short " : "";
        return kind + tone.name().toLowerCase(Locale.ROOT);
    }
}
