package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.ColourScale;
import crosscheck.comparison.page.ImageGrid;
import crosscheck.comparison.page.LabelledImage;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Softmax;
import crosscheck.scratch.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Softmax regression on digits, and how to compute a softmax. */
final class SoftmaxLesson implements Lesson {
    private static final int EPOCHS = 10;
    private static final List<double[]> LOGITS =
            List.of(
                    new double[] {1, 2, 3},
                    new double[] {1001, 1002, 1003},
                    new double[] {-1001, -1002, -1003});

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public String title() {
        return "Softmax regression, and what it learned";
    }

    @Override
    public String summary() {
        return "One layer of weights tells digits apart; each digit's weights are an image.";
    }

    @Override
    public LessonResult run(LessonContext context) throws IOException {
        DigitData data = DigitData.open(context);
        DigitRun run = train(context, data);
        Figures figures = new Figures(Lecture.SHARCNET);
        data.addTo(
                figures,
                "softmax regression: test accuracy in %, about",
                "92",
                1,
                "within 1 point: the lecture says about",
                100 * run.evaluate(data.test()).accuracyFraction());
        return new LessonResult(
                figures.list(), List.of(weights(data, run), curves(run), stability()));
    }

    /** Softmax regression as this lesson and that on measures train it. */
    static DigitRun train(LessonContext context, DigitData data) {
        TrainingSpec training =
                TrainingSpec.sgd(
                        DigitNetworks.SOFTMAX_LEARNING_RATE,
                        DigitNetworks.SOFTMAX_MINI_BATCH_SIZE,
                        EPOCHS,
                        context.seed());
        try (Progress progress = context.progress("softmax regression", EPOCHS, " epochs")) {
            int[] done = {0};
            return DigitRun.train(
                    DigitNetworks.softmaxRegression(),
                    training,
                    data,
                    () -> progress.at(++done[0]));
        }
    }

    // ---- what it learned ------------------------------------------------------------------------

    private static Section weights(DigitData data, DigitRun run) {
        double[] w = run.parameters().get(0).values();
        List<LabelledImage> images = new ArrayList<>();
        for (int digit = 0; digit < DigitData.CLASSES; digit++) {
            images.add(
                    new LabelledImage(
                            "" + digit, DigitPictures.weights(w, DigitData.CLASSES, digit)));
        }
        ImageGrid grid =
                new ImageGrid("The weights of each digit", "", ColourScale.DIVERGING, images);
        return Section.of(
                "What it learned",
                data.paragraph(),
                new Paragraph(
                        "784 inputs, 10 outputs, softmax and cross-entropy: 7,850 numbers, mini-batches of"
                                + " 100, learning rate 0.5. A digit's output is large where ink lies on its"
                                + " positive weights and not on its negative ones."),
                new ImageGrid(
                        grid.title(),
                        "Orange is ink that speaks for the digit, blue with dots ink that speaks against it, white is 0; the largest weight is %s from 0. At the edge the weights stay where they began: no ink ever gets there."
                                .formatted(Numbers.fixed(grid.largestMagnitude(), 2)),
                        grid.scale(),
                        images));
    }

    private static Section curves(DigitRun run) {
        List<Double> validation = run.validation().stream().map(e -> e.loss()).toList();
        return Section.of(
                "Learning curves",
                XyChart.lines(
                        "Loss by epoch",
                        "The validation loss goes from %s to %s, the accuracy to %s."
                                .formatted(
                                        Numbers.fixed(validation.get(0), 4),
                                        Numbers.fixed(validation.get(EPOCHS - 1), 4),
                                        Numbers.percent(run.accuracyFraction())),
                        Axis.of("epoch"),
                        Axis.of("loss"),
                        List.of(
                                Series.overTime("steps of the epoch", run.trainLosses()),
                                Series.overTime("validation", validation))));
    }

    // ---- how to compute it ----------------------------------------------------------------------

    private static Section stability() {
        List<List<String>> rows = new ArrayList<>();
        for (double[] logits : LOGITS) {
            rows.add(
                    PageTable.row(
                            Arrays.stream(logits)
                                    .mapToObj(z -> "" + (int) z)
                                    .collect(Collectors.joining(", ")),
                            text(asWritten(logits)),
                            text(softmax(logits))));
        }
        return Section.of(
                "Subtract the maximum first",
                new Paragraph(
                        "exp(z) is infinite in double from z = 710 on and 0 below -745, so that the quotient"
                                + " as it is written is NaN for large numbers. Subtracting the largest z"
                                + " from all of them changes nothing but that."),
                PageTable.of(
                        "Softmax of three numbers",
                        List.of("z", "exp(z) / sum of exp(z)", "maximum subtracted"),
                        rows),
                overflow());
    }

    private static XyChart overflow() {
        List<ChartPoint> asWritten = new ArrayList<>();
        List<ChartPoint> subtracted = new ArrayList<>();
        for (int z = 0; z <= 1000; z += 5) {
            double[] logits = {z, z + 1, z + 2};
            asWritten.add(new ChartPoint(z, asWritten(logits)[2]));
            subtracted.add(new ChartPoint(z, softmax(logits)[2]));
        }
        double last =
                asWritten.stream()
                        .filter(p -> Double.isFinite(p.y()))
                        .mapToDouble(ChartPoint::x)
                        .max()
                        .orElseThrow();
        return XyChart.lines(
                "The largest of softmax(z, z + 1, z + 2)",
                "It is 0.6652 for every z; as written it ends at z = %s, beyond which it is not a number."
                        .formatted((int) last),
                Axis.of("z"),
                Axis.of("largest output").from(0, 1),
                List.of(
                        Series.line("maximum subtracted", subtracted),
                        Series.line("as written", asWritten)));
    }

    /** The definition as it stands, which overflows: to be seen, not to be used. */
    static double[] asWritten(double... z) {
        double sum = Arrays.stream(z).map(StrictMath::exp).sum();
        return Arrays.stream(z).map(v -> StrictMath.exp(v) / sum).toArray();
    }

    static double[] softmax(double... z) {
        return new Softmax()
                .forward(Tensor.of(z.clone(), 1, z.length), Layer.Mode.INFERENCE)
                .values();
    }

    private static String text(double[] values) {
        return Arrays.stream(values)
                .mapToObj(v -> Double.isNaN(v) ? "NaN" : Numbers.fixed(v, 4))
                .collect(Collectors.joining(", "));
    }
}
