package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import crosscheck.scratch.Batch;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.measure.BinaryCounts;
import crosscheck.scratch.measure.ConfusionMatrix;
import crosscheck.scratch.measure.PredictionErrors;
import crosscheck.scratch.measure.RocCurve;
import crosscheck.scratch.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Confusion matrix, rates and ROC: the lecture's example, then a classifier of digits. */
final class MetricsLesson implements Lesson {
    private static final List<String> ANIMALS = List.of("cat", "dog", "rabbit");
    private static final long[][] COUNTS = {{5, 3, 0}, {2, 3, 1}, {0, 2, 11}};

    /** The most points of a curve; more could not be seen. */
    private static final int MOST_POINTS = 400;

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public String title() {
        return "Measuring a classifier";
    }

    @Override
    public String summary() {
        return "Confusion matrix, true and false positive rates, ROC curves and errors, of three animals"
                + " and of ten digits.";
    }

    @Override
    public LessonResult run(LessonContext context) throws IOException {
        ConfusionMatrix animals = ConfusionMatrix.ofCounts(COUNTS);
        Figures figures = new Figures(Lecture.SHARCNET);
        figures.rounded(
                "cat, dog, rabbit: correct of all",
                "19 / 27",
                animals.accuracyFraction() * animals.total(),
                animals.total());
        DigitData data = DigitData.open(context);
        requireEachDigit(data.validation());
        DigitRun run = SoftmaxLesson.train(context, data);
        Dataset validation = data.validation();
        Tensor p = Tensor.of(run.probabilities(validation), validation.size(), DigitData.CLASSES);
        return new LessonResult(
                figures.list(),
                List.of(
                        animals(animals),
                        digits(data, p),
                        roc(validation, p),
                        errors(validation, p)));
    }

    private static void requireEachDigit(Dataset validation) throws InvalidDataException {
        long present = Arrays.stream(labels(validation)).distinct().count();
        if (present < DigitData.CLASSES) {
            throw new InvalidDataException(
                    "a ROC curve for each digit needs each of them among the validation images, which have only %d: take more images"
                            .formatted(present));
        }
    }

    private static Section animals(ConfusionMatrix animals) {
        return Section.of(
                "Three animals",
                new Paragraph(
                        "Row by row the animals there are, column by column what they were taken for. Of one"
                                + " animal against the others: TPR is the share of it that was found,"
                                + " TP / (TP + FN); FPR the share of the others taken for it,"
                                + " FP / (FP + TN)."),
                DigitPictures.heatmap(
                        "The lecture's confusion matrix",
                        "19 of 27 lie on the diagonal: accuracy %s."
                                .formatted(Numbers.fixed(animals.accuracyFraction(), 4)),
                        ANIMALS,
                        animals),
                rates("Each animal against the others", ANIMALS, animals));
    }

