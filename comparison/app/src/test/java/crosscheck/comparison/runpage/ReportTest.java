package crosscheck.comparison.runpage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Gallery;
import crosscheck.comparison.page.ImageGroups;
import crosscheck.comparison.page.Intervals;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageFile;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.Spread;
import crosscheck.comparison.page.XyChart;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final TestData NONE = TestData.missing("the disk is at the menders.");
    private static final String HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>";

    @TempDir private Path home;

    private static Dataset images() {
        return new Dataset(
                "d",
                ExampleShape.image(2, 2),
                new float[] {0, 0.5f, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0},
                new int[] {0, 1, 0, 1},
                List.of("zero", "one"),
                new Provenance("a test", Map.of()));
    }

    private Path run(String name, long seed, String... engines) throws IOException {
        return RunFolders.write(home.resolve(name), seed, 3, List.of(engines));
    }

    private static Page page(TestData data, Path... folders) throws IOException {
        List<ReportRun> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(ReportRun.read(folder));
        }
        return new Report(runs, data).page();
    }

    private static List<String> titles(Page page) {
        return page.sections().stream().map(Section::title).toList();
    }

    private static Section section(Page page, String title) {
        return page.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not in " + titles(page)));
    }

    private static <B> List<B> blocks(Section section, Class<B> type) {
        return section.blocks().stream()
                .flatMap(
                        block ->
                                block instanceof ChartRow row
                                        ? row.charts().stream()
                                        : Stream.of(block))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Series series(Page page, String chart, int index) {
        return blocks(section(page, "Learning curves"), XyChart.class).stream()
                .filter(xy -> xy.title().equals(chart))
                .findFirst()
                .orElseThrow()
                .series()
                .get(index);
    }

    private String html(Page page) throws IOException {
        Path file = home.resolve("page.html");
        PageFile.write(page, file);
        return Files.readString(file);
    }

    @Test
    void comparisonHasItsVerdictAndAllSections() throws IOException {
        Page page = page(TestData.of(images()), run("run", 1, "scratch", "dl4j"));
        assertEquals("scratch and dl4j on d", page.title());
        assertEquals(1, page.lead().size());
        assertEquals("verdict: agree. The networks agree.", page.lead().get(0).text());
        assertEquals(Tone.GOOD, page.lead().get(0).tone());
        assertEquals(
                List.of(
                        "Results",
                        "Step by step",
                        "Learning curves",
                        "Confusions",
                        "Disagreements and mistakes",
                        "First layer",
                        "Speed",
                        "Specification and provenance"),
                titles(page));
    }

    @Test
    void disagreementIsBadAndSaysSo() throws IOException {
        Path folder = run("run", 1, "scratch", "dl4j");
        ObjectNode document = RunFolders.read(folder);
        document.put("verdict", "differ");
        RunFolders.replace(folder, document);
        Page page = page(NONE, folder);
        assertEquals(Tone.BAD, page.lead().get(0).tone());
        assertTrue(page.lead().get(0).text().startsWith("verdict: differ."));
    }

    @Test
    void leadOfSeveralRunsCountsAgreementsAndNamesTheOthers() throws IOException {
        Path good = run("good", 1, "scratch", "dl4j");
        Path bad = run("bad", 2, "scratch", "dl4j");
        ObjectNode document = RunFolders.read(bad);
        document.put("verdict", "differ").put("reason", "They part.");
        RunFolders.replace(bad, document);
        Page page = page(NONE, good, bad);
        assertEquals(
                List.of(
                        "Run 2, verdict: differ. They part.",
                        "1 of 2 comparisons agree.",
                        "Right on the test examples: scratch 75.00 % (mean of 2 seeds), dl4j 75.00"
                                + " % (mean of 2 seeds)."),
                page.lead().stream().map(cell -> cell.text()).toList());
        assertEquals(
                List.of(Tone.BAD, Tone.PLAIN, Tone.PLAIN),
                page.lead().stream().map(cell -> cell.tone()).toList());
    }

    @Test
    void differencesAreDrawnOverTheMargin() throws IOException {
        Path folder = run("run", 1, "scratch", "dl4j");
        ObjectNode document = RunFolders.read(folder);
        document.put("margin", 0.005);
        ObjectNode pair = document.putArray("pairs").addObject();
        pair.putObject("reference").put("engine", "scratch").put("setting", "a");
        pair.putObject("other").put("engine", "dl4j").put("setting", "a");
        pair.putObject("accuracyDifference")
                .put("n", 3)
                .put("mean", -0.001)
                .put("low", -0.004)
                .put("high", 0.002)
                .put("adjustedP", 0.25);
        pair.putObject("equivalence").put("low", -0.003).put("high", 0.001).put("p", 0.015625);
        pair.put("finding", "equivalent");
        pair.putArray("mcnemar").addObject().put("seed", 1).put("b", 7).put("c", 9).put("p", 0.5);
        RunFolders.replace(folder, document);
        Section section = section(page(NONE, folder), "Differences");
        Intervals chart = blocks(section, Intervals.class).get(0);
        assertEquals(0.5, chart.zone(), 1e-15);
        assertEquals("-0.10 (-0.30 to 0.10)", chart.rows().get(0).text());
        assertEquals("dl4j − scratch", chart.rows().get(0).name());
        assertEquals(2, blocks(section, PageTable.class).size(), "the tests' numbers");
    }

    @Test
    void stepsAreDrawnBesideWhatIsAllowed() throws IOException {
        Section section = section(page(NONE, run("run", 1, "scratch", "dl4j")), "Step by step");
        XyChart weights = blocks(section, XyChart.class).get(0);
        assertEquals(
                List.of("dl4j in float", "allowed in float"),
                weights.series().stream().map(Series::name).toList());
        assertEquals(
                List.of(new ChartPoint(2, 1e-7), new ChartPoint(1000, 2e-6)),
                weights.series().get(0).points(),
                "0 has no place on a logarithmic axis");
        assertEquals(
                List.of(new ChartPoint(1, 2e-5), new ChartPoint(1000, 2e-5)),
                weights.series().get(1).points());
        assertTrue(
                weights.finding()
                        .startsWith(
                                "dl4j in float: at most 2.0e-06, about step 1,000, of 2.0e-05"
                                        + " allowed."),
                weights.finding());
        assertEquals(2, blocks(section, XyChart.class).size(), "the loss never differs");
        XyChart outputs = blocks(section, XyChart.class).get(1);
        assertEquals(List.of(new ChartPoint(1, 1e-8)), outputs.series().get(0).points());
        assertEquals(1, outputs.series().size(), "nothing is said to be allowed");
    }

    /** As runs of this version have it; the others of these tests are of earlier ones. */
    private static ObjectNode withBounds(ObjectNode document) {
        ObjectNode result = (ObjectNode) document.at("/parityByEngine/dl4j/float");
        ObjectNode byStep = (ObjectNode) result.get("byStep");
        byStep.putArray("weightsAllowed").add(1e-6).add(2e-7).add(1e-6);
        byStep.putArray("lossAllowed").add(1e-9).add(1e-9).add(1e-9);
        byStep.putArray("outputsAllowed").add(4e-8).add(4e-8);
        result.put("outcome", "undetermined").put("verdict", "undetermined").put("reason", "Chaos");
        result.put("toleranceUsed", 0.125);
        return document;
    }

    @Test
    void aBandReachesFromADifferenceToWhatWasAllowedAtThatStep() throws IOException {
        Path folder = run("run", 1, "scratch", "dl4j");
        RunFolders.replace(folder, withBounds(RunFolders.read(folder)));
        Section section = section(page(NONE, folder), "Step by step");
        XyChart weights = blocks(section, XyChart.class).get(0);
        assertEquals(1, weights.series().size(), "no line across: every step has its own bound");
        assertEquals(
                List.of(new Spread(2, 1e-7, 2e-7), new Spread(1000, 1e-6, 2e-6)),
                weights.series().get(0).band());
        assertTrue(
                weights.finding()
                        .startsWith(
                                "dl4j in float: at most 2.0e-06, about step 1,000, of 1.0e-06"
                                        + " allowed."),
                weights.finding());
    }

    @Test
    void aResultIsItsVerdictWithTheSharesOfTheBoundsAndTheReason() throws IOException {
        Path folder = run("run", 1, "scratch", "dl4j");
        RunFolders.replace(folder, withBounds(RunFolders.read(folder)));
        Section section = section(page(NONE, folder), "Step by step");
        List<Cell> row = blocks(section, PageTable.class).get(0).rows().get(0);
        assertEquals("✗ 200 %", row.get(3).text(), "weights, at step 1,000");
        assertEquals("0", row.get(5).text(), "the loss never differs");
        assertEquals("✗ not finite", row.get(7).text(), "an output");
        assertEquals("13 %", row.get(8).text(), "any tensor");
        assertEquals(new Cell("undetermined", Tone.NOTICE), row.get(9));
        assertEquals(
                "dl4j in float: undetermined. Chaos.",
                blocks(section, Paragraph.class).get(1).text());
    }

    @Test
    void runsOfEarlierVersionsPassedOrDidNot() throws IOException {
        Path folder = run("run", 1, "scratch", "dl4j");
        Section section = section(page(NONE, folder), "Step by step");
        List<Cell> row = blocks(section, PageTable.class).get(0).rows().get(0);
        assertEquals("10 %", row.get(3).text(), "2e-6 of 2e-5");
        assertEquals(new Cell("agree", Tone.GOOD), row.get(9));
        ObjectNode document = RunFolders.read(folder);
        ((ObjectNode) document.at("/parityByEngine/dl4j/float")).put("passed", false);
        RunFolders.replace(folder, document);
        row =
                blocks(section(page(NONE, folder), "Step by step"), PageTable.class)
                        .get(0)
                        .rows()
                        .get(0);
        assertEquals(new Cell("differ", Tone.BAD), row.get(9));
    }

    @Test
    void runsWithoutStepsHaveTheirTableAlone() throws IOException {
        Path folder = run("run", 1, "scratch", "dl4j");
        ObjectNode document = RunFolders.read(folder);
        ((ObjectNode) document.at("/parityByEngine/dl4j/float")).remove("byStep");
        RunFolders.replace(folder, document);
        Section section = section(page(NONE, folder), "Step by step");
        assertEquals(2, section.blocks().size());
        assertEquals(1, blocks(section, PageTable.class).size());
    }

    @Test
    void settingsOfOneEngineAreToldApart() throws IOException {
        Path folder = run("run", 1, "fast", "slow");
        ObjectNode document = RunFolders.read(folder);
        document.putObject("against").put("options", "--l2 1");
        document.put("verdict", "different");
        ((ObjectNode) document.at("/engines/1")).put("name", "fast").put("setting", "b");
        RunFolders.replace(folder, document);
        for (String name : List.of("metrics.csv", "predictions.csv")) {
            Path file = folder.resolve(name);
            Files.writeString(
                    file,
                    Files.readString(file).replaceAll("(?m)^(.*)slow(.*),a\\b", "$1fast$2,b"));
        }
        Files.move(folder.resolve("weights-slow.npz"), folder.resolve("weights-fast-b.npz"));
        Page page = page(NONE, folder);
        assertEquals(Tone.PLAIN, page.lead().get(0).tone(), "a question has no bad answer");
        assertEquals("fast (a)", series(page, "Loss in training", 0).name());
        assertEquals("fast (b)", series(page, "Loss in training", 1).name());
        ImageGroups groups = blocks(section(page, "First layer"), ImageGroups.class).get(0);
        assertEquals("fast (b)", groups.groups().get(0).images().get(1).label());
        assertTrue(html(page).contains("options of setting b"));
    }

    @Test
    void oneEngineAloneIsNotJudged() throws IOException {
        Page page = page(TestData.of(images()), run("run", 1, "fast"));
        assertEquals(
                "fast alone, not compared: 75.00 % of the 4 test examples are right.",
                page.lead().get(0).text());
        assertEquals(Tone.PLAIN, page.lead().get(0).tone());
        assertFalse(titles(page).contains("Step by step"));
        assertFalse(titles(page).contains("Speed"), "one bar says nothing");
        assertTrue(titles(page).contains("Mistakes"));
    }

    @Test
    void seedsOfOneExperimentAreOneCurveWithABand() throws IOException {
        Page page =
                page(NONE, run("one", 1, "fast"), run("two", 2, "fast"), run("three", 3, "fast"));
        Series curve = series(page, "Loss in training", 0);
        assertEquals("fast", curve.name());
        // seed s has (1 + 0.1 s) / epoch
        assertEquals(1.2 / 3, curve.points().get(2).y(), 1e-15);
        assertEquals(1.1 / 3, curve.band().get(2).least(), 1e-15);
        assertEquals(1.3 / 3, curve.band().get(2).greatest(), 1e-15);
        List<PageTable> tables = blocks(section(page, "Results"), PageTable.class);
        assertEquals(3, tables.size(), "runs, engines, seeds");
        assertEquals("fast, seed 2", tables.get(1).rows().get(1).get(0).text());
        assertEquals("3", tables.get(2).rows().get(0).get(1).text());
    }

    @Test
    void otherTrainingsAreCurvesOfTheirOwn() throws IOException {
        Path first = run("one", 1, "fast");
        Path second = RunFolders.write(home.resolve("two"), 2, 4, List.of("fast")); // more epochs
        Page page = page(NONE, first, second);
        assertEquals("run 1: fast", series(page, "Loss in training", 0).name());
        assertEquals("run 2: fast", series(page, "Loss in training", 1).name());
        assertTrue(series(page, "Loss in training", 0).band().isEmpty());
    }

    @Test
    void distanceToTheReferenceLooksAsTheEngineDoesElsewhere() throws IOException {
        Page page = page(NONE, run("run", 1, "scratch", "fast", "dl4j"));
        Series distance = series(page, "Distance of the validation loss from that of scratch", 1);
        assertEquals("dl4j", distance.name());
        assertEquals(2, distance.look());
        assertEquals(0.02, distance.points().get(0).y(), 1e-12);
    }

    @Test
    void disagreementsAreDrawnWithBothAnswers() throws IOException {
        Page page = page(TestData.of(images()), run("run", 1, "scratch", "dl4j"));
        Section section = section(page, "Disagreements and mistakes");
        List<Gallery> galleries = blocks(section, Gallery.class);
        assertEquals(2, galleries.size(), "disagreements, mistakes");
        for (Gallery gallery : galleries) {
            assertEquals(1, gallery.cards().size());
            Gallery.Card card = gallery.cards().get(0);
            assertEquals("no. 3, a one", card.heading());
            assertEquals(
                    List.of("scratch: one (0.75), right", "dl4j: zero (0.75), wrong"),
                    card.lines());
            assertEquals(1, card.ink().get(0, 0));
            assertEquals(0, card.ink().get(1, 0));
        }
        List<String> counts =
                blocks(section, PageTable.class).get(0).rows().get(0).stream()
                        .map(cell -> cell.text())
                        .toList();
        assertEquals(List.of("scratch and dl4j", "3", "1", "0", "0", "0"), counts);
    }

    @Test
    void withoutTheDataTheMistakesAreATableAndTheReasonIsSaid() throws IOException {
        Page page = page(NONE, run("run", 1, "scratch", "dl4j"));
        Section section = section(page, "Disagreements and mistakes");
        assertEquals(
                "The examples cannot be drawn: the disk is at the menders.",
                blocks(section, Paragraph.class).get(0).text());
        assertTrue(blocks(section, Gallery.class).isEmpty());
        assertEquals(3, blocks(section, PageTable.class).size());
    }

    @Test
    void weightsOfTheEnginesAreSideBySide() throws IOException {
        Page page = page(NONE, run("run", 1, "scratch", "dl4j"));
        ImageGroups groups = blocks(section(page, "First layer"), ImageGroups.class).get(0);
        assertEquals(RunFolders.UNITS, groups.groups().size());
        assertEquals("dl4j", groups.groups().get(2).images().get(1).label());
        double[] w = RunFolders.array(new Random(1), List.of(4, 3)).values();
        // unit 2 of scratch: column 1 of W, pixel 3 is in row 1, column 1
        assertEquals(w[3 * 3 + 1], groups.groups().get(1).images().get(0).pixels().get(1, 1));
    }

    @Test
    void textOfRunFoldersNeverBecomesMarkup() throws IOException {
        Path folder = run("run", 1, "scratch", HOSTILE);
        ObjectNode document = RunFolders.read(folder);
        document.put("reason", HOSTILE).put("runFolder", HOSTILE);
        ObjectNode data = (ObjectNode) document.get("data");
        data.put("name", HOSTILE).putArray("classes").add(HOSTILE).add(HOSTILE);
        ((ObjectNode) document.get("spec")).put("shape", HOSTILE).put("optimiser", HOSTILE);
        document.putArray("commandLine").add(HOSTILE);
        document.putObject("machine").put("cpu", HOSTILE);
        document.putObject("provenance").putObject("sha256").put(HOSTILE, HOSTILE);
        RunFolders.replace(folder, document);
        String html = html(page(TestData.missing(HOSTILE), folder));
        assertFalse(html.contains("<script>alert"));
        assertFalse(html.contains("<img src=x"));
        assertFalse(html.contains("<\\/script><img"));
        int mentions = html.split("alert\\(", -1).length - 1;
        assertTrue(mentions > 30, mentions + " times as text");
        long scripts = html.split("<script", -1).length - 1;
        long ends = html.split("</script", -1).length - 1;
        assertEquals(ends, scripts);
    }

    @Test
    void emptyDocumentStillMakesAPage() throws IOException {
        Path folder = Files.createDirectories(home.resolve("bare"));
        Files.writeString(folder.resolve("run.json"), "{\"command\": \"train\"}");
        Page page = page(NONE, folder);
        assertEquals(List.of("Results", "Specification and provenance"), titles(page));
        assertTrue(html(page).contains("</html>"));
    }

    @Test
    void damagedTablesAreRefusedWithTheirLine() throws IOException {
        Path folder = run("run", 1, "scratch", "dl4j");
        String metrics = Files.readString(folder.resolve("metrics.csv"));
        Files.writeString(
                folder.resolve("metrics.csv"), metrics.replaceFirst("1,2,[0-9.]+,", "1,2,many,"));
        InvalidDataException e =
                assertThrows(InvalidDataException.class, () -> ReportRun.read(folder));
        assertTrue(e.getMessage().contains("metrics.csv"), e.getMessage());
        assertTrue(e.getMessage().contains("line 3"), e.getMessage());
        Files.writeString(folder.resolve("metrics.csv"), metrics);
        String predictions = Files.readString(folder.resolve("predictions.csv"));
        Files.writeString(
                folder.resolve("predictions.csv"), predictions.replaceFirst(",2,0,", ",7,0,"));
        e = assertThrows(InvalidDataException.class, () -> ReportRun.read(folder));
        assertTrue(e.getMessage().contains("the index is 7 where 2"), e.getMessage());
    }

    @Test
    void foldersOfOtherCommandsAreRefused() throws IOException {
        Path folder = Files.createDirectories(home.resolve("other"));
        Files.writeString(folder.resolve("run.json"), "{\"command\": \"bench\"}");
        InvalidDataException e =
                assertThrows(InvalidDataException.class, () -> ReportRun.read(folder));
        assertTrue(e.getMessage().contains("of bench"), e.getMessage());
        assertThrows(
                InvalidDataException.class, () -> ReportRun.read(home.resolve("is-not-there")));
        assertThrows(IllegalArgumentException.class, () -> new Report(List.of(), NONE));
    }

    @Test
    void pageOfManyRunsStaysSmall() throws IOException {
        List<ReportRun> runs = new ArrayList<>();
        for (int i = 0; i < Report.MOST_RUNS; i++) {
            Path folder =
                    RunFolders.write(
                            home.resolve("run" + i), i, 1000 + i, List.of("scratch", "fast"));
            runs.add(ReportRun.read(folder));
        }
        Path file = home.resolve("large.html");
        new Report(runs, TestData.of(images())).write(file);
        long size = Files.size(file);
        assertTrue(size > 1_000_000 && size < 2_500_000, size + " bytes");
        try (Stream<Path> files = Files.list(home)) {
            assertEquals(
                    0,
                    files.filter(f -> f.getFileName().toString().startsWith(".report")).count(),
                    "nothing temporary is left");
        }
    }

    @Test
    void classesBeyondTheNamesAreShownByNumber() throws IOException {
        Path folder = run("run", 1, "scratch");
        assertEquals("one", ReportRun.read(folder).className(1));
        assertEquals("7", ReportRun.read(folder).className(7));
        Block first = page(NONE, folder).sections().get(0).blocks().get(0);
        assertEquals("table", first.kind());
    }
}
