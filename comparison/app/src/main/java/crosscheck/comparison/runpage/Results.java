package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** What each engine reached on the test examples, and over several seeds. */
final class Results {
    private static final List<String> HEADER =
            List.of(
                    "engine",
                    "precision",
                    "test accuracy",
                    "right",
                    "test loss",
                    "kept epoch",
                    "seconds per epoch",
                    "computes with");
    private static final List<String> SEEDS =
            List.of("engine", "seeds", "mean", "standard deviation", "least", "greatest");

    private Results() {}

    static Section of(List<ReportRun> runs, List<Subject> subjects) {
        List<Block> blocks = new ArrayList<>();
        if (runs.size() > 1) {
            blocks.add(runs(runs));
        }
        blocks.add(engines(subjects));
        seeds(subjects).ifPresent(blocks::add);
        return new Section("Results", blocks);
    }

    private static PageTable runs(List<ReportRun> runs) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            JsonNode document = runs.get(i).document();
            rows.add(
                    PageTable.row(
                            "run " + (i + 1),
                            runs.get(i).name(),
                            Text.of(document, "/command"),
                            Text.of(document, "/data/name"),
                            Text.of(document, "/verdict"),
                            Specification.line(document)));
        }
        return PageTable.of(
                "The runs of this report",
                List.of("run", "folder", "command", "data", "verdict", "network and training"),
                rows);
    }

    private static PageTable engines(List<Subject> subjects) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Subject subject : subjects) {
            JsonNode result = subject.result();
            int tests = subject.run().document().at("/data/test").asInt();
            rows.add(
                    PageTable.row(
                                    subject.label(),
                                    Text.of(result, "/precision"),
                                    percent(Text.number(result, "/testAccuracy")),
                                    result.has("testCorrect")
                                            ? Numbers.count(result.get("testCorrect").asLong())
                                                    + " of "
                                                    + Numbers.count(tests)
                                            : Text.NONE,
                                    fixed(Text.number(result, "/testLoss")),
                                    Text.of(result, "/keptEpoch")
                                            + " of "
                                            + Text.of(result, "/epochs"),
                                    significant(Text.number(result, "/secondsPerEpoch")),
                                    Text.of(result, "/computesWith"))
                            .stream()
                            .map(Cell::of)
                            .toList());
        }
        return new PageTable(
                "On the test examples, which were looked at once, at the end"
                        + (subjects.stream().anyMatch(s -> s.result().path("runs").size() > 1)
                                ? "; from the first seed"
                                : ""),
                HEADER,
                rows);
    }

    /** Statistics over the seeds, where an engine has several. */
    private static Optional<PageTable> seeds(List<Subject> subjects) {
        List<List<String>> rows = new ArrayList<>();
        for (String group : subjects.stream().map(Subject::group).distinct().toList()) {
            double[] accuracies = accuracies(subjects, group);
            if (accuracies.length > 1) {
                rows.add(row(group, accuracies));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(PageTable.of("Test accuracy over seeds", SEEDS, rows));
    }

    /** Of each training of a group the share of the test examples that are right. */
    static double[] accuracies(List<Subject> subjects, String group) {
        return subjects.stream()
                .filter(subject -> subject.group().equals(group))
                .flatMapToDouble(subject -> accuracies(subject.result()))
                .toArray();
    }

    private static DoubleStream accuracies(JsonNode result) {
        return StreamSupport.stream(result.path("runs").spliterator(), false)
                .mapToDouble(run -> Text.number(run, "/testAccuracy"));
    }

    private static List<String> row(String name, double[] accuracies) {
        double mean = DoubleStream.of(accuracies).average().orElse(Double.NaN);
        double squares = DoubleStream.of(accuracies).map(a -> (a - mean) * (a - mean)).sum();
        double deviation = StrictMath.sqrt(squares / (accuracies.length - 1));
        return PageTable.row(
                name,
                accuracies.length,
                percent(mean),
                Numbers.fixed(100 * deviation, 2) + " points",
                percent(DoubleStream.of(accuracies).min().orElse(Double.NaN)),
                percent(DoubleStream.of(accuracies).max().orElse(Double.NaN)));
    }

    static String percent(double fraction) {
        return Double.isNaN(fraction) ? Text.NONE : Numbers.percent(fraction);
    }

    private static String fixed(double value) {
        return Double.isNaN(value) ? Text.NONE : Numbers.fixed(value, 4);
    }

    private static String significant(double value) {
        return Double.isNaN(value) ? Text.NONE : Numbers.significant(value);
    }
}
