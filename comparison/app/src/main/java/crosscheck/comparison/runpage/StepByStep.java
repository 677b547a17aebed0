package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.ShareMap;
import crosscheck.comparison.runpage.StepCurves.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The check of the engines against the reference, step by step. */
final class StepByStep {
    private static final List<String> HEADER =
            List.of(
                    "engine",
                    "steps",
                    "weights",
                    "of bound",
                    "loss",
                    "of bound",
                    "outputs",
                    "of bound",
                    "any tensor",
                    "result");

    private StepByStep() {}

    /** A comparison of an engine with the reference in one precision, as the run says it. */
    record Check(String name, String precision, JsonNode result) {}

    static Optional<Section> of(List<ReportRun> runs) {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String prefix = runs.size() > 1 ? "run " + (i + 1) + ": " : "";
            for (Map.Entry<String, JsonNode> engine :
                    runs.get(i).document().path("parityByEngine").properties()) {
                for (Map.Entry<String, JsonNode> precision : engine.getValue().properties()) {
                    add(checks, prefix + engine.getKey(), precision.getKey(), precision.getValue());
                }
            }
        }
        if (checks.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Paragraph(
                        "Before the trainings each engine took the same steps as the reference,"
                                + " from the same weights on the same mini-batches. The table has the"
                                + " largest differences of all steps, and the largest share of its"
                                + " bound that one of them used; any tensor is the worst of all."));
        blocks.add(
                new PageTable(
                        "Largest differences to the reference",
                        HEADER,
                        checks.stream().map(check -> row(check.name, check.result)).toList()));
        checks.stream().flatMap(check -> reason(check).stream()).forEach(blocks::add);
        blocks.addAll(StepCurves.of(checks));
        return Optional.of(new Section("Step by step", blocks));
    }

    private static void add(List<Check> checks, String engine, String precision, JsonNode result) {
        String name = engine + " in " + precision;
        checks.add(new Check(name, precision, result));
        if (result.path("singleSteps").isObject()) {
            checks.add(
                    new Check(
                            name + ", each step alone",
                            precision + ", each step alone",
                            result.path("singleSteps")));
        }
    }

    /** Why a result is not plain agreement; of earlier versions where it was out of bounds. */
    private static Optional<Block> reason(Check check) {
        if (!check.result.path("reason").asText().isEmpty()) {
            return Optional.of(
                    new Paragraph(
                            "%s: %s. %s."
                                    .formatted(
                                            check.name,
                                            Text.of(check.result, "/verdict"),
                                            Text.of(check.result, "/reason"))));
        }
        return check.result.path("firstDivergence").asText().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Paragraph(
                                check.name
                                        + " is out of bounds at "
                                        + Text.of(check.result, "/firstDivergence")
                                        + "."));
    }

    /** Documents of earlier versions, and single steps, only say whether they passed. */
    private static Cell verdict(JsonNode result) {
        boolean passed = result.path("passed").asBoolean();
        String outcome = result.path("outcome").asText(passed ? "agree" : "differ");
        Tone tone =
                outcome.equals("agree")
                        ? Tone.GOOD
                        : outcome.equals("undetermined") ? Tone.NOTICE : Tone.BAD;
        return new Cell(
                result.path("verdict").isTextual() ? Text.of(result, "/verdict") : outcome, tone);
    }

    private static Cell share(double used) {
        return Cell.of(Double.isNaN(used) ? Text.NONE : ShareMap.text(used));
    }

    private static List<Cell> row(String name, JsonNode result) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of(name));
        row.add(Cell.of(Text.count(result, "/steps")));
        for (Measure measure : Measure.values()) {
            double number = Text.number(result, measure.largest());
            row.add(Cell.of(Double.isNaN(number) ? "not a number" : Numbers.scientific(number)));
            row.add(share(StepCurves.used(result, measure)));
        }
        row.add(share(Text.number(result, "/toleranceUsed")));
        row.add(verdict(result));
        return row;
    }
}
