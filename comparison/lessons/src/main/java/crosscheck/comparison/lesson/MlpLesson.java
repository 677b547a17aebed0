package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.BarChart;
import crosscheck.comparison.page.BarChart.Bars;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Evaluation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Networks of sigmoids learn digits: the lecture's two, its variations, and its library's. */
final class MlpLesson implements Lesson {
    private static final int EPOCHS = 30;
    private static final int SEEDS = 3;
    private static final int DRAWS = 16;
    private static final int DRAW_EPOCHS = 2;
    private static final double LEARNING_RATE = 3;
    private static final int MINI_BATCH_SIZE = 10;
    private static final int LIBRARY_EPOCHS = 3;

    private static final String CHOSEN =
            "within 1.5 points: the book takes the epoch that is best on the test images, here"
                    + " validation images choose seed and epoch; seeds move it by some tenths,"
                    + " 10,000 images by 0.2";
    private static final String CHOSEN_BY_DRAW =
            "; of %d draws of the first weights the one that is best after %d epochs, for with most"
                    + " of them whole digits stay unlearned";
    private static final String ABOUT =
            "within 2 points: the lecture says about, and neither its batches nor its epochs";

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public String title() {
        return "Networks of sigmoids on digits";
    }

    @Override
    public String summary() {
        return "784-30-10 and 784-100-10 as in M. Nielsen's book, and what the learning rate, the"
                + " mini-batch, the width and the depth change.";
    }

    @Override
    public LessonResult run(LessonContext context) throws IOException {
        DigitData data = DigitData.open(context);
        List<DigitRun> thirty = thirty(context, data);
        List<DigitRun> draws = draws(context, data);
        List<Double> firstAccuracies = draws.stream().map(DigitRun::accuracyFraction).toList();
        DigitRun hundred = best(draws);
        trainOn(context, hundred);
        MlpVariations variations = MlpVariations.run(context, data);
        DigitRun library = library(context, data);
        List<Figure> figures = new ArrayList<>();
        Figures nielsen = new Figures(Lecture.NIELSEN);
        String what = "784-%d-10: test accuracy in %%";
        data.addTo(
                nielsen,
                what.formatted(30) + ", best of three",
                "95.42",
                1.5,
                CHOSEN,
                percent(best(thirty).keepBest().evaluate(data.test())));
        data.addTo(
                nielsen,
                what.formatted(100),
                "96.59",
                1.5,
                CHOSEN + CHOSEN_BY_DRAW.formatted(DRAWS, DRAW_EPOCHS),
                percent(hundred.keepBest().evaluate(data.test())));
        figures.addAll(nielsen.list());
        Figures sharcnet = new Figures(Lecture.SHARCNET);
        data.addTo(
                sharcnet,
                "one hidden layer with softmax: test accuracy in %, about",
                "94",
                2,
                ABOUT,
                percent(library.evaluate(data.test())));
        figures.addAll(sharcnet.list());
        List<Section> sections = new ArrayList<>();
        sections.add(epochs(data, best(thirty)));
        sections.add(seeds(thirty, hundred));
        sections.add(drawn(draws, firstAccuracies));
        sections.addAll(variations.sections());
        return new LessonResult(figures, sections);
    }

    private static double percent(Evaluation evaluation) {
        return 100 * evaluation.accuracyFraction();
    }

    // ---- the published networks -----------------------------------------------------------------

    private static List<DigitRun> thirty(LessonContext context, DigitData data) {
        return runs(context, data, 30, SEEDS, EPOCHS);
    }

    private static List<DigitRun> draws(LessonContext context, DigitData data) {
        return runs(context, data, 100, DRAWS, DRAW_EPOCHS);
    }

