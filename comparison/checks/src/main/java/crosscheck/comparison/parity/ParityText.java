package crosscheck.comparison.parity;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.comparison.trace.StepBounds;
import crosscheck.comparison.trace.TensorError;
import crosscheck.comparison.trace.TensorSummary;
import crosscheck.comparison.trace.TraceResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was found, as text. */
public final class ParityText {
    static final String EXPLANATION =
            "Errors are the largest of a tensor's entries; relative and ulps are against its largest"
                    + " number. Allowed is what rounding alone can do, "
                    + (int) StepBounds.MULTIPLE
                    + " times as far as shadows of the reference got whose stored numbers were"
                    + " randomly rounded; used is the largest share of it at any step, and allowed"
                    + " is that of this step.";

    private static final String NOTHING = "-";
    private static final double MANY = 100;

    private ParityText() {}

    /** One case: a table of tensors for each pair. */
    public static String of(CaseResult result) {
        List<String> lines = new ArrayList<>();
        for (PairResult pair : result.pairs()) {
            lines.add(heading(pair));
            pair.trainings()
                    .ifPresent(
                            trainings -> {
                                lines.add(Table.of(header(trainings), rows(trainings)));
                                lines.addAll(remarks(trainings));
                            });
        }
        lines.add(EXPLANATION);
        return String.join(System.lineSeparator(), lines);
    }

    private static String heading(PairResult pair) {
        String explanation = pair.explanation();
        return pair.name()
                + ": "
                + pair.verdict()
                + (explanation.isEmpty() ? "" : ". " + explanation + ".");
    }

    static List<String> header(TraceResult result) {
        List<String> header = new ArrayList<>();
        header.add("tensor");
        steps(result).forEach(step -> header.add("step " + Numbers.count(step)));
        header.addAll(List.of("relative", "ulps", "allowed", "used"));
        return header;
    }

    /** The steps that are reported, of whichever tensor has the most. */
    static List<Integer> steps(TraceResult result) {
        return result.tensors().stream()
                .flatMap(tensor -> tensor.at().stream())
                .map(TensorError::step)
                .distinct()
                .sorted()
                .toList();
    }

    /** A row for each tensor that was not 0 on both sides throughout. */
    static List<List<String>> rows(TraceResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (TensorSummary tensor : result.tensors()) {
            if (!tensor.isZero()) {
                rows.add(row(tensor, steps(result)));
            }
        }
        return rows;
    }

    private static List<String> row(TensorSummary tensor, List<Integer> steps) {
        Map<Integer, TensorError> byStep =
                tensor.at().stream().collect(Collectors.toMap(TensorError::step, error -> error));
        List<String> cells = new ArrayList<>();
        cells.add(tensor.name());
        for (int step : steps) {
            cells.add(
                    byStep.containsKey(step)
                            ? Numbers.scientific(byStep.get(step).absolute())
                            : NOTHING);
        }
        TensorError worst = tensor.worst();
        cells.add(Numbers.scientific(worst.relative()));
        cells.add(Numbers.significant(worst.ulps()));
        cells.add(Numbers.scientific(worst.allowed()));
        cells.add(used(worst.used()));
        return cells;
    }

    /** A share that is small is not 0; one that is large is a factor. */
    static String used(double share) {
        if (share >= MANY) {
            return Numbers.scientific(share) + " times";
        }
        return share > 0 && share < 0.0001 ? "< 0.01 %" : Numbers.percent(share);
    }

    static List<String> remarks(TraceResult result) {
        List<String> remarks = new ArrayList<>();
        List<String> zeros =
                result.tensors().stream()
                        .filter(TensorSummary::isZero)
                        .map(TensorSummary::name)
                        .toList();
        if (!zeros.isEmpty()) {
            remarks.add(
                    "%d of %d tensors are zero in every step, so that comparing them says nothing: %s"
                            .formatted(
                                    zeros.size(),
                                    result.tensors().size(),
                                    String.join(", ", zeros)));
        }
        String undetermined =
                result.tensors().stream()
                        .filter(TensorSummary::isUndetermined)
                        .map(t -> t.name() + " (from step " + t.undeterminedFrom() + ")")
                        .collect(Collectors.joining(", "));
        if (!undetermined.isEmpty()) {
            remarks.add(
                    "rounding alone may change every digit, so that being within the bound says"
                            + " little: "
                            + undetermined);
        }
        if (!result.kinks().isEmpty()) {
            remarks.add(
                    "gradients not compared, for rounding decided a ReLU or a maximum, and both went"
                            + " on from common weights: steps "
                            + result.kinks());
        }
        result.unmatched().forEach(sentence -> remarks.add("not compared: " + sentence));
        return remarks;
    }

