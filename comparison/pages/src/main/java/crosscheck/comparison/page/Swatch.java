package crosscheck.comparison.page;

import java.util.Locale;

/** A colour in a legend. */
public record Swatch(String colour, String text) {

    static Swatch of(int rgb, String text) {
        return new Swatch(String.format(Locale.ROOT, "#%06x", rgb), text);
    }
}
