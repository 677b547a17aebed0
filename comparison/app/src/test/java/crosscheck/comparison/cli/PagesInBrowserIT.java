package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crosscheck.comparison.lesson.Lesson;
import crosscheck.comparison.lesson.Lessons;
import crosscheck.comparison.testing.browser.Chromium;
import crosscheck.comparison.testing.browser.Fonts;
import crosscheck.comparison.testing.browser.PageChecks;
import crosscheck.comparison.testing.browser.Tab;
import crosscheck.data.digits.DrawnDigits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of runs, opened in a browser as people do: in light and dark, on a phone, in print, and
 * in fonts of several widths and heights. With {@code -Dcrosscheck.screenshots=FOLDER} it leaves a
 * picture of each look.
 */
class PagesInBrowserIT {
    private static final String SCREENSHOTS = System.getProperty("crosscheck.screenshots");

    @TempDir private static Path home;

    private static Path data;
    private static Chromium browser;

    /** A way to look at a page. */
    private record Look(String name, int width, String medium, String colours) {}

    private static final Look LIGHT = new Look("light", 1100, "screen", "light");
    private static final Look PHONE_DARK = new Look("phone-dark", 360, "screen", "dark");
    private static final Look PAPER = new Look("paper", 794, "print", "light");
    private static final List<Look> ALL_LOOKS =
            List.of(
                    LIGHT,
                    new Look("dark", 1100, "screen", "dark"),
                    new Look("phone", 390, "screen", "light"),
                    PHONE_DARK,
                    PAPER);

    /** Between them each width, medium and theme. */
    private static final List<Look> FEW_LOOKS = List.of(LIGHT, PHONE_DARK, PAPER);

    @BeforeAll
    static void startBrowser() throws IOException, InterruptedException {
        browser = Chromium.start();
        data = Files.createDirectory(home.resolve("digits"));
        DrawnDigits.draw(3000, 500, 1).writeIdx(data);
    }

    @AfterAll
    static void endBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path run(String name, String... args) {
        Path out = home.resolve(name);
        List<String> line = new ArrayList<>(Arrays.asList(args));
        line.addAll(List.of("--quiet", "--out", out.toString()));
        Cli cli = Cli.run(home.resolve("cache"), line.toArray(String[]::new));
        assertEquals(ExitCode.OK, cli.exitCode(), line + ": " + cli.err() + cli.out());
        return Files.isDirectory(out) ? out.resolve("report.html") : out;
    }

    private static Path onDigits(String name, String... args) {
        List<String> line = new ArrayList<>(Arrays.asList(args));
        line.addAll(List.of("--data", data.toString()));
        return run(name, line.toArray(String[]::new));
    }

    /** Returns how many charts and images the page has. */
    private static int look(String name, Path page, List<Look> looks)
            throws IOException, InterruptedException {
        int drawn = 0;
        try (Tab tab = browser.tab()) {
            for (Look look : looks) {
                tab.resize(look.width(), 900);
                tab.look(look.medium(), look.colours());
                if (look == LIGHT || looks == ALL_LOOKS) { // the others follow the window
                    tab.open(page);
                } else {
                    Fonts.use(tab, "");
                }
                drawn = PageChecks.everythingIsDrawn(tab);
                PageChecks.chartTextIsReadable(tab);
                PageChecks.chartsStandOut(tab);
                PageChecks.fitsTheWindow(tab);
                screenshot(tab, name + "-" + look.name());
                for (String font : Fonts.others(tab)) {
                    Fonts.use(tab, font);
                    PageChecks.everythingIsDrawn(tab);
                    PageChecks.chartTextIsReadable(tab);
                    PageChecks.fitsTheWindow(tab);
                    screenshot(tab, name + "-" + look.name() + "-" + font.replace(' ', '-'));
                }
                PageChecks.isQuiet(tab, page);
                if (look == LIGHT) {
                    PageChecks.canBeHeard(tab);
                    PageChecks.axeFindsNothing(tab);
                } else if (look == PHONE_DARK) {
                    PageChecks.axeFindsContrast(tab);
                }
                PageChecks.openDetails(tab, true);
                PageChecks.fitsTheWindow(tab);
                PageChecks.openDetails(tab, false);
            }
            Fonts.use(tab, "");
            Path paper = SCREENSHOTS == null ? home : Path.of(SCREENSHOTS);
            tab.print(paper.resolve(name + ".pdf"));
            byte[] pdf = Files.readAllBytes(paper.resolve(name + ".pdf"));
            assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
            assertTrue(pdf.length > 10_000, pdf.length + " bytes of print");
        }
        return drawn;
    }

