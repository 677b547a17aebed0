package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.parity.ParityText;
import crosscheck.comparison.trace.Divergence;
import java.util.ArrayList;
import java.util.List;

/** What was made of faults, as text. */
public final class FaultText {
    static final List<String> HEADER =
            List.of("fault", "must be seen first in", "seen first, seed by seed", "found", "named");

    private FaultText() {}

    /** One fault, as a lesson: what is wrong, where it must be seen and why, where it was seen. */
    public static String of(FaultResult result) {
        List<String> lines = new ArrayList<>(lesson(result));
        lines.add(ParityText.of(result.result()));
        return String.join(System.lineSeparator(), lines);
    }

    /** A few sentences. */
    static List<String> lesson(FaultResult result) {
        return List.of(
                "Fault: " + result.title() + ": " + result.fault().what() + ".",
                "Network: " + result.result().parityCase().network().shapeText() + ".",
                "Must be seen first in "
                        + result.expected().text()
                        + ": "
                        + result.fault().why()
                        + ".",
                "Seen first: "
                        + result.divergence().map(FaultText::seen).orElse("nowhere")
                        + (result.named() ? ", as it must be." : ", NOT as it must be."));
    }

    private static String seen(Divergence divergence) {
        return "%s: %s without the fault, %s with it"
                .formatted(
                        new Place(divergence.step(), divergence.tensor() + divergence.index())
                                .text(),
                        divergence.reference(),
                        divergence.framework());
    }

    /** A self-test: a row for each fault in each place. */
    public static String of(SelfTest.Result result) {
        return Table.of(HEADER, rows(result)) + System.lineSeparator() + clean(result);
    }

    static List<List<String>> rows(SelfTest.Result result) {
        return result.rows().stream().map(FaultText::row).toList();
    }

    private static List<String> row(SelfTest.Row row) {
        List<String> seen =
                row.results().stream()
                        .map(
                                one ->
                                        one.divergence()
                                                .map(d -> new Place(d.step(), d.tensor()).text())
                                                .orElse("nothing"))
                        .distinct()
                        .toList();
        int runs = row.results().size();
        return List.of(
                row.first().title(),
                row.first().expected().text(),
                String.join("; ", seen),
                row.found() + " of " + runs,
                row.named() + " of " + runs + (row.passed() ? "" : " NO"));
    }

    static String clean(SelfTest.Result result) {
        return "without a fault, %d seeds of %d steps: %d reported, largest error %s"
                .formatted(
                        result.clean().size(),
                        result.clean().get(0).steps(),
                        result.falseAlarms(),
                        Numbers.scientific(result.largestCleanError()));
    }
}