    private static PageTable rates(String caption, List<String> names, ConfusionMatrix matrix) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            BinaryCounts counts = matrix.oneVersusRest(c);
            rows.add(
                    PageTable.row(
                            names.get(c),
                            counts.truePositives(),
                            counts.falsePositives(),
                            counts.falseNegatives(),
                            counts.trueNegatives(),
                            Numbers.fixed(counts.recall(), 4),
                            Numbers.fixed(counts.falsePositiveRate(), 4),
                            Numbers.fixed(counts.precision(), 4),
                            Numbers.fixed(counts.f1(), 4)));
        }
        return PageTable.of(
                caption, List.of("class,TP,FP,FN,TN,TPR,FPR,precision,F1".split(",")), rows);
    }

    // ---- digits -------------------------------------------------------------------------------

    private static int[] labels(Dataset data) {
        return IntStream.range(0, data.size()).map(data::label).toArray();
    }

    private static Section digits(DigitData data, Tensor p) {
        int[] predictions = IntStream.range(0, p.rows()).map(p::argMax).toArray();
        ConfusionMatrix matrix =
                ConfusionMatrix.of(labels(data.validation()), predictions, DigitData.CLASSES);
        return Section.of(
                "Ten digits",
                data.paragraph(),
                new Paragraph("Softmax regression after ten epochs, on the validation images."),
                DigitPictures.heatmap(
                        "Confusion matrix of softmax regression",
                        "Accuracy %s; %s."
                                .formatted(
                                        Numbers.percent(matrix.accuracyFraction()),
                                        DigitPictures.worst(matrix)),
                        DigitPictures.names(),
                        matrix),
                rates("Each digit against the others", DigitPictures.names(), matrix));
    }

    // ---- ROC ------------------------------------------------------------------------------------

    private static Section roc(Dataset validation, Tensor p) {
        List<RocCurve> curves = RocCurve.oneVersusRest(p, labels(validation));
        List<Integer> byArea =
                IntStream.range(0, curves.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(c -> curves.get(c).area()))
                        .toList();
        int worst = byArea.get(0);
        int best = byArea.get(byArea.size() - 1);
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < curves.size(); c++) {
            rows.add(PageTable.row(c, Numbers.fixed(curves.get(c).area(), 5)));
        }
        return Section.of(
                "ROC",
                new Paragraph(
                        "With the probability of a digit as its score, a threshold parts yes from no. As the"
                                + " threshold falls, more of the digit is found and more of the others"
                                + " is taken for it. The area under that curve is the share of pairs of"
                                + " one image of the digit and one of another that the score puts in"
                                + " order."),
                chart(
                        "The easiest and the hardest digit",
                        "Both curves hug the corner: the area is %s for digit %d, %s for digit %d."
                                .formatted(
                                        Numbers.fixed(curves.get(best).area(), 4),
                                        best,
                                        Numbers.fixed(curves.get(worst).area(), 4),
                                        worst),
                        1,
                        0,
                        List.of(
                                Series.line("digit " + best, points(curves.get(best))),
                                Series.line("digit " + worst, points(curves.get(worst))),
                                Series.line(
                                        "chance",
                                        List.of(new ChartPoint(0, 0), new ChartPoint(1, 1))))),
                chart(
                        "The corner, enlarged",
                        "At a false positive rate of 1 %% digit %d is found at %s, digit %d at %s."
                                .formatted(
                                        best,
                                        Numbers.percent(found(curves.get(best), 0.01)),
                                        worst,
                                        Numbers.percent(found(curves.get(worst), 0.01))),
                        0.1,
                        0.7,
                        List.of(
                                Series.line("digit " + best, points(curves.get(best))),
                                Series.line("digit " + worst, points(curves.get(worst))))),
                PageTable.of(
                        "Area under the curve of each digit against the others",
                        List.of("digit", "area"),
                        rows));
    }

    private static XyChart chart(
            String title, String finding, double toRate, double fromFound, List<Series> series) {
        return XyChart.plane(
                title,
                finding,
                Axis.of("false positive rate").from(0, toRate),
                Axis.of("true positive rate").from(fromFound, 1),
                series);
    }

    /** The true positive rate at a false positive rate. */
    private static double found(RocCurve curve, double falsePositiveRate) {
        return curve.points().stream()
                .filter(p -> p.falsePositiveRate() <= falsePositiveRate)
                .mapToDouble(RocCurve.Point::truePositiveRate)
                .max()
                .orElseThrow();
    }

    /** The corners of the curve, and of those so few that a page stays small. */
    private static List<ChartPoint> points(RocCurve curve) {
        List<ChartPoint> all =
                curve.points().stream()
                        .map(p -> new ChartPoint(p.falsePositiveRate(), p.truePositiveRate()))
                        .toList();
        List<ChartPoint> corners = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean end = i == 0 || i == all.size() - 1;
            if (end || isCorner(all.get(i - 1), all.get(i), all.get(i + 1))) {
                corners.add(all.get(i));
            }
        }
        int step = Math.max(1, corners.size() / MOST_POINTS);
        return IntStream.range(0, corners.size())
                .filter(i -> i % step == 0 || i == corners.size() - 1)
                .mapToObj(corners::get)
                .toList();
    }

    private static boolean isCorner(ChartPoint before, ChartPoint here, ChartPoint after) {
        boolean upright = before.x() == here.x() && here.x() == after.x();
        boolean level = before.y() == here.y() && here.y() == after.y();
        return !upright && !level;
    }

    // ---- errors ---------------------------------------------------------------------------------

    private static Section errors(Dataset validation, Tensor p) {
        int[] rows = IntStream.range(0, validation.size()).toArray();
        Tensor targets = Batch.targets(validation, rows);
        PredictionErrors errors = PredictionErrors.of(p, targets);
        return Section.of(
                "Errors of the probabilities",
                new Paragraph(
                        "How far the ten probabilities of each image are from its one-hot label, over "
                                + Numbers.count(errors.entries())
                                + " numbers."),
                PageTable.of(
                        "Sums and means",
                        List.of("measure", "value"),
                        List.of(
                                PageTable.row("SAE, sum |p - t|", Numbers.fixed(errors.sae(), 2)),
                                PageTable.row("MAE, its mean", Numbers.fixed(errors.mae(), 5)),
                                PageTable.row("SSE, sum (p - t)^2", Numbers.fixed(errors.sse(), 2)),
                                PageTable.row("MSE, its mean", Numbers.fixed(errors.mse(), 5)),
                                PageTable.row("RMSE, its root", Numbers.fixed(errors.rmse(), 5)),
                                PageTable.row(
                                        "cross-entropy, mean over images",
                                        Numbers.fixed(new CrossEntropy().value(p, targets), 5)))));
    }
}