    private static void screenshot(Tab tab, String name) throws IOException {
        if (SCREENSHOTS != null) {
            tab.screenshot(Path.of(SCREENSHOTS, name + ".png"));
            PageChecks.everythingIsDrawn(tab);
        }
    }

    /** On a machine that lacks one the pages are looked at in the others. */
    @Test
    void pagesAreLookedAtInThreeFonts() throws IOException {
        try (Tab tab = browser.tab()) {
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
                onDigits(
                        "compare",
                        "compare",
                        "--engines",
                        "scratch,fast,dl4j",
                        "--epochs",
                        "3",
                        "--parity-steps",
                        "100");
        int drawn = look("compare", page, ALL_LOOKS);
        assertTrue(drawn > 6 + 90, drawn + " charts, weight images and digits");
        numbersOfChartsCanBeHeard(page);
        chartsFollowTheWindow(page);
        lostLinesAreDrawnAnew(page);
        foreignScriptsAndRequestsAreRefused(page);
    }

    private static void numbersOfChartsCanBeHeard(Path page)
            throws IOException, InterruptedException {
        try (Tab tab = browser.tab()) {
            tab.open(page);
            assertTrue(PageChecks.openDetails(tab, true) >= 4, "charts with numbers");
            PageChecks.axeFindsNothing(tab);
        }
    }

    private static void chartsFollowTheWindow(Path page) throws IOException, InterruptedException {
        try (Tab tab = browser.tab()) {
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
        try (Tab tab = browser.tab()) {
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
        try (Tab tab = browser.tab()) {
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
                onDigits(name, "train", "--engine", engine, "--epochs", "2", "--seed", seed);
                folders.add(home.resolve(name).toString());
            }
        }
        Path page = run("seeds.html", folders.toArray(String[]::new));
        assertTrue(look("seeds", page, FEW_LOOKS) > 6, "charts and images");
    }

    @Test
    void reportOfTwoSettings() throws IOException, InterruptedException {
        Path page =
                onDigits(
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
        assertTrue(look("settings", page, FEW_LOOKS) > 6, "charts and images");
    }

    @Test
    void reportOfCurvesThatAreOnePoint() throws IOException, InterruptedException {
        Path page =
                onDigits(
                        "epoch",
                        "compare",
                        "--engines",
                        "scratch,fast",
                        "--epochs",
                        "1",
                        "--parity-steps",
                        "5");
        assertTrue(look("epoch", page, FEW_LOOKS) > 6, "charts and images");
    }

    @Test
    void reportOfAConvolutionalNetwork() throws IOException, InterruptedException {
        Path page = onDigits("lenet", "train", "--model", "lenet", "--epochs", "1");
        int drawn = look("lenet", page, FEW_LOOKS);
        assertTrue(drawn > 40, drawn + " charts, kernels, maps and digits");
    }

    @Test
    void reportOfAFewNumbers() throws IOException, InterruptedException {
        Path page =
                run(
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
        assertTrue(look("iris", page, FEW_LOOKS) >= 4, "charts");
    }

    @Test
    void pageOfABenchmark() throws IOException, InterruptedException {
        Path page = onDigits("bench", "bench", "--rounds", "1");
        assertTrue(look("bench", page, FEW_LOOKS) >= 3, "charts");
    }

    @Test
    void pageOfParity() throws IOException, InterruptedException {
        Path page = onDigits("parity", "parity", "--hidden", "8", "--steps", "30");
        assertTrue(look("parity", page, FEW_LOOKS) >= 2, "charts");
    }

    @Test
    void pageOfDifferences() throws IOException, InterruptedException {
        Path page = run("differences", "differences");
        assertTrue(look("differences", page, FEW_LOOKS) >= 5, "charts");
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
        assertEquals(7, look("sweep", page, ALL_LOOKS));
    }

    static List<String> lessons() {
        return Lessons.standard().all().stream().map(Lesson::name).toList();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void pageOfALesson(String lesson) throws IOException, InterruptedException {
        Path page = onDigits("lesson-" + lesson, "lesson", lesson);
        assertTrue(look("lesson-" + lesson, page, FEW_LOOKS) >= 0);
    }

    @Test
    void thereAreFifteenLessons() {
        assertEquals(15, lessons().size());
    }
}
