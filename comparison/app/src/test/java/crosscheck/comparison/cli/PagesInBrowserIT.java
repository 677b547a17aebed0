package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crosscheck.comparison.testing.browser.Fonts;
import crosscheck.comparison.testing.browser.PageChecks;
import crosscheck.comparison.testing.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of runs, of sweeps and of checks. */
class PagesInBrowserIT {
    @TempDir private static Path home;

    private static PageReader reader;

    @BeforeAll
    static void startBrowser() throws IOException, InterruptedException {
        reader = new PageReader(home);
    }

    @AfterAll
    static void endBrowser() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }

    /** On a machine that lacks one the pages are looked at in the others. */
    @Test
    void pagesAreLookedAtInThreeFonts() throws IOException {
        try (Tab tab = reader.tab()) {
            List<String> missing = Fonts.missing(tab);
            assumeTrue(
                    missing.isEmpty(),
                    "the pages are not looked at in all fonts: apt-get install "
                            + String.join(" ", missing));
            assertTrue(Fonts.others(tab).size() >= 2, "fonts beside that of the machine");
        }
    }

    @Test
    void reportOfAComparison() throws IOException, InterruptedException {
        Path page =
                reader.onDigits(
                        "compare",
                        "compare",
                        "--engines",
                        "scratch,fast,dl4j",
                        "--epochs",
                        "3",
                        "--parity-steps",
                        "100");
        int drawn = reader.look("compare", page, PageReader.ALL_LOOKS);
        assertTrue(drawn > 6 + 90, drawn + " charts, weight images and digits");
        numbersOfChartsCanBeHeard(page);
        chartsFollowTheWindow(page);
        lostLinesAreDrawnAnew(page);
        foreignScriptsAndRequestsAreRefused(page);
    }

    private static void numbersOfChartsCanBeHeard(Path page)
            throws IOException, InterruptedException {
        try (Tab tab = reader.tab()) {
            tab.open(page);
            assertTrue(PageChecks.openDetails(tab, true) >= 4, "charts with numbers");
            PageChecks.axeFindsNothing(tab);
        }
    }

    private static void chartsFollowTheWindow(Path page) throws IOException, InterruptedException {
        try (Tab tab = reader.tab()) {
            tab.resize(1100, 900);
            tab.open(page);
            tab.resize(360, 900);
            tab.evaluate(
                    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            PageChecks.fitsTheWindow(tab);
            PageChecks.chartTextIsReadable(tab);
            tab.look("screen", "dark");
            PageChecks.everythingIsDrawn(tab);
            int lines = PageChecks.chartsStandOut(tab);
            assertTrue(lines >= 20, lines + " lines");
        }
    }

    /** The chart library loses its clip paths now and then; the page notices and draws anew. */
    private static void lostLinesAreDrawnAnew(Path page) throws IOException, InterruptedException {
        try (Tab tab = reader.tab()) {
            tab.resize(1100, 900);
            tab.open(page);
            int lost =
                    tab.evaluate(
                                    """
                                    (async () => {
                                      const paths = document.querySelectorAll('.drawing clipPath path');
                                      paths.forEach(path => path.setAttribute('d', ''));
                                      document.querySelectorAll('.drawing').forEach(
                                          place => echarts.getInstanceByDom(place).trigger('rendered'));
                                      await new Promise(done => setTimeout(done, 300));
                                      return paths.length;
                                    })()
                                    """)
                            .asInt();
            assertTrue(lost >= 4, lost + " clip paths");
            PageChecks.everythingIsDrawn(tab);
        }
    }

    /** What would happen if a text became markup all the same. */
    private static void foreignScriptsAndRequestsAreRefused(Path page)
            throws IOException, InterruptedException {
        Path changed = home.resolve("changed.html");
        Files.writeString(
                changed,
                Files.readString(page)
                        .replace(
                                "</main>",
                                "<script>window.foreign = 1</script><img src='http://127.0.0.1:9/x.png'"
                                        + " onerror='window.foreign = 1'></main>"));
        try (Tab tab = reader.tab()) {
            tab.open(changed);
            assertEquals("undefined", tab.evaluate("typeof window.foreign").asText());
            assertTrue(
                    tab.evaluate("document.querySelectorAll('.drawing svg').length").asInt() >= 5,
                    "the page's own scripts run");
            String complaints = tab.complaints().toString();
            assertTrue(complaints.contains("Content Security Policy"), complaints);
        }
    }

    @Test
    void reportOfSeveralSeeds() throws IOException, InterruptedException {
        List<String> folders = new ArrayList<>(List.of("report"));
        for (String engine : List.of("fast", "scratch")) {
            for (String seed : List.of("1", "2", "3")) {
                String name = engine + seed;
                reader.onDigits(name, "train", "--engine", engine, "--epochs", "2", "--seed", seed);
                folders.add(home.resolve(name).toString());
            }
        }
        Path page = reader.run("seeds.html", folders.toArray(String[]::new));
        assertTrue(reader.look("seeds", page, PageReader.FEW_LOOKS) > 6, "charts and images");
    }

    @Test
    void reportOfTwoSettings() throws IOException, InterruptedException {
        Path page =
                reader.onDigits(
                        "settings",
                        "compare",
                        "--engines",
                        "fast",
                        "--seeds",
                        "3",
                        "--epochs",
                        "2",
                        "--against",
                        "--learning-rate 0.5");
        assertTrue(reader.look("settings", page, PageReader.FEW_LOOKS) > 6, "charts and images");
    }

    @Test
    void reportOfCurvesThatAreOnePoint() throws IOException, InterruptedException {
        Path page =
                reader.onDigits(
                        "epoch",
                        "compare",
                        "--engines",
                        "scratch,fast",
                        "--epochs",
                        "1",
                        "--parity-steps",
                        "5");
        assertTrue(reader.look("epoch", page, PageReader.FEW_LOOKS) > 6, "charts and images");
    }

    @Test
    void reportOfAConvolutionalNetwork() throws IOException, InterruptedException {
        Path page = reader.onDigits("lenet", "train", "--model", "lenet", "--epochs", "1");
        int drawn = reader.look("lenet", page, PageReader.FEW_LOOKS);
        assertTrue(drawn > 40, drawn + " charts, kernels, maps and digits");
    }

    @Test
    void reportOfAFewNumbers() throws IOException, InterruptedException {
        Path page =
                reader.run(
                        "iris",
                        "compare",
                        "--data",
                        "iris",
                        "--hidden",
                        "8",
                        "--learning-rate",
                        "0.3",
                        "--epochs",
                        "60",
                        "--parity-steps",
                        "50");
        assertTrue(reader.look("iris", page, PageReader.FEW_LOOKS) >= 4, "charts");
    }

    @Test
    void pageOfABenchmark() throws IOException, InterruptedException {
        Path page = reader.onDigits("bench", "bench", "--rounds", "1");
        assertTrue(reader.look("bench", page, PageReader.FEW_LOOKS) >= 3, "charts");
    }

    @Test
    void pageOfParity() throws IOException, InterruptedException {
        Path page = reader.onDigits("parity", "parity", "--hidden", "8", "--steps", "30");
        assertTrue(reader.look("parity", page, PageReader.FEW_LOOKS) >= 2, "charts");
    }

    @Test
    void pageOfDifferences() throws IOException, InterruptedException {
        Path page = reader.run("differences", "differences");
        assertTrue(reader.look("differences", page, PageReader.FEW_LOOKS) >= 5, "charts");
    }

    @Test
    void pageOfASweep() throws IOException, InterruptedException {
        Path studies = home.resolve("studies");
        List<String> line =
                List.of(
                        "sweep",
                        "--data",
                        "iris",
                        "--epochs",
                        "6",
                        "--vary",
                        "learningRate=log:0.01..30",
                        "--vary",
                        "hidden=3,6,9-4",
                        "--vary",
                        "dropout=0..1.05",
                        "--trials",
                        "30",
                        "--seeds",
                        "2",
                        "--engines",
                        "fast,dl4j",
                        "--prune",
                        "median",
                        "--name",
                        "irises",
                        "--quiet",
                        "--studies",
                        studies.toString());
        Cli cli = Cli.run(home.resolve("cache"), line.toArray(String[]::new));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        Path page = studies.resolve("irises").resolve("report.html");
        // history, three slices, importance, curves, engines; the others are drawn without a script
        assertEquals(7, reader.look("sweep", page, PageReader.ALL_LOOKS));
    }
}
