package crosscheck.comparison.page;

import java.util.Locale;

/**
 * A colour in a legend.
 *
 * @param colour as the style sheet takes it
 * @param text what it stands for
 */
public record Swatch(String colour, String text) {

    static Swatch of(int rgb, String text) {
        return new Swatch(String.format(Locale.ROOT, "#%06x", rgb), text);
    }
}
