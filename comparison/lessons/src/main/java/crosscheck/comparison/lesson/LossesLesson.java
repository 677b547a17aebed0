package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.loss.AbsoluteError;
import crosscheck.scratch.loss.BinaryCrossEntropy;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.Scaling;
import crosscheck.scratch.loss.SquaredError;
import crosscheck.scratch.measure.PredictionErrors;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The lectures' losses on one example: the same name for different divisors. */
final class LossesLesson implements Lesson {
    private static final double[] OUTPUTS = {0.7539, 0.7407, 0.7388};
    private static final double[] LABELS = {0, 1, 0};
    private static final Tensor ONE = Tensor.of(OUTPUTS.clone(), 3, 1);
    private static final Tensor ONE_TARGETS = Tensor.of(LABELS.clone(), 3, 1);
    private static final Tensor TWO = withComplements(OUTPUTS);
    private static final Tensor TWO_TARGETS = withComplements(LABELS);
    private static final double EDGE = 0.01;
    private static final double Z = 6;
    private static final int POINTS = 121;

    @Override
    public String name() {
        return "losses";
    }

    @Override
    public String title() {
        return "Losses and what they are divided by";
    }

    @Override
    public String summary() {
        return "Every loss and error of the lectures on the same three outputs, each scaling under"
                + " its own name.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        Figures figures = new Figures(Lecture.IRIS);
        figures.erratum(
                "1/(2N) sum (y' - y)^2 of .7539 .7407 .7388",
                "0.19169",
                "0.1969",
                "two digits are swapped, 0.19691 was meant: outputs cut to four digits give 0.19690,"
                        + " uncut ones 0.19693",
                new QuadraticLoss().value(ONE, ONE_TARGETS));
        return new LessonResult(figures.list(), List.of(table(), costs(), slopes()));
    }

    /** (1 - v, v) for each number. */
    private static Tensor withComplements(double[] values) {
        Tensor pairs = new Tensor(values.length, 2);
        for (int i = 0; i < values.length; i++) {
            pairs.values()[2 * i] = 1 - values[i];
            pairs.values()[2 * i + 1] = values[i];
        }
        return pairs;
    }

    private static Section table() {
        return Section.of(
                "One example, ten numbers",
                new Paragraph(
                        "IRIS's three outputs .7539 .7407 .7388 for the labels 0 1 0, so that n is 3;"
                                + " once as one output (k = 1), once as two, (1 - y, y), with one-hot"
                                + " labels (k = 2). A factor in the loss is a factor in the gradient: a"
                                + " learning rate belongs to one scaling and is wrong for another."),
                PageTable.of(
                        "The same predictions under every loss",
                        List.of("loss", "formula", "lecture", "k = 1", "k = 2"),
                        rows()),
                new Paragraph(
                        "With one output, the cross-entropy without its second half sees only the"
                                + " examples whose label is 1; the binary form on one output is the"
                                + " plain form on two."));
    }

    private static List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        PredictionErrors one = PredictionErrors.of(ONE, ONE_TARGETS);
        PredictionErrors two = PredictionErrors.of(TWO, TWO_TARGETS);
        rows.add(row("SAE", "sum |y - t|", "KI", one.sae(), two.sae()));
        rows.add(row("MAE", "sum |y - t| / (n k)", "KI", one.mae(), two.mae()));
        rows.add(row("SSE", "sum (y - t)^2", "KI", one.sse(), two.sse()));
        rows.add(row("MSE", "sum (y - t)^2 / (n k)", "KI", one.mse(), two.mse()));
        rows.add(row("RMSE", "root of MSE", "KI", one.rmse(), two.rmse()));
        rows.add(
                row(
                        "squared error per example",
                        "sum (y - t)^2 / n",
                        "SHARCNET",
                        new SquaredError(Scaling.PER_EXAMPLE)));
        rows.add(
                row(
                        "quadratic loss",
                        "sum (y - t)^2 / (2 n)",
                        "IRIS, Nielsen",
                        new QuadraticLoss()));
        rows.add(row("half the sum", "sum (y - t)^2 / 2", "DLFS", one.sse() / 2, two.sse() / 2));
        rows.add(row("cross-entropy", "-sum t log y / n", "KI, DLFS", new CrossEntropy()));
        rows.add(
                row(
                        "binary cross-entropy",
                        "-sum (t log y + (1 - t) log(1 - y)) / n",
                        "KI",
                        new BinaryCrossEntropy()));
        return rows;
    }

    private static List<String> row(String name, String formula, String lecture, Loss loss) {
        return row(
                name, formula, lecture, loss.value(ONE, ONE_TARGETS), loss.value(TWO, TWO_TARGETS));
    }

    private static List<String> row(
            String name, String formula, String lecture, double one, double two) {
        return PageTable.row(name, formula, lecture, Numbers.fixed(one, 5), Numbers.fixed(two, 5));
    }

    private static Section costs() {
        return Section.of(
                "What a wrong answer costs",
                XyChart.lines(
                        "Loss of one output y where the label is 1",
                        "All three are 0 at y = 1. At y = %s the quadratic loss is %s and the absolute error %s; the cross-entropy, %s there, has no bound."
                                .formatted(
                                        EDGE,
                                        Numbers.significant(loss(new QuadraticLoss(), EDGE)),
                                        Numbers.significant(loss(absolute(), EDGE)),
                                        Numbers.significant(loss(new BinaryCrossEntropy(), EDGE))),
                        Axis.of("output y").from(0, 1),
                        Axis.of("loss").from(0, 5),
                        List.of(
                                curve("quadratic", y -> loss(new QuadraticLoss(), y)),
                                curve("absolute", y -> loss(absolute(), y)),
                                curve("cross-entropy", y -> loss(new BinaryCrossEntropy(), y)))));
    }

    private static Series curve(String name, DoubleUnaryOperator loss) {
        return Series.curve(name, loss, EDGE, 1, POINTS);
    }

    private static Loss absolute() {
        return new AbsoluteError(Scaling.PER_EXAMPLE);
    }

    private static double loss(Loss loss, double y) {
        return loss.value(Tensor.of(new double[] {y}, 1, 1), Tensor.of(new double[] {1}, 1, 1));
    }

    private static Section slopes() {
        return Section.of(
                "What it learns from it",
                XyChart.lines(
                        "Slope by the sum z before a sigmoid, label 1",
                        "Where the answer is surely wrong, at z = -%.0f, the slope of the cross-entropy is %s and that of the quadratic loss %s: the sigmoid's own slope takes the rest."
                                .formatted(
                                        Z,
                                        Numbers.significant(slope(new BinaryCrossEntropy(), -Z)),
                                        Numbers.significant(slope(new QuadraticLoss(), -Z))),
                        Axis.of("z").from(-Z, Z),
                        Axis.of("dL/dz"),
                        List.of(
                                Series.curve(
                                        "quadratic",
                                        z -> slope(new QuadraticLoss(), z),
                                        -Z,
                                        Z,
                                        POINTS),
                                Series.curve(
                                        "cross-entropy",
                                        z -> slope(new BinaryCrossEntropy(), z),
                                        -Z,
                                        Z,
                                        POINTS))));
    }

    private static double slope(Loss loss, double z) {
        double y = Activation.SIGMOID.value(z);
        Tensor gradient =
                loss.gradient(Tensor.of(new double[] {y}, 1, 1), Tensor.of(new double[] {1}, 1, 1));
        return gradient.values()[0] * Activation.SIGMOID.derivative(y);
    }
}
