package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Intervals;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The tests of each pair of engines or settings: over the seeds, and on each seed's networks. */
final class Pairs {
    private static final List<String> DIFFERENCES =
            List.of(
                    "pair",
                    "mean",
                    "standard deviation",
                    "95 % interval",
                    "t",
                    "p",
                    "90 % interval",
                    "margin",
                    "equivalence p",
                    "finding");
    private static final List<String> SEEDS =
            List.of("pair", "seed", "only the first right", "only the second right", "p", "Holm p");

    private Pairs() {}

    static Optional<Section> of(List<ReportRun> runs) {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> differences = new ArrayList<>();
        List<List<String>> seeds = new ArrayList<>();
        List<Block> charts = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            JsonNode document = runs.get(i).document();
            String prefix = runs.size() > 1 ? "run " + (i + 1) + ": " : "";
            if (document.has("against")) {
                blocks.add(
                        new Paragraph(
                                "%ssetting a is as specified below, setting b the same but for %s."
                                        .formatted(prefix, Text.of(document, "/against/options"))));
            }
            intervals(prefix, document).ifPresent(charts::add);
            for (JsonNode pair : document.path("pairs")) {
                String name = prefix + name(pair, "other") + " − " + name(pair, "reference");
                if (pair.path("accuracyDifference").isObject()) {
                    differences.add(accuracy(name, document, pair));
                    differences.add(loss(name, pair));
                }
                pair.path("mcnemar").forEach(test -> seeds.add(seed(name, test)));
            }
        }
        blocks.addAll(charts);
        if (!differences.isEmpty()) {
            blocks.add(PageTable.of("Mean differences over the seeds", DIFFERENCES, differences));
        }
        if (!seeds.isEmpty()) {
            blocks.add(
                    PageTable.of(
                            "McNemar's exact test of each seed's networks, on the same test examples",
                            SEEDS,
                            seeds));
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Differences", blocks));
    }

    /** The 90 % intervals over the margin: what the test of equivalence looks at. */
    private static Optional<Intervals> intervals(String prefix, JsonNode document) {
        double margin = 100 * Text.number(document, "/margin");
        List<Intervals.Row> rows = new ArrayList<>();
        for (JsonNode pair : document.path("pairs")) {
            double low = 100 * Text.number(pair, "/equivalence/low");
            double mean = 100 * Text.number(pair, "/accuracyDifference/mean");
            double high = 100 * Text.number(pair, "/equivalence/high");
            if (low <= mean && mean <= high) { // none of them is missing
                String name = name(pair, "other") + " − " + name(pair, "reference");
                String text =
                        "%s (%s to %s)"
                                .formatted(
                                        Numbers.fixed(mean, 2),
                                        Numbers.fixed(low, 2),
                                        Numbers.fixed(high, 2));
                rows.add(new Intervals.Row(name, low, mean, high, text));
            }
        }
        if (rows.isEmpty() || !(margin > 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new Intervals(
                        prefix + "Differences of test accuracy in points, with 90 % intervals",
                        "An interval that lies within the grey zone, %s points to both sides of 0, shows that the two are equivalent."
                                .formatted(Numbers.significant(margin)),
                        margin,
                        rows));
    }

    private static String name(JsonNode pair, String arm) {
        boolean settings = pair.at("/reference/engine").equals(pair.at("/other/engine"));
        JsonNode named = pair.path(arm);
        return Text.of(named, "/engine")
                + (settings ? " (" + Text.of(named, "/setting") + ")" : "");
    }

    private static List<String> accuracy(String name, JsonNode document, JsonNode pair) {
        DoubleFunction<String> points = d -> Numbers.fixed(100 * d, 2);
        List<String> row =
                difference(name + ", accuracy in points", pair.path("accuracyDifference"), points);
        JsonNode equivalence = pair.path("equivalence");
        row.add(interval(equivalence, points));
        row.add(number(document, "/margin", margin -> Numbers.significant(100 * margin)));
        row.add(number(equivalence, "/p", Numbers::probability));
        row.add(Text.of(pair, "/finding"));
        return row;
    }

    private static List<String> loss(String name, JsonNode pair) {
        List<String> row =
                difference(name + ", loss", pair.path("lossDifference"), Numbers::significant);
        row.addAll(List.of(Text.NONE, Text.NONE, Text.NONE));
        row.add(pair.path("lossDiffers").asBoolean() ? "different" : Text.NONE);
        return row;
    }

    private static List<String> difference(
            String name, JsonNode node, DoubleFunction<String> format) {
        List<String> row = new ArrayList<>();
        row.add(name);
        row.add(number(node, "/mean", format));
        row.add(number(node, "/standardDeviation", format));
        row.add(interval(node, format));
        row.add(number(node, "/t", t -> Numbers.fixed(t, 2)));
        row.add(number(node, "/p", Numbers::probability));
        return row;
    }

    private static List<String> seed(String name, JsonNode test) {
        return PageTable.row(
                name,
                Text.of(test, "/seed"),
                Text.count(test, "/c"),
                Text.count(test, "/b"),
                number(test, "/p", Numbers::probability),
                number(test, "/adjustedP", Numbers::probability));
    }

    private static String interval(JsonNode node, DoubleFunction<String> format) {
        return number(node, "/low", format) + " to " + number(node, "/high", format);
    }

    private static String number(JsonNode node, String pointer, DoubleFunction<String> format) {
        double number = Text.number(node, pointer);
        return Double.isNaN(number) ? Text.NONE : format.apply(number);
    }
}
