package crosscheck.comparison.testing.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What must hold of every page, in whatever way it is looked at. */
public final class PageChecks {
    private static final String AXE_VERSION =
            "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";

    /** Two frames, and as many more as the page needs to repair a chart. */
    private static final String UNTIL_DRAWN =
            """
            (async () => {
              for (let i = 0; i < 100; i++) {
                await new Promise(done => requestAnimationFrame(done));
                if (i > 0 && !document.querySelector('.drawing clipPath path[d=""]')) {
                  return i;
                }
              }
            })()
            """;

    private PageChecks() {}

    /**
     * The page is there and quiet: nothing on its console, nothing asked of the outside.
     *
     * @param tab with the page
     * @param page that was opened
     */
    public static void isQuiet(Tab tab, Path page) {
        List<String> complaints = new ArrayList<>(tab.complaints());
        complaints.removeIf(complaint -> complaint.contains("axe.run")); // of the check itself
        assertEquals("[]", complaints.toString(), page + ": the console is clean");
        assertTrue(tab.requests().contains(page.toUri().toString()), tab.requests().toString());
        for (String address : tab.requests()) {
            assertTrue(
                    address.equals(page.toUri().toString()) || address.startsWith("data:"),
                    page + " asks for " + address);
        }
    }

    /**
     * Every chart has lines, bars or points, and text; every image its pixels.
     *
     * @param tab with the page
     * @return how many charts and images there are
     */
    public static int everythingIsDrawn(Tab tab) throws IOException {
        tab.evaluate(UNTIL_DRAWN);
        JsonNode charts =
                tab.evaluate(
                        """
                        [...document.querySelectorAll('.drawing')].map(place => {
                          const svg = place.querySelector('svg');
                          const box = svg ? svg.getBoundingClientRect() : {width: 0, height: 0};
                          return {
                            title: place.closest('figure').querySelector('h3').textContent,
                            width: box.width, height: box.height,
                            shapes: svg ? [...svg.querySelectorAll('path, image, polyline')]
                                .filter(s => s.getBBox().width + s.getBBox().height > 0).length : 0,
                            texts: svg ? svg.querySelectorAll('text').length : 0,
                            broken: svg ? svg.outerHTML.split('NaN').length - 1 : 0,
                            clippedAway: svg ? [...svg.querySelectorAll('[clip-path]')].filter(e => {
                              const clip = document.getElementById(e.getAttribute('clip-path').slice(5, -1));
                              const box = clip && clip.firstElementChild ? clip.firstElementChild.getBBox() : null;
                              return !box || !(box.width > 50 && box.height > 50);
                            }).length : 0
                          };
                        })
                        """);
        for (JsonNode chart : charts) {
            assertTrue(chart.get("width").asInt() > 200, chart.toString());
            assertTrue(chart.get("height").asInt() > 150, chart.toString());
            assertTrue(chart.get("shapes").asInt() >= 6, chart.toString()); // axes, grid, data
            assertTrue(chart.get("texts").asInt() >= 3, chart.toString());
            assertEquals(0, chart.get("broken").asInt(), chart.toString());
            assertEquals(0, chart.get("clippedAway").asInt(), chart.toString());
        }
        JsonNode images =
                tab.evaluate(
                        """
                        [...document.images].map(i => ({
                          alt: i.alt, pixels: i.naturalWidth, width: i.getBoundingClientRect().width}))
                        """);
        for (JsonNode image : images) {
            assertTrue(image.get("pixels").asInt() > 0, image.toString());
            assertTrue(image.get("width").asInt() >= 20, image.toString());
            assertTrue(!image.get("alt").asText().isBlank(), image.toString());
        }
        return charts.size() + images.size();
    }

    /**
     * No text of a chart lies on another, and none is cut.
     *
     * @param tab with the page
     */
    public static void chartTextIsReadable(Tab tab) throws IOException {
        JsonNode faults =
                tab.evaluate(
                        """
                        [...document.querySelectorAll('.drawing svg')].flatMap(svg => {
                          const frame = svg.getBoundingClientRect();
                          const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
                          const boxes = texts.map(t => t.getBoundingClientRect());
                          const faults = [];
                          boxes.forEach((a, i) => {
                            if (a.left < frame.left - 1 || a.right > frame.right + 1
                                || a.top < frame.top - 1 || a.bottom > frame.bottom + 1) {
                              faults.push('cut: ' + texts[i].textContent);
                            }
                            boxes.slice(i + 1).forEach((b, j) => {
                              const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                              const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                              if (wide > 1 && high > 1) {
                                faults.push(texts[i].textContent + ' on ' + texts[i + 1 + j].textContent);
                              }
                            });
                          });
                          const title = svg.closest('figure').querySelector('h3').textContent;
                          return faults.map(f => title + ': ' + f);
                        })
                        """);
        assertEquals("[]", faults.toString(), "texts of charts");
    }

