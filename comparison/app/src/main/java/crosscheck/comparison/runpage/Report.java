package crosscheck.comparison.runpage;

import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageFile;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.runfolder.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of one or several runs.
 *
 * @param runs at least one
 */
public record Report(List<ReportRun> runs, TestData data) {
    /** The name of the page in a run folder. */
    public static final String FILE = "report.html";

    /** The most runs on one page. */
    public static final int MOST_RUNS = 20;

    public Report {
        runs = List.copyOf(runs);
        if (runs.isEmpty() || runs.size() > MOST_RUNS) {
            throw new IllegalArgumentException(
                    "a report takes from 1 to %d runs, not %d".formatted(MOST_RUNS, runs.size()));
        }
    }

    /** Writes the page; a file of that name is replaced when all is written. */
    public void write(Path file) throws IOException {
        PageFile.replace(page(), file);
    }

    Page page() {
        List<Subject> subjects = Subject.of(runs);
        List<Section> sections = new ArrayList<>();
        sections.add(Results.of(runs, subjects));
        Pairs.of(runs).ifPresent(sections::add);
        StepByStep.of(runs).ifPresent(sections::add);
        LearningCurves.of(subjects).ifPresent(sections::add);
        Confusions.of(subjects).ifPresent(sections::add);
        Mistakes.of(subjects, data).ifPresent(sections::add);
        WeightImages.of(subjects, data).ifPresent(sections::add);
        SpeedBars.of(subjects).ifPresent(sections::add);
        sections.add(Specification.of(runs));
        return new Page(
                title(subjects),
                runs.size() == 1
                        ? Specification.line(runs.get(0).document())
                        : runs.size() + " runs in one report.",
                Lead.of(runs, subjects),
                sections,
                List.of(
                        "Made by crosscheck "
                                + Version.text()
                                + " from the files of "
                                + (runs.size() == 1 ? "one run" : runs.size() + " runs")
                                + "; the page needs no network."));
    }

    private String title(List<Subject> subjects) {
        List<String> engines = subjects.stream().map(Subject::engine).distinct().toList();
        List<String> data =
                runs.stream().map(run -> Text.of(run.document(), "/data/name")).distinct().toList();
        return Text.and(engines) + " on " + Text.and(data);
    }
}
