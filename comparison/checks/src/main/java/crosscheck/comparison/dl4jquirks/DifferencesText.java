package crosscheck.comparison.dl4jquirks;

import crosscheck.comparison.console.Table;
import java.util.ArrayList;
import java.util.List;

/** Differences for the terminal. */
public final class DifferencesText {
    private static final int COLUMNS = 100;

    private DifferencesText() {}

    /**
     * What there is.
     *
     * @param differences in order
     */
    public static String list(List<Difference> differences) {
        return Table.ofText(
                List.of("difference", "about", "what"),
                differences.stream()
                        .map(d -> List.of(d.name(), d.topic().label(), d.title()))
                        .toList());
    }

    /**
     * A table of all gaps, and how many are as predicted.
     *
     * @param all what was run, at least one
     */
    public static String overview(List<MeasuredDifference> all) {
        List<List<String>> rows = new ArrayList<>();
        for (MeasuredDifference one : all) {
            for (Gap gap : one.measured().gaps()) {
                rows.add(
                        List.of(
                                one.difference().name(),
                                gap.quantity(),
                                GapText.published(gap),
                                GapText.dl4j(gap),
                                GapText.predicted(gap),
                                GapText.measured(gap),
                                GapText.verdict(gap.agrees())));
            }
        }
        return lines(
                Table.ofText(
                        List.of(
                                "difference",
                                "quantity",
                                "published",
                                "DL4J",
                                "gap predicted",
                                "gap measured",
                                "outcome"),
                        rows),
                counts(all));
    }

    /** One difference with its formulas. */
    public static String inFull(MeasuredDifference one) {
        Difference difference = one.difference();
        List<List<String>> rows =
                one.measured().gaps().stream()
                        .map(
                                gap -> {
                                    List<String> cells = new ArrayList<>(GapText.row(gap));
                                    cells.add(GapText.verdict(gap.agrees()));
                                    return List.copyOf(cells);
                                })
                        .toList();
        List<String> header = new ArrayList<>(GapText.HEADER);
        header.add("outcome");
        return lines(
                difference.name() + ": " + difference.title(),
                "published  " + difference.published().formula(),
                "           " + difference.published().source(),
                "DL4J       " + difference.dl4j().formula(),
                "           " + difference.dl4j().where(),
                wrapped(difference.meaning()),
                Table.ofText(header, rows));
    }

    /** How many gaps and steps are as predicted. */
    public static String counts(List<MeasuredDifference> all) {
        List<Gap> gaps = all.stream().flatMap(one -> one.measured().gaps().stream()).toList();
        List<Gap> steps =
                all.stream()
                        .flatMap(one -> one.measured().curves().stream())
                        .flatMap(curve -> curve.gaps().stream())
                        .toList();
        return "Differences: %d; as predicted %d of %d gaps, %d of %d steps of curves."
                .formatted(
                        all.size(),
                        gaps.stream().filter(Gap::agrees).count(),
                        gaps.size(),
                        steps.stream().filter(Gap::agrees).count(),
                        steps.size());
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines);
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1," + COLUMNS + "})(?:\\s+|$)", "$1" + System.lineSeparator())
                .stripTrailing();
    }
}