    // ---- the matrix -----------------------------------------------------------------------------

    /** Many cases: one table, a row for each. */
    public static String of(List<CaseResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add(Table.of(matrixHeader(results), matrixRows(results)));
        lines.addAll(matrixRemarks(results));
        return String.join(System.lineSeparator(), lines);
    }

    static List<String> matrixHeader(List<CaseResult> results) {
        List<String> header = new ArrayList<>(List.of("case", "steps"));
        header.addAll(pairNames(results));
        header.add("result");
        return header;
    }

    static Set<String> pairNames(List<CaseResult> results) {
        return results.stream()
                .flatMap(result -> result.pairs().stream())
                .map(PairResult::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static List<List<String>> matrixRows(List<CaseResult> results) {
        Set<String> names = pairNames(results);
        List<List<String>> rows = new ArrayList<>();
        for (CaseResult result : results) {
            Map<String, PairResult> byName = new LinkedHashMap<>();
            result.pairs().forEach(pair -> byName.put(pair.name(), pair));
            List<String> cells = new ArrayList<>();
            cells.add(result.parityCase().title());
            cells.add(Numbers.count(result.steps()));
            names.forEach(
                    name -> cells.add(byName.containsKey(name) ? cell(byName.get(name)) : NOTHING));
            cells.add(result.outcome() == Outcome.DIFFER ? "DIFFER" : result.verdict());
            rows.add(cells);
        }
        return rows;
    }

    private static String cell(PairResult pair) {
        return pair.trainings()
                .map(
                        trainings ->
                                Numbers.scientific(trainings.largest())
                                        + " ("
                                        + used(trainings.used())
                                        + ")"
                                        + (pair.outcome() == Outcome.DIFFER ? " NO" : ""))
                .orElse(Outcome.NO_COUNTERPART.label());
    }

    /**
     * What the table says with few words: counts, what has no counterpart and why, what differs.
     */
    static List<String> matrixRemarks(List<CaseResult> results) {
        List<String> remarks = new ArrayList<>();
        remarks.add("In brackets the share of the allowed error that was used.");
        missing(results)
                .forEach((why, titles) -> remarks.add("no counterpart, " + why + ": " + titles));
        for (CaseResult result : results) {
            for (PairResult pair : result.pairs()) {
                if (pair.outcome() != Outcome.NO_COUNTERPART && !pair.explanation().isEmpty()) {
                    remarks.add(
                            result.parityCase().title()
                                    + ", "
                                    + pair.name()
                                    + ": "
                                    + pair.explanation()
                                    + ".");
                }
            }
        }
        long kinks =
                results.stream()
                        .flatMap(result -> result.pairs().stream())
                        .flatMap(pair -> pair.trainings().stream())
                        .mapToLong(trainings -> trainings.kinks().size())
                        .sum();
        if (kinks > 0) {
            remarks.add(
                    kinks
                            + " steps without gradients: rounding decided a ReLU or a maximum,"
                            + " and both went on from common weights.");
        }
        remarks.add(counts(results));
        return remarks;
    }

    private static Map<String, String> missing(List<CaseResult> results) {
        Map<String, Set<String>> titles = new LinkedHashMap<>();
        for (CaseResult result : results) {
            for (PairResult pair : result.pairs()) {
                if (pair.outcome() == Outcome.NO_COUNTERPART) {
                    titles.computeIfAbsent(reason(pair), why -> new LinkedHashSet<>())
                            .add(result.parityCase().title());
                }
            }
        }
        Map<String, String> sentences = new LinkedHashMap<>();
        titles.forEach((why, cases) -> sentences.put(why, String.join("; ", cases)));
        return sentences;
    }

    /** Optimisers name their numbers; the reason is the same for all of them. */
    private static String reason(PairResult pair) {
        return pair.missing().replaceFirst("^dl4j has no \\w+:.*", "dl4j has no such formula");
    }

    private static String counts(List<CaseResult> results) {
        return Arrays.stream(Outcome.values())
                .map(
                        outcome ->
                                results.stream().filter(r -> r.outcome() == outcome).count()
                                        + " "
                                        + outcome.label())
                .collect(Collectors.joining(", ", results.size() + " cases: ", "."));
    }
}
