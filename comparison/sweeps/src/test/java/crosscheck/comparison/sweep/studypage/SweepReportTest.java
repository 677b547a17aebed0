package crosscheck.comparison.sweep.studypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.sweep.study.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReportTest {
    private static final StudyView STUDY = MadeStudy.study();

    @TempDir private Path folder;

    private static List<String> titles(StudyView study) {
        return new SweepReport(study).page().sections().stream().map(Section::title).toList();
    }

    @Test
    void theLeadSaysTheBestTrialItsTestAndTheCommand() {
        List<Cell> lead = StudyLead.of(STUDY);
        assertEquals(3, lead.size());
        assertEquals(
                "Best is trial 1, learningRate=1.0 hidden=5 activation=tanh: 90.00 % of the validation"
                        + " examples right on fast in the mean over 2 seeds; 87.50 % of 1,000 test"
                        + " examples on fast.",
                lead.get(0).text());
        assertEquals("7 trials: 4 complete, 1 pruned, 1 diverged, 1 invalid.", lead.get(1).text());
        assertTrue(lead.get(2).text().endsWith("crosscheck train --learning-rate 1.0"));
    }

    @Test
    void aStudyThatHasNotEndedSaysSo() {
        StudyView untested = MadeStudy.with(STUDY.trials().subList(0, 3));
        assertEquals(Tone.NOTICE, StudyLead.of(untested).get(1).tone());
        assertTrue(StudyLead.of(untested).get(2).text().endsWith("4 not planned yet."));
    }

    @Test
    void aStudyWithTwoEnginesHasEverySection() {
        assertEquals(
                List.of(
                        "History of the search",
                        "Parallel coordinates",
                        "One parameter at a time",
                        "Two parameters at a time",
                        "Importance of the parameters",
                        "Learning curves",
                        "Workers",
                        "Engine against engine",
                        "All trials",
                        "Where it comes from"),
                titles(STUDY));
    }

    @Test
    void aStudyWithoutACompleteTrialIsAPageToo() throws IOException {
        StudyView none = MadeStudy.with(STUDY.trials().subList(2, 4));
        assertEquals("No trial is complete.", StudyLead.of(none).get(0).text());
        assertEquals(
                List.of(
                        "Importance of the parameters",
                        "Learning curves",
                        "Workers",
                        "All trials",
                        "Where it comes from"),
                titles(none));
        StudyView empty = MadeStudy.with(List.of());
        assertEquals(3, titles(empty).size());
        new SweepReport(empty).write(folder.resolve("empty.html"));
        assertTrue(Files.readString(folder.resolve("empty.html")).contains("none begun"));
    }

    @Test
    void theTableHasTheBestFirstAndIsBounded() {
        PageTable table = StudyTables.table(STUDY.spec(), STUDY.ranked());
        assertEquals(
                List.of("1", "6", "4", "0"),
                table.rows().stream().map(row -> row.get(0).text()).toList());
        assertEquals("90.00", table.rows().get(0).get(5).text());
        assertEquals("2.00", table.rows().get(0).get(6).text());
        List<Trial> many = new ArrayList<>();
        for (int copy = 0; copy < 100; copy++) {
            many.addAll(STUDY.trials());
        }
        Section section = StudyTables.trials(MadeStudy.with(many));
        PageTable bounded = (PageTable) section.blocks().get(1);
        assertEquals(StudyTables.MOST_ROWS, bounded.rows().size());
    }

    @Test
    void textOfTrialsIsEscapedAndAnOlderPageIsReplaced() throws IOException {
        String hostile = "</script><b>&\"'";
        Trial first = STUDY.trials().get(3);
        Trial changed =
                new Trial(
                        first.number(),
                        first.point(),
                        first.state(),
                        first.objective(),
                        Optional.of(hostile),
                        first.measurements(),
                        first.attempts());
        List<Trial> trials = new ArrayList<>(STUDY.trials());
        trials.set(3, changed);
        Path file = folder.resolve(SweepReport.FILE);
        Files.writeString(file, "older");
        new SweepReport(MadeStudy.with(trials)).write(file);
        String html = Files.readString(file);
        assertFalse(html.contains(hostile));
        assertTrue(html.contains("&lt;/script&gt;&lt;b&gt;"));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing else is left");
        }
        assertThrows(
                NoSuchFileException.class,
                () -> new SweepReport(STUDY).write(folder.resolve("none").resolve("report.html")));
    }
}
