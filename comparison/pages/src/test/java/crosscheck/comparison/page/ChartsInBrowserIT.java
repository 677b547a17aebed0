package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.comparison.testing.browser.Chromium;
import crosscheck.comparison.testing.browser.Fonts;
import crosscheck.comparison.testing.browser.PageChecks;
import crosscheck.comparison.testing.browser.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts with texts that are hard to place, in windows of many widths and in several fonts. */
class ChartsInBrowserIT {
    private static final String LONG =
            "share of the variance of the validation accuracy that one parameter explains alone";
    private static final String TORN = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente";
    private static final List<Integer> WIDTHS = List.of(320, 390, 600, 794, 1100);

    @TempDir private static Path home;

    private static BarChart bars(String title, List<String> categories, Axis y, int kinds) {
        List<BarChart.Bars> bars = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            double factor = 0.37 * (kind + 1);
            bars.add(
                    new BarChart.Bars(
                            "kind " + kind,
                            IntStream.range(0, categories.size())
                                    .mapToObj(i -> factor * (1 + i * i % 7))
                                    .toList()));
        }
        return new BarChart(title, "bars of several heights", LONG, categories, y, bars);
    }

    private static Series line(String name, double from, double by) {
        return Series.overTime(name, IntStream.range(0, 20).mapToObj(i -> from + by * i).toList());
    }

    private static List<String> names(int count, String text) {
        return IntStream.range(0, count).mapToObj(i -> text + " " + (i + 1)).toList();
    }

    private static List<Chart> charts() {
        List<ChartPoint> inNames =
                List.of(
                        new ChartPoint(0, -12345.6),
                        new ChartPoint(2, 0),
                        new ChartPoint(4, 98765));
        return List.of(
                XyChart.lines(
                        "wide marks",
                        "two lines that hardly rise",
                        Axis.whole(LONG),
                        Axis.of(LONG),
                        List.of(line(LONG, 0.33381, 1e-6), line("short", 0.33382, 1e-6))),
                XyChart.lines(
                        "powers",
                        "one line",
                        Axis.log(LONG).from(1, 1e6),
                        Axis.log("difference, logarithmic"),
                        List.of(
                                line("a", 1e-300, 1e-290),
                                line("b", 1e-17, 1),
                                line("c", 1e-8, 1),
                                line("d", 1, 1))),
                XyChart.lines(
                        "names under points",
                        "three points",
                        Axis.names("hidden", names(5, "784-100-100-10, batch normalisation")),
                        Axis.of("loss"),
                        List.of(Series.points("one", inNames))),
                XyChart.plane(
                        "stages",
                        "three stages",
                        Axis.of("x").from(-1000, 1000),
                        Axis.of("y").from(-0.001, 0.001),
                        List.of(
                                stage("update 1", 1, -0.0002),
                                stage("update 20", 2, 0.0002),
                                stage("after update 300", 3, 0.0008))),
                bars("few words", names(3, "learningRate"), Axis.of("s"), 1),
                bars("many words", names(16, "784-100-10, dropout"), Axis.of("s"), 2),
                bars("words without an end", List.of(TORN, TORN + TORN, "a"), Axis.log("s"), 3),
                bars(
                        "many numbers",
                        IntStream.range(0, 60).mapToObj(i -> "" + i).toList(),
                        Axis.of(LONG),
                        1),
                bars("thin bars", names(9, "l"), Axis.log("|dL/dW|"), 3));
    }

    private static Series stage(String name, int rank, double rise) {
        return Series.stage(
                name, rank, List.of(new ChartPoint(-1000, -rise), new ChartPoint(1000, rise)));
    }

    @Test
    void textsOfChartsLieApart() throws IOException, InterruptedException {
        Path file = home.resolve("charts.html");
        List<Chart> charts = charts();
        Section all = Section.of("Charts", charts.toArray(Chart[]::new));
        Section pairs =
                Section.of(
                        "Pairs",
                        new ChartRow(charts.subList(0, 2)),
                        new ChartRow(charts.subList(4, 6)));
        PageFile.write(
                new Page("Charts", "Texts of all lengths", List.of(all, pairs), List.of()), file);
        try (Chromium browser = Chromium.start();
                Tab tab = browser.tab()) {
            tab.open(file);
            List<String> fonts = Stream.concat(Stream.of(""), Fonts.others(tab).stream()).toList();
            for (int width : WIDTHS) {
                tab.resize(width, 900);
                tab.look(width == 794 ? "print" : "screen", "light");
                for (String font : fonts) {
                    Fonts.use(tab, font);
                    assertEquals(charts.size() + 4, PageChecks.everythingIsDrawn(tab));
                    PageChecks.chartTextIsReadable(tab);
                    PageChecks.fitsTheWindow(tab);
                }
            }
        }
    }
}
