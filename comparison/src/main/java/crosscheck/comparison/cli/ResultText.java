package crosscheck.comparison.cli;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.parity.Parity;
import crosscheck.comparison.parity.ParityResult;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Results as tables of text. */
final class ResultText {
    private ResultText() {}

    static String engines(Session session, List<TrainingResult> results) {
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
    static String computesWith(List<Arm> arms) {
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

    static String parity(List<Parity> pairs) {
        List<List<String>> rows = new ArrayList<>();
        for (Parity pair : pairs) {
            rows.add(
                    row(
                            pair.engine().label()
                                    + " in "
                                    + pair.trainings().precision().label()
                                    + " to "
                                    + pair.reference().label(),
                            pair.trainings()));
            pair.singleSteps().ifPresent(steps -> rows.add(row("  each step alone", steps)));
        }
        return Table.of(
                List.of(
                        "parity", "steps", "weights", "allowed", "loss", "allowed", "outputs",
                        "allowed", "within"),
                rows);
    }

    private static List<String> row(String name, ParityResult result) {
        return List.of(
                name,
                Numbers.count(result.steps()),
                Numbers.scientific(result.maxAbsWeightDifference()),
                Numbers.scientific(result.budget().weights().absolute()),
                Numbers.scientific(result.maxAbsLossDifference()),
                Numbers.scientific(result.budget().loss().absolute()),
                Numbers.scientific(result.maxAbsOutputDifference()),
                Numbers.scientific(result.budget().outputs().absolute()),
                result.passed() ? "yes" : "NO");
    }
}
