package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/**
 * Runs commands in a folder of its own and opens their pages in a browser as people do: in light
 * and dark, on a phone, in print, and in fonts of several widths and heights. With {@code
 * -Dcrosscheck.screenshots=FOLDER} it leaves a picture of each look.
 */
final class PageReader implements AutoCloseable {
    private static final String SCREENSHOTS = System.getProperty("crosscheck.screenshots");

    /** A way to look at a page. */
    record Look(String name, int width, String medium, String colours) {}

    private static final Look LIGHT = new Look("light", 1100, "screen", "light");
    private static final Look PHONE_DARK = new Look("phone-dark", 360, "screen", "dark");
    private static final Look PAPER = new Look("paper", 794, "print", "light");
    static final List<Look> ALL_LOOKS =
            List.of(
                    LIGHT,
                    new Look("dark", 1100, "screen", "dark"),
                    new Look("phone", 390, "screen", "light"),
                    PHONE_DARK,
                    PAPER);

    /** Between them each width, medium and theme. */
    static final List<Look> FEW_LOOKS = List.of(LIGHT, PHONE_DARK, PAPER);

    private final Path home;
    private final Path data;
    private final Chromium browser;

    /** Starts a browser, and draws 3,500 digits into the folder. */
    PageReader(Path home) throws IOException, InterruptedException {
        this.home = home;
        browser = Chromium.start();
        data = Files.createDirectory(home.resolve("digits"));
        DrawnDigits.draw(3000, 500, 1).writeIdx(data);
    }

    Tab tab() throws IOException {
        return browser.tab();
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }

    Path run(String name, String... args) {
        Path out = home.resolve(name);
        List<String> line = new ArrayList<>(Arrays.asList(args));
        line.addAll(List.of("--quiet", "--out", out.toString()));
        Cli cli = Cli.run(home.resolve("cache"), line.toArray(String[]::new));
        assertEquals(ExitCode.OK, cli.exitCode(), line + ": " + cli.err() + cli.out());
        return Files.isDirectory(out) ? out.resolve("report.html") : out;
    }

    Path onDigits(String name, String... args) {
        List<String> line = new ArrayList<>(Arrays.asList(args));
        line.addAll(List.of("--data", data.toString()));
        return run(name, line.toArray(String[]::new));
    }

    /** Returns how many charts and images the page has. */
    int look(String name, Path page, List<Look> looks) throws IOException, InterruptedException {
        int drawn = 0;
        try (Tab tab = tab()) {
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
}
