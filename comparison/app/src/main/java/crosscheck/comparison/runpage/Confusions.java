package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Heatmap;
import crosscheck.comparison.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The confusion matrices of all engines side by side. */
final class Confusions {
    /** The most classes of a table; a larger one is not readable. */
    static final int MOST_CLASSES = 20;

    /** The most matrices that are drawn. */
    static final int MOST = 6;

    private Confusions() {}

    static Optional<Section> of(List<Subject> subjects) {
        List<Chart> matrices = new ArrayList<>();
        for (Subject subject : subjects) {
            List<List<Long>> counts = counts(subject.result().path("confusionMatrix"));
            if (!counts.isEmpty() && matrices.size() < MOST) {
                matrices.add(matrix(subject, counts));
            }
        }
        return matrices.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("Confusions", new ChartRow(matrices)));
    }

    /** Square, of counts; else empty. */
    private static List<List<Long>> counts(JsonNode matrix) {
        List<List<Long>> rows = new ArrayList<>();
        for (JsonNode line : matrix) {
            List<Long> row = new ArrayList<>();
            line.forEach(count -> row.add(count.asLong(-1)));
            if (row.size() != matrix.size() || row.stream().anyMatch(count -> count < 0)) {
                return List.of();
            }
            rows.add(row);
        }
        return rows.size() > MOST_CLASSES ? List.of() : rows;
    }

    private static Heatmap matrix(Subject subject, List<List<Long>> counts) {
        List<String> names = new ArrayList<>();
        for (int label = 0; label < counts.size(); label++) {
            names.add(subject.run().className(label));
        }
        return new Heatmap(
                subject.label(), finding(names, counts), "actual", "predicted", names, counts);
    }

    private static String finding(List<String> names, List<List<Long>> counts) {
        long all = 0;
        long right = 0;
        int actual = 0;
        int predicted = 0;
        for (int i = 0; i < counts.size(); i++) {
            for (int j = 0; j < counts.size(); j++) {
                long count = counts.get(i).get(j);
                all += count;
                right += i == j ? count : 0;
                boolean worse =
                        actual == predicted ? count > 0 : count > counts.get(actual).get(predicted);
                if (i != j && worse) {
                    actual = i;
                    predicted = j;
                }
            }
        }
        if (right == all) {
            return "All " + Numbers.count(all) + " test examples are right.";
        }
        return "%s of %s test examples are wrong; the most frequent mistake is %s taken for %s, %d times."
                .formatted(
                        Numbers.count(all - right),
                        Numbers.count(all),
                        names.get(actual),
                        names.get(predicted),
                        counts.get(actual).get(predicted));
    }
}
