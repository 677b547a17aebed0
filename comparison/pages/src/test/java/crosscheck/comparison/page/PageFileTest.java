package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFileTest {
    private static final String HOSTILE = "</script><b>&\"'";

    @TempDir private Path folder;

    private final List<Chart> charts =
            List.of(
                    XyChart.lines(
                            HOSTILE,
                            HOSTILE,
                            Axis.log(HOSTILE),
                            Axis.of("loss"),
                            List.of(Series.overTime(HOSTILE, List.of(2.5, Double.NaN)))),
                    XyChart.onSurface(
                            "surface",
                            "a slope",
                            "x",
                            "y",
                            Surface.of("height", 0, 1, List.of(0.0, 0.5, 1.0), (x, y) -> x),
                            List.of(Series.points("one", List.of(new ChartPoint(0.25, 0.75))))),
                    new BarChart(
                            "bars",
                            "one bar",
                            "layer",
                            List.of("1"),
                            Axis.of("norm"),
                            List.of(new BarChart.Bars("sigmoid", List.of(0.5)))),
                    new ImageGrid(
                            "images",
                            "one image",
                            ColourScale.DIVERGING,
                            List.of(
                                    new LabelledImage(
                                            "0", new Matrix(1, 2, new double[] {-1, 1})))),
                    new Intervals(
                            "intervals",
                            "one interval",
                            0.5,
                            List.of(new Intervals.Row(HOSTILE, -1, 0, 0.25, HOSTILE))),
                    new MeanMap(
                            "means",
                            "one mean",
                            HOSTILE,
                            HOSTILE,
                            List.of(HOSTILE),
                            List.of(HOSTILE, "b"),
                            List.of(
                                    List.of(
                                            Optional.of(new MeanMap.Mean(97.5, 3)),
                                            Optional.empty()))),
                    new ShareMap(
                            "shares",
                            "one share",
                            HOSTILE,
                            HOSTILE,
                            List.of(HOSTILE),
                            List.of(HOSTILE),
                            List.of(List.of(Optional.of(2.5)))),
                    new ParallelAxes(
                            "parallel",
                            "one line",
                            HOSTILE,
                            List.of(
                                    new ParallelAxes.Track(
                                            HOSTILE, List.of(new ParallelAxes.Tick(1, HOSTILE))),
                                    new ParallelAxes.Track("b", List.of())),
                            List.of(
                                    new ParallelAxes.Group(
                                            HOSTILE,
                                            List.of(
                                                    new ParallelAxes.Line(
                                                            HOSTILE,
                                                            List.of(0.0, 0.25),
                                                            List.of(HOSTILE, "1")))))),
                    new Timeline(
                            "timeline",
                            "one bar",
                            2,
                            List.of(HOSTILE),
                            List.of(
                                    new Timeline.Row(
                                            HOSTILE,
                                            HOSTILE,
                                            List.of(new Timeline.Bar(HOSTILE, 0.5, 1, 0))))),
                    new ImageGroups(
                            "groups",
                            "one group",
                            ColourScale.SEQUENTIAL,
                            List.of(
                                    new ImageGroups.Group(
                                            HOSTILE,
                                            List.of(
                                                    new LabelledImage(
                                                            HOSTILE,
                                                            new Matrix(1, 1, new double[] {3})))))),
                    new Gallery(
                            "gallery",
                            "one card",
                            List.of(
                                    new Gallery.Card(
                                            HOSTILE,
                                            new Matrix(2, 1, new double[] {0, 1}),
                                            List.of(HOSTILE)))));

    private String html() throws IOException {
        List<Block> blocks = new ArrayList<>(charts);
        blocks.add(new Paragraph(HOSTILE));
        blocks.add(PageTable.of(HOSTILE, List.of("a", "b"), List.of(List.of(HOSTILE, "1.5"))));
        Page page =
                new Page(HOSTILE, HOSTILE, List.of(new Section(HOSTILE, blocks)), List.of(HOSTILE));
        Path file = folder.resolve("page.html");
        PageFile.write(page, file);
        return Files.readString(file);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void nothingIsAskedOfTheOutside() throws IOException {
        String html = html().replaceAll("(?s)<script>.*?</script>", ""); // the library's own code
        // the browser refuses whatever is not in the page, also to that code
        assertTrue(html.contains("content=\"default-src 'none'; img-src data:; "));
        List<String> addresses = all("(?:src|href)=\"([^\"]*)\"", html);
        assertTrue(addresses.size() >= 3);
        for (String address : addresses) {
            assertTrue(address.startsWith("data:"), address);
        }
        String style = all("<style>(.*?)</style>", html).get(0);
        assertFalse(style.contains("url(") || style.contains("@import"));
        assertFalse(html.contains("<link"));
    }

    @Test
    void textIsEscapedEverywhere() throws IOException {
        String html = html();
        assertFalse(html.contains(HOSTILE));
        assertFalse(html.contains("<b>"));
        // 3 data blocks, the library and the drawing script: no text opened or closed another
        assertEquals(5, all("(<script)", html).size());
        assertEquals(5, all("(</script)", html).size());
    }

    @Test
    void chartsAreJsonThatKeepsTextAndNumbers() throws IOException {
        List<String> scripts = all("<script type=\"application/json\">(.*?)</script>", html());
        assertEquals(3, scripts.size());
        JsonNode lines = new ObjectMapper().readTree(scripts.get(0));
        assertEquals(HOSTILE, lines.at("/series/0/name").asText());
        assertEquals("[[1.0,2.5],[2.0,\"NaN\"]]", lines.at("/series/0/points").toString());
        assertEquals("LOG", lines.at("/x/scale").asText());
        JsonNode surface = new ObjectMapper().readTree(scripts.get(1));
        assertEquals("[0.0,1.0]", surface.at("/x/range").toString());
        assertTrue(surface.at("/surface/image").asText().startsWith("data:image/png"));
        assertEquals(
                "[0.5]",
                new ObjectMapper().readTree(scripts.get(2)).at("/bars/0/values").toString());
    }

    @Test
    void everyChartHasItsFindingAsText() throws IOException {
        String html = html();
        Matcher captions = Pattern.compile("<figcaption>").matcher(html);
        assertEquals(charts.size(), captions.results().count());
        assertTrue(html.contains("aria-label=\"a slope\""));
        assertTrue(html.contains("<figcaption>one image</figcaption>"));
        assertTrue(html.contains("<th scope=\"col\">a</th>"));
        assertTrue(html.contains("<td class=\"number plain\">1.5</td>"));
    }

    @Test
    void onlyThePagesOwnScriptsMayRun() throws Exception {
        String html = html();
        List<String> policy = all("script-src ([^;]*);", html);
        List<String> scripts = all("<script>(.*?)</script>", html);
        assertEquals(2, scripts.size());
        List<String> sources = new ArrayList<>();
        for (String script : scripts) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            sources.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertEquals(String.join(" ", sources), policy.get(0));
    }

    @Test
    void intervalsLieOnATrackWithZeroInItsMiddle() {
        Intervals chart =
                new Intervals("t", "f", 0.5, List.of(new Intervals.Row("a", -1, 0.5, 1, "x")));
        assertEquals("50.00%", chart.place(0));
        assertEquals("6.52%", chart.place(-1)); // 50 - 50 / 1.15
        assertEquals("86.96%", chart.length(-1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Intervals.Row("a", 0, Double.NaN, 1, "x"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Intervals("t", "f", 0, List.of(new Intervals.Row("a", 0, 0, 0, "x"))));
    }

    @Test
    void regionsHaveNamesOfTheirOwnAndHeadersWords() throws IOException {
        PageTable table = PageTable.of("same", List.of("", "b"), List.of(List.of("a", "1")));
        Path file = folder.resolve("regions.html");
        Section section = Section.of("s", table, table);
        PageFile.write(new Page("t", "s", List.of(section), List.of()), file);
        String html = Files.readString(file);
        assertEquals(List.of("same", "same, 2"), all("role=\"region\" aria-label=\"(.*?)\"", html));
        assertEquals(List.of("b", "b"), all("<th scope=\"col\".*?>(.*?)</th>", html));
    }

    @Test
    void factsAreNamesWithValues() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("b", "2");
        values.put("a", HOSTILE);
        Path file = folder.resolve("facts.html");
        Section section = Section.of("s", new Facts("Data", values));
        PageFile.write(new Page("t", "s", List.of(section), List.of()), file);
        String html = Files.readString(file);
        assertEquals(List.of("b", "a"), all("<dt>(.*?)</dt>", html));
        assertEquals("2", all("<dd>(.*?)</dd>", html).get(0));
        assertFalse(html.contains(HOSTILE));
    }

    @Test
    void everyImageSaysWhatItShows() throws IOException {
        List<String> images =
                all("(<img [^>]*>)", html().replaceAll("(?s)<script.*?</script>", ""));
        assertEquals(3, images.size());
        for (String image : images) {
            assertTrue(image.matches(".* alt=\"[^\"]+\".*"), image);
        }
        assertTrue(images.get(0).contains("alt=\"1 by 2 numbers from -1 to 1\""), images.get(0));
    }

    @Test
    void longPagesHaveContentsThatLeadToTheirParts() throws IOException {
        assertTrue(all("href=\"(#[^\"]*)\"", html()).isEmpty(), "one section needs none");
        List<Section> sections =
                List.of(Section.of("a"), Section.of("b"), Section.of("c"), Section.of("d"));
        Page page =
                new Page("t", "s", List.of(new Cell(HOSTILE, Cell.Tone.BAD)), sections, List.of());
        Path file = folder.resolve("long.html");
        PageFile.write(page, file);
        String html = Files.readString(file);
        List<String> links = all("href=\"#([^\"]*)\"", html);
        assertEquals(4, links.size());
        for (String link : links) {
            assertTrue(html.contains("<section id=\"" + link + "\">"), link);
        }
        assertTrue(html.contains("<p class=\"lead short bad\">"), "the lead has its tone");
        assertFalse(html.contains(HOSTILE));
    }

    @Test
    void samePageSameBytes() throws IOException {
        assertEquals(html(), html());
    }
}