    /**
     * Opens what is folded up, or folds it up again.
     *
     * @param tab with the page
     * @param open whether it is to be open
     * @return how much there is
     */
    public static int openDetails(Tab tab, boolean open) throws IOException {
        return tab.evaluate(
                        "[...document.querySelectorAll('details')].map(d => d.open = %s).length"
                                .formatted(open))
                .asInt();
    }

    /**
     * The page is not wider than the window, and its text not too small.
     *
     * @param tab with the page
     */
    public static void fitsTheWindow(Tab tab) throws IOException {
        JsonNode widths =
                tab.evaluate(
                        "[document.documentElement.scrollWidth, document.body.scrollWidth, document.documentElement.clientWidth]");
        assertTrue(widths.get(0).asInt() <= widths.get(2).asInt(), "widths " + widths);
        assertTrue(widths.get(1).asInt() <= widths.get(2).asInt(), "widths " + widths);
        JsonNode small =
                tab.evaluate(
                        """
                        [...document.querySelectorAll('body *')]
                          .filter(e => !e.closest('script') && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
                          .filter(e => parseFloat(getComputedStyle(e).fontSize) < 10.5)
                          .map(e => e.tagName + ' ' + e.textContent.slice(0, 30))
                        """);
        assertEquals("[]", small.toString(), "text that is too small");
    }

    /**
     * A screen reader finds its way: landmarks, headings in order, text for whatever is drawn.
     *
     * @param tab with the page
     */
    public static void canBeHeard(Tab tab) throws IOException {
        JsonNode page =
                tab.evaluate(
                        """
                        ({
                          language: document.documentElement.lang,
                          title: document.title,
                          levels: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1])),
                          landmarks: ['header', 'main', 'footer'].map(l => document.querySelectorAll('body > ' + l).length),
                          noCaption: [...document.querySelectorAll('figure')]
                              .filter(f => !f.querySelector('figcaption') || !f.querySelector('figcaption').textContent.trim()).length,
                          notAnImage: [...document.querySelectorAll('.drawing')]
                              .filter(d => d.getAttribute('role') !== 'img' || (d.getAttribute('aria-label') || '').length < 10).length,
                          wordless: [...document.querySelectorAll('figure')]
                              .filter(f => !f.querySelector('[role=img], img[alt], table, li')).length,
                          noLabel: [...document.querySelectorAll('[role=img],[role=region],nav')]
                              .filter(e => !(e.getAttribute('aria-label') || '').trim()).length,
                          ids: [...document.querySelectorAll('[id]')].map(e => e.id),
                          links: [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))
                        })
                        """);
        assertEquals("en", page.get("language").asText());
        assertTrue(!page.get("title").asText().isBlank());
        assertEquals("[1,1,1]", page.get("landmarks").toString());
        int before = 0;
        int firsts = 0;
        for (JsonNode level : page.get("levels")) {
            assertTrue(level.asInt() <= before + 1, "headings " + page.get("levels"));
            before = level.asInt();
            firsts += before == 1 ? 1 : 0;
        }
        assertEquals(1, firsts, "headings of level 1");
        assertEquals(0, page.get("noCaption").asInt(), "figures without caption");
        assertEquals(0, page.get("noLabel").asInt(), "without label");
        assertEquals(0, page.get("notAnImage").asInt(), "charts without a text in their place");
        assertEquals(0, page.get("wordless").asInt(), "figures without words");
        for (JsonNode link : page.get("links")) {
            assertTrue(page.get("ids").toString().contains('"' + link.asText().substring(1) + '"'));
        }
    }

