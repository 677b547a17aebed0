package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What came out, in the first sentences of the page. */
final class Lead {
    private Lead() {}

    static List<Cell> of(List<ReportRun> runs, List<Subject> subjects) {
        if (runs.size() == 1) {
            return List.of(one(runs.get(0)));
        }
        List<Cell> lead = new ArrayList<>();
        int agreeing = 0;
        int comparisons = 0;
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).isComparison()) {
                comparisons++;
                Tone tone = tone(runs.get(i).document());
                if (tone == Tone.GOOD) {
                    agreeing++;
                } else {
                    lead.add(new Cell("Run " + (i + 1) + ", " + verdict(runs.get(i)), tone));
                }
            }
        }
        if (agreeing > 0) {
            lead.add(
                    new Cell(
                            "%d of %d comparisons agree.".formatted(agreeing, comparisons),
                            agreeing == comparisons ? Tone.GOOD : Tone.PLAIN));
        }
        lead.add(new Cell(accuracies(subjects), Tone.PLAIN));
        return lead;
    }

    private static Cell one(ReportRun run) {
        if (!run.isComparison()) {
            return new Cell(alone(run.document()), Tone.PLAIN);
        }
        return new Cell(verdict(run), tone(run.document()));
    }

    /** A comparison of settings is a question: no answer is bad. */
    private static Tone tone(JsonNode document) {
        if (document.has("against")) {
            return Tone.PLAIN;
        }
        String verdict = Text.of(document, "/verdict");
        return verdict.equals("agree") || verdict.equals("equivalent") ? Tone.GOOD : Tone.BAD;
    }

    private static String verdict(ReportRun run) {
        return "verdict: %s. %s"
                .formatted(Text.of(run.document(), "/verdict"), Text.of(run.document(), "/reason"));
    }

    private static String alone(JsonNode document) {
        return "%s alone, not compared: %s of the %s test examples are right."
                .formatted(
                        Text.of(document, "/engines/0/name"),
                        Results.percent(Text.number(document, "/engines/0/testAccuracy")),
                        Numbers.count(document.at("/data/test").asLong()));
    }

    private static String accuracies(List<Subject> subjects) {
        List<String> parts = new ArrayList<>();
        for (String group : subjects.stream().map(Subject::group).distinct().toList()) {
            double[] accuracies = Results.accuracies(subjects, group);
            double mean = Arrays.stream(accuracies).average().orElse(Double.NaN);
            parts.add(
                    group
                            + " "
                            + Results.percent(mean)
                            + (accuracies.length > 1
                                    ? " (mean of " + accuracies.length + " seeds)"
                                    : ""));
        }
        int more = Math.max(0, parts.size() - Curve.MOST);
        String text = String.join(", ", parts.subList(0, parts.size() - more));
        return "Right on the test examples: " + text + (more > 0 ? " and " + more + " more." : ".");
    }
}
