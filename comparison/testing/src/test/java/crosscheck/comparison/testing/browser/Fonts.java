package crosscheck.comparison.testing.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fonts that pages are looked at in beside the machine's own: a wide one, a narrow one and a high
 * one.
 */
public final class Fonts {
    /** Each with the Debian package that has it. */
    private static final Map<String, String> PACKAGES = new LinkedHashMap<>();

    static {
        PACKAGES.put("DejaVu Sans", "fonts-dejavu-core");
        PACKAGES.put("Liberation Sans", "fonts-liberation");
        PACKAGES.put("Noto Sans", "fonts-noto-core");
    }

    private Fonts() {}

    /**
     * Finds the fonts that this machine has and that the page does not have anyway.
     *
     * @param tab with a page in its own font
     * @return families
     */
    public static List<String> others(Tab tab) throws IOException {
        List<String> others = new ArrayList<>();
        for (String family : PACKAGES.keySet()) {
            if (has(tab, family) && !isTheOneOfThePage(tab, family)) {
                others.add(family);
            }
        }
        return others;
    }

    /**
     * Finds the packages that this machine lacks.
     *
     * @param tab with any page
     * @return Debian packages
     */
    public static List<String> missing(Tab tab) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> font : PACKAGES.entrySet()) {
            if (!has(tab, font.getKey())) {
                missing.add(font.getValue());
            }
        }
        return missing;
    }

    /** A family that is not there leaves each text as wide as the family named after it does. */
    private static boolean has(Tab tab, String family) throws IOException {
        JsonNode widths =
                widths(
                        tab,
                        "'%s', serif".formatted(family),
                        "serif",
                        "'%s', monospace".formatted(family),
                        "monospace");
        return widths.get(0).asDouble() != widths.get(1).asDouble()
                || widths.get(2).asDouble() != widths.get(3).asDouble();
    }

    private static boolean isTheOneOfThePage(Tab tab, String family) throws IOException {
        String own = tab.evaluate("getComputedStyle(document.body).fontFamily").asText();
        JsonNode widths = widths(tab, own, "'%s'".formatted(family));
        return widths.get(0).asDouble() == widths.get(1).asDouble();
    }

    private static JsonNode widths(Tab tab, String... families) throws IOException {
        String list =
                List.of(families).stream()
                        .map(family -> "`100px " + family + "`")
                        .collect(Collectors.joining(", "));
        return tab.evaluate(
                """
                [%s].map(font => {
                  const pen = document.createElement('canvas').getContext('2d');
                  pen.font = font;
                  return pen.measureText('Weights of layer 1, 0.2357').width;
                })
                """
                        .formatted(list));
    }

    /**
     * Sets the page in another font and lets it draw its charts anew, as it does in a new window.
     *
     * @param tab with the page
     * @param family of the font, or an empty text for the page's own
     */
    public static void use(Tab tab, String family) throws IOException {
        tab.evaluate(
                """
                (() => {
                  const style = document.getElementById('font')
                      || document.head.appendChild(Object.assign(document.createElement('style'), {id: 'font'}));
                  style.textContent = '%s' && 'body { font-family: "%s" }';
                  window.dispatchEvent(new Event('resize'));
                })()
                """
                        .formatted(family, family));
    }
}