    /**
     * Texts of charts have a contrast of at least 4.5 to their ground, lines one of 3, as WCAG 2.1
     * asks for (1.4.3 and 1.4.11); what lies on a coloured surface is left to its casing.
     *
     * @param tab with the page
     * @return how many lines were looked at
     */
    public static int chartsStandOut(Tab tab) throws IOException {
        JsonNode result =
                tab.evaluate(
                        """
                        (() => {
                          const channels = c => (c.match(/[\\d.]+/g) || []).map(Number);
                          const light = c => {
                            const [r, g, b] = channels(c).map(v => v / 255)
                                .map(v => (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4)));
                            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                          };
                          const contrast = (a, b) =>
                              (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
                          const seen = {texts: 0, shapes: 0, faults: []};
                          for (const svg of document.querySelectorAll('.drawing svg')) {
                            if (svg.querySelector('image')) {
                              continue;
                            }
                            const figure = svg.closest('figure');
                            const paper = getComputedStyle(document.body).backgroundColor;
                            const own = getComputedStyle(figure).backgroundColor;
                            const ground = channels(own).length === 4 && channels(own)[3] === 0 ? paper : own;
                            const check = (element, colour, least, kind) => {
                              seen[kind]++;
                              if (!(contrast(colour, ground) >= least)) {
                                seen.faults.push(figure.querySelector('h3').textContent + ': '
                                    + (element.textContent || kind) + ' ' + colour + ' on ' + ground);
                              }
                            };
                            for (const text of svg.querySelectorAll('text')) {
                              check(text, getComputedStyle(text).fill, 4.5, 'texts');
                            }
                            for (const shape of svg.querySelectorAll('path')) {
                              const style = getComputedStyle(shape);
                              if (['none', 'rgba(0, 0, 0, 0)'].includes(style.fill) && parseFloat(style.strokeWidth) >= 2
                                  && style.stroke.startsWith('rgb') && style.strokeOpacity === '1' && style.opacity === '1') {
                                check(shape, style.stroke, 3, 'shapes');
                              }
                            }
                          }
                          return seen;
                        })()
                        """);
        assertEquals("[]", result.get("faults").toString(), "contrast of charts");
        return result.get("shapes").asInt();
    }

    /**
     * The rules of axe-core hold: names, roles, contrast, lists, tables, keyboard.
     *
     * @param tab with the page
     */
    public static void axeFindsNothing(Tab tab) throws IOException {
        JsonNode result = axe(tab, "{resultTypes: ['violations']}");
        assertTrue(result.get("passes").asInt() >= 15, result.toString());
        assertEquals("[]", result.get("faults").toString(), "axe-core");
    }

    /**
     * The texts stand out from their ground, which is all that another theme changes.
     *
     * @param tab with the page
     */
    public static void axeFindsContrast(Tab tab) throws IOException {
        JsonNode result = axe(tab, "{runOnly: ['color-contrast']}");
        assertEquals(1, result.get("passes").asInt(), result.toString());
        assertEquals("[]", result.get("faults").toString(), "axe-core");
    }

    /** Without what charts draw: an image is one thing, and its contrast is looked at elsewhere. */
    private static JsonNode axe(Tab tab, String options) throws IOException {
        if (!tab.evaluate("'axe' in window").asBoolean()) {
            tab.evaluate(axeScript() + "; 1");
        }
        return tab.evaluate(
                """
                (async () => {
                  const drawings = [...document.querySelectorAll('.drawing')].map(d => [d, [...d.childNodes]]);
                  drawings.forEach(([drawing]) => drawing.replaceChildren());
                  const result = await axe.run(%s);
                  drawings.forEach(([drawing, drawn]) => drawing.replaceChildren(...drawn));
                  return {
                    passes: result.passes.length,
                    faults: result.violations.flatMap(v => v.nodes.slice(0, 3).map(
                        n => v.id + ': ' + n.html.slice(0, 160) + ' ' + (n.any[0] || n.all[0] || n.none[0]).message))
                  };
                })()
                """
                        .formatted(options));
    }

    private static String axeScript() throws IOException {
        Properties axe = new Properties();
        try (InputStream in = PageChecks.class.getResourceAsStream(AXE_VERSION)) {
            axe.load(in);
        }
        String script =
                "/META-INF/resources/webjars/axe-core/%s/axe.min.js"
                        .formatted(axe.getProperty("version"));
        try (InputStream in = PageChecks.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
