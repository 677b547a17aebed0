package crosscheck.comparison.lesson;

import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.data.Dataset;
import crosscheck.data.truthtable.TruthTable;
import crosscheck.scratch.perceptron.BooleanPerceptron;
import crosscheck.scratch.perceptron.LinearUnit;
import crosscheck.scratch.perceptron.PerceptronTraining;
import crosscheck.scratch.perceptron.TrainedUnit;
import crosscheck.scratch.perceptron.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The perceptron's two learning rules on gates that one line can make. */
final class PerceptronLesson implements Lesson {
    private static final int MOST_PASSES = 100;
    private static final double AND_THRESHOLD = 1.5;
    private static final double OR_THRESHOLD = 1;
    private static final double ERROR_BOUND = 0.1;

    /** The lecture visits (0,0), (0,1), (1,0), (1,1); the truth tables have (1,0) before (0,1). */
    private static final int[] LECTURE_ORDER = {0, 2, 1, 3};

    @Override
    public String name() {
        return "perceptron";
    }

    @Override
    public String title() {
        return "The perceptron learns from its errors";
    }

    @Override
    public String summary() {
        return "Two learning rules of one threshold unit on AND and OR: every update moves the line.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        TrainedUnit booleanAnd = trainBoolean(AND_THRESHOLD, TruthTable.AND);
        TrainedUnit booleanOr = trainBoolean(OR_THRESHOLD, TruthTable.OR);
        Figures figures = new Figures(Lecture.KI);
        figures.rounded("AND, threshold 1.5: weights", "(1, 1)", weights(booleanAnd.unit()));
        figures.rounded("AND: updates", "1", booleanAnd.updates().size());
        figures.rounded("AND: corrected on the pair", "(1, 1)", corrected(booleanAnd, 0));
        figures.rounded("OR, threshold 1: weights", "(1, 1)", weights(booleanOr.unit()));
        figures.erratum(
                "OR: weights after T1 = (0, 1)",
                "(1, 1)",
                "(0, 1)",
                "x0 is 0 at T1, and w0 += (d - y) x0 leaves its weight as it is; the slide moves both",
                weights(booleanOr.updates().get(0).after()));
        return new LessonResult(
                figures.list(),
                List.of(
                        signs(TruthTable.AND),
                        signs(TruthTable.OR),
                        booleans(booleanAnd, booleanOr)));
    }

    private static TrainedUnit trainBoolean(double threshold, TruthTable table) {
        Dataset data = table.dataset().select(LECTURE_ORDER);
        return new BooleanPerceptron(threshold, ERROR_BOUND).train(data, MOST_PASSES);
    }

    private static double[] weights(LinearUnit unit) {
        return unit.weights().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] corrected(TrainedUnit trained, int update) {
        return Plane.CORNERS[LECTURE_ORDER[trained.updates().get(update).row()]];
    }

    private static Section signs(TruthTable table) {
        TrainedUnit trained = new PerceptronTraining(table.dataset()).run(MOST_PASSES);
        String counts =
                "%d updates in %d passes, the last of them without an error"
                        .formatted(trained.updates().size(), trained.errorsByPass().size());
        return new Section(
                table.name() + " with labels +1 and -1",
                List.of(
                        new Paragraph(
                                "Weights and bias begin at 0. An example whose label and activation"
                                        + " disagree in sign, or whose activation is 0, is added to the"
                                        + " weights with its label as the sign (WSU, after Daume's"
                                        + " algorithms 5 and 6). "
                                        + table.name()
                                        + " takes "
                                        + counts
                                        + "; errors by pass: "
                                        + trained.errorsByPass()
                                        + "."),
                        movingLine(table, trained, counts),
                        weightChart(table, trained)));
    }

    private static Chart movingLine(TruthTable table, TrainedUnit trained, String counts) {
        Dataset data = table.dataset();
        double[] labels = new double[data.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = data.label(row);
        }
        List<Series> series = new ArrayList<>(Plane.corners(labels));
        int rank = 0;
        for (var line : updatesByLine(trained).entrySet()) {
            rank++;
            series.add(Series.stage(line.getValue(), rank, line.getKey()));
        }
        LinearUnit unit = trained.unit();
        return XyChart.plane(
                table.name() + ": the line after each update",
                "%s. The number at a line is its update; later lines are thicker, the last is solid: %.0f x1 + %.0f x2 %+.0f = 0. Updates whose line is outside the picture, or that have none yet, are left out."
                        .formatted(
                                counts, unit.weights().get(0), unit.weights().get(1), unit.bias()),
                Axis.of("x1").from(Plane.FROM, Plane.TO),
                Axis.of("x2").from(Plane.FROM, Plane.TO),
                series);
    }

    /** The lines in the order of their last update, each with the numbers of its updates. */
    private static Map<List<ChartPoint>, String> updatesByLine(TrainedUnit trained) {
        Map<List<ChartPoint>, String> updates = new LinkedHashMap<>();
        for (int i = 0; i < trained.updates().size(); i++) {
            List<ChartPoint> line = Plane.boundary(trained.updates().get(i).after());
            if (!line.isEmpty()) {
                String before = updates.remove(line);
                updates.put(line, (before == null ? "" : before + ", ") + (i + 1));
            }
        }
        return updates;
    }

    private static Chart weightChart(TruthTable table, TrainedUnit trained) {
        List<ChartPoint> w1 = new ArrayList<>(List.of(new ChartPoint(0, 0)));
        List<ChartPoint> w2 = new ArrayList<>(List.of(new ChartPoint(0, 0)));
        List<ChartPoint> bias = new ArrayList<>(List.of(new ChartPoint(0, 0)));
        for (Update change : trained.updates()) {
            int update = w1.size();
            w1.add(new ChartPoint(update, change.after().weights().get(0)));
            w2.add(new ChartPoint(update, change.after().weights().get(1)));
            bias.add(new ChartPoint(update, change.after().bias()));
        }
        return XyChart.plane(
                table.name() + ": weights and bias by update",
                "Whole numbers throughout: each update adds or takes away one input. They end at w = %s, b = %s."
                        .formatted(trained.unit().weights(), trained.unit().bias()),
                Axis.of("update"),
                Axis.of("value"),
                List.of(Series.path("w1", w1), Series.path("w2", w2), Series.path("b", bias)));
    }

    private static Section booleans(TrainedUnit and, TrainedUnit or) {
        List<List<String>> rows = new ArrayList<>();
        addRows(rows, "AND, T = 1.5", and);
        addRows(rows, "OR, T = 1", or);
        return Section.of(
                "Labels 0 and 1, and a threshold that does not learn",
                new Paragraph(
                        "KI's rule moves a weight by (d - y) x: only where the input is 1, and only"
                                + " where the output y is not the label d. The threshold stays; as a bias"
                                + " it is b = -T (SHARCNET). Training stops when the mean error of a pass"
                                + " is below "
                                + ERROR_BOUND
                                + "."),
                PageTable.of(
                        "Every update",
                        List.of("gate", "pass", "wrong on", "w1", "w2", "bias -T"),
                        rows));
    }

    private static void addRows(List<List<String>> rows, String gate, TrainedUnit trained) {
        for (int i = 0; i < trained.updates().size(); i++) {
            Update update = trained.updates().get(i);
            double[] pair = corrected(trained, i);
            rows.add(
                    PageTable.row(
                            gate,
                            update.pass(),
                            "(%.0f, %.0f)".formatted(pair[0], pair[1]),
                            update.after().weights().get(0),
                            update.after().weights().get(1),
                            update.after().bias()));
        }
    }
}