    private static List<DigitRun> runs(
            LessonContext context, DigitData data, int hidden, int seeds, int epochs) {
        List<Function<Runnable, DigitRun>> jobs = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            TrainingSpec training =
                    TrainingSpec.sgd(LEARNING_RATE, MINI_BATCH_SIZE, EPOCHS, context.seed() + i);
            jobs.add(
                    done ->
                            new DigitRun(DigitNetworks.sigmoids(List.of(hidden)), training, data)
                                    .trainOn(epochs, done));
        }
        try (Progress progress =
                context.progress("784-" + hidden + "-10", (long) epochs * seeds, " epochs")) {
            return DigitRuns.inParallel(progress, jobs);
        }
    }

    private static void trainOn(LessonContext context, DigitRun run) {
        try (Progress progress = context.progress("784-100-10", EPOCHS, " epochs")) {
            run.trainOn(EPOCHS, () -> progress.at(run.validation().size()));
        }
    }

    /** The one with the highest validation accuracy: the test images choose nothing. */
    private static DigitRun best(List<DigitRun> runs) {
        return runs.stream()
                .max(Comparator.comparingDouble(DigitRun::bestAccuracyFraction))
                .orElseThrow();
    }

    private static Section epochs(DigitData data, DigitRun run) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < run.validation().size(); i++) {
            Evaluation validation = run.validation().get(i);
            rows.add(
                    PageTable.row(
                            "Epoch %d: %d / %d"
                                    .formatted(i + 1, validation.correct(), validation.examples()),
                            Numbers.percent(validation.accuracyFraction()),
                            Numbers.fixed(run.trainLosses().get(i), 5)));
        }
        return Section.of(
                "784-30-10, epoch by epoch",
                data.paragraph(),
                new Paragraph(
                        "Quadratic loss, weights and biases from N(0, 1), mini-batches of 10, learning"
                                + " rate 3. The lecture prints a line an epoch; here its numbers are of"
                                + " the validation images."),
                PageTable.of(
                        "The best of three, seed " + run.seed(),
                        List.of("correct of all", "accuracy", "training loss"),
                        rows));
    }

    private static Section seeds(List<DigitRun> thirty, DigitRun hundred) {
        List<Series> series = new ArrayList<>();
        for (DigitRun run : thirty) {
            series.add(Series.line("30 hidden, seed " + run.seed(), run.accuracyCurve()));
        }
        series.add(Series.line("100 hidden, seed " + hundred.seed(), hundred.accuracyCurve()));
        return Section.of(
                "Thirty epochs",
                XyChart.lines(
                        "Validation accuracy by epoch",
                        "After %d epochs: %s with 30 hidden units, %s with 100."
                                .formatted(
                                        EPOCHS,
                                        thirty.stream()
                                                .map(r -> Numbers.percent(r.accuracyFraction()))
                                                .collect(Collectors.joining(", ")),
                                        Numbers.percent(hundred.accuracyFraction())),
                        Axis.of("epoch"),
                        Axis.of("correct in %"),
                        series));
    }

    private static Section drawn(List<DigitRun> draws, List<Double> accuracies) {
        double most = accuracies.stream().mapToDouble(a -> a).max().orElseThrow();
        double fewest = accuracies.stream().mapToDouble(a -> a).min().orElseThrow();
        return Section.of(
                "With a hundred hidden units the first weights decide",
                new Paragraph(
                        "Sums of a hundred weights of N(0, 1) are large: the output sigmoids begin at 0 or"
                                + " 1, where their slope is nearly 0, and an output that begins at 0 for all"
                                + " images of its digit may stay there. Each digit that is missing costs"
                                + " a tenth of the accuracy."),
                new BarChart(
                        "Validation accuracy of %d draws after %d epochs"
                                .formatted(DRAWS, DRAW_EPOCHS),
                        "From %s to %s, all with the same settings: only the seed differs."
                                .formatted(Numbers.percent(fewest), Numbers.percent(most)),
                        "seed",
                        draws.stream().map(run -> "" + run.seed()).toList(),
                        Axis.of("correct in %").from(0, 100),
                        List.of(
                                new Bars(
                                        "784-100-10",
                                        accuracies.stream().map(a -> 100 * a).toList()))));
    }

    // ---- the library's ----------------------------------------------------------------------

    private static DigitRun library(LessonContext context, DigitData data) {
        TrainingSpec training =
                TrainingSpec.sgd(
                        DigitNetworks.SOFTMAX_LEARNING_RATE,
                        DigitNetworks.SOFTMAX_MINI_BATCH_SIZE,
                        LIBRARY_EPOCHS,
                        context.seed());
        try (Progress progress = context.progress("softmax", LIBRARY_EPOCHS, " epochs")) {
            List<Function<Runnable, DigitRun>> job =
                    List.of(
                            done ->
                                    DigitRun.train(
                                            DigitNetworks.oneHiddenLayerWithSoftmax(),
                                            training,
                                            data,
                                            done));
            return DigitRuns.inParallel(progress, job).get(0);
        }
    }
}
