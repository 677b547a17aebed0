package crosscheck.comparison.evaluate;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.examples.TestExamples;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.scratch.measure.BinaryCounts;
import crosscheck.scratch.measure.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Evaluations for a terminal: what was scored, then for each engine its classes. */
public final class EvaluationText {
    /**
     * The widest matrix that fits a terminal; of a larger one the largest wrong entries are listed.
     */
    private static final int WIDEST_MATRIX = 15;

    private static final int CONFUSIONS = 10;

    private EvaluationText() {}

    /**
     * The text.
     *
     * @param evaluations one for each engine, at least one
     * @return several lines, without a line end after the last
     */
    public static String of(
            SavedModel model, TestExamples asked, List<EngineEvaluation> evaluations) {
        List<String> names = model.classNames();
        List<String> blocks = new ArrayList<>();
        blocks.add(title(model, asked));
        blocks.add(scores(asked, evaluations));
        for (EngineEvaluation evaluation : evaluations) {
            blocks.add(evaluation.engine().label() + ", rows actual, columns predicted:");
            blocks.add(
                    names.size() <= WIDEST_MATRIX
                            ? matrix(names, evaluation.matrix())
                            : confusions(names, evaluation.matrix()));
            blocks.add(classes(names, evaluation.matrix()));
        }
        return String.join(System.lineSeparator(), blocks);
    }

    private static String title(SavedModel model, TestExamples asked) {
        return "evaluate %s, %s%s: %s examples of %s, %s"
                .formatted(
                        model.path(),
                        model.network().shapeText(),
                        model.trainedOn().map(data -> " trained on " + data.name()).orElse(""),
                        Numbers.count(asked.examples().size()),
                        asked.examples().name(),
                        asked.origin().text());
    }

    private static String scores(TestExamples asked, List<EngineEvaluation> evaluations) {
        return Table.of(
                List.of("engine,data,precision,accuracy,correct,loss,weights".split(",")),
                evaluations.stream()
                        .map(
                                e ->
                                        List.of(
                                                e.engine().label(),
                                                asked.examples().name(),
                                                e.precision().label(),
                                                Numbers.percent(e.matrix().accuracyFraction()),
                                                Numbers.count(e.correct()),
                                                Numbers.fixed(e.loss(), 4),
                                                e.weightsFile()))
                        .toList());
    }

    private static String matrix(List<String> names, ConfusionMatrix matrix) {
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (int actual = 0; actual < names.size(); actual++) {
            List<String> row = new ArrayList<>(List.of(names.get(actual)));
            for (int predicted = 0; predicted < names.size(); predicted++) {
                row.add(Numbers.count(matrix.count(actual, predicted)));
            }
            rows.add(row);
        }
        return Table.of(header, rows);
    }

    /** An entry beside the diagonal. */
    private record Confusion(int actual, int predicted, long count) {}

    private static String confusions(List<String> names, ConfusionMatrix matrix) {
        List<Confusion> wrong = new ArrayList<>();
        for (int actual = 0; actual < names.size(); actual++) {
            for (int predicted = 0; predicted < names.size(); predicted++) {
                if (actual != predicted && matrix.count(actual, predicted) > 0) {
                    wrong.add(new Confusion(actual, predicted, matrix.count(actual, predicted)));
                }
            }
        }
        wrong.sort(Comparator.comparingLong(Confusion::count).reversed());
        return Table.of(
                List.of("the most frequent confusions", "taken for", "times"),
                wrong.stream()
                        .limit(CONFUSIONS)
                        .map(
                                c ->
                                        List.of(
                                                names.get(c.actual()),
                                                names.get(c.predicted()),
                                                Numbers.count(c.count())))
                        .toList());
    }

    private static String classes(List<String> names, ConfusionMatrix matrix) {
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            BinaryCounts counts = matrix.oneVersusRest(label);
            rows.add(
                    row(
                            names.get(label),
                            counts.truePositives() + counts.falseNegatives(),
                            ratio -> ratio.applyAsDouble(counts)));
        }
        rows.add(row("mean of the classes", matrix.total(), matrix::macro));
        return Table.of(List.of("class", "examples", "precision", "recall", "F1"), rows);
    }

    private static List<String> row(
            String name, long examples, ToDoubleFunction<ToDoubleFunction<BinaryCounts>> of) {
        return List.of(
                name,
                Numbers.count(examples),
                share(of.applyAsDouble(BinaryCounts::precision)),
                share(of.applyAsDouble(BinaryCounts::recall)),
                share(of.applyAsDouble(BinaryCounts::f1)));
    }

    /** The ratio as text; 0/0 is shown as not measured. */
    private static String share(double fraction) {
        return Double.isNaN(fraction) ? "-" : Numbers.percent(fraction);
    }
}
