package crosscheck.comparison.compare;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.TensorSummary;
import crosscheck.comparison.trace.TraceResult;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Results as tables of text. */
public final class ResultText {
    private ResultText() {}

    public static String engines(Session session, List<TrainingResult> results) {
        String dataName = session.split().train().name();
        int parameterCount = session.parameterCount();
        return Table.of(
                List.of(
                        "engine",
                        "data",
                        "precision",
                        "test accuracy",
                        "test loss",
                        "seconds per epoch",
                        "parameters"),
                results.stream().map(r -> row(dataName, r, parameterCount)).toList());
    }

    /** One line that says what each engine computed with. */
    public static String computesWith(List<Arm> arms) {
        return arms.stream()
                .map(Arm::first)
                .map(result -> result.engine().label() + ": " + result.computesWith())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static List<String> row(String dataName, TrainingResult result, int parameterCount) {
        return List.of(
                result.engine().label(),
                dataName,
                result.precision().label(),
                Numbers.percent(result.test().accuracyFraction()),
                Numbers.fixed(result.test().loss(), 4),
                Numbers.fixed(result.secondsPerEpoch(), 2),
                Numbers.count(parameterCount));
    }

    /** A row for each pair of engines: the errors of the tensors that people look at first. */
    public static String parity(List<PairResult> pairs) {
        List<List<String>> rows = new ArrayList<>();
        for (PairResult pair : pairs) {
            pair.trainings().ifPresent(own -> rows.add(row(pair.name(), own, pair.verdict())));
            pair.singleSteps()
                    .ifPresent(
                            own ->
                                    rows.add(
                                            row(
                                                    "  each step alone",
                                                    own,
                                                    own.accuses() ? "differ" : "agree")));
        }
        return Table.of(
                List.of(
                        "parity",
                        "steps",
                        "weights",
                        "loss",
                        "outputs",
                        "nearest to its bound",
                        "used",
                        "result"),
                rows);
    }

    private static List<String> row(String name, TraceResult result, String verdict) {
        return List.of(
                name,
                Numbers.count(result.steps()),
                Numbers.scientific(result.largest(TensorKind.WEIGHT)),
                Numbers.scientific(result.largest(TensorKind.LOSS)),
                Numbers.scientific(result.largest(TensorKind.ACTIVATION)),
                result.nearest().map(TensorSummary::name).orElse("-"),
                Numbers.percent(result.used()),
                verdict);
    }
}
