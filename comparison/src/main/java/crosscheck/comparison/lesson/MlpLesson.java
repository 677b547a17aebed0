package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.page.Axis;
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

/** Networks of sigmoids learn digits: the lecture's two, its variations, and its library's. */
final class MlpLesson implements Lesson {
    private static final int EPOCHS = 30;
    private static final int SEEDS = 3;
    private static final double LEARNING_RATE = 3;
    private static final int MINI_BATCH_SIZE = 10;
    private static final int LIBRARY_EPOCHS = 3;
    private static final List<Integer> HIDDEN = List.of(30, 100);

    private static final String BEST_OF_THREE =
            "within 1 point: three other seeds move the best of three by some tenths, 10,000 test"
                    + " images by 0.2, and the book takes the epoch that is best on them";
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
        List<List<DigitRun>> runs = published(context, data);
        MlpVariations variations = MlpVariations.run(context, data);
        DigitRun library = library(context, data);
        List<Figure> figures = new ArrayList<>();
        Figures nielsen = new Figures(Lecture.NIELSEN);
        for (int i = 0; i < HIDDEN.size(); i++) {
            String what = "784-%d-10: test accuracy in %%, best of three".formatted(HIDDEN.get(i));
            String printed = i == 0 ? "95.42" : "96.59";
            Evaluation test = best(runs.get(i)).evaluate(data.test());
            data.addTo(nielsen, what, printed, 1, BEST_OF_THREE, 100 * test.accuracyFraction());
        }
        figures.addAll(nielsen.list());
        Figures sharcnet = new Figures(Lecture.SHARCNET);
        data.addTo(
                sharcnet,
                "one hidden layer with softmax: test accuracy in %, about",
                "94",
                2,
                ABOUT,
                100 * library.evaluate(data.test()).accuracyFraction());
        figures.addAll(sharcnet.list());
        List<Section> sections = new ArrayList<>();
        sections.add(epochs(data, best(runs.get(0))));
        sections.add(seeds(context, runs));
        sections.addAll(variations.sections());
        return new LessonResult(figures, sections);
    }

    // ---- the published networks -----------------------------------------------------------------

    private static List<List<DigitRun>> published(LessonContext context, DigitData data) {
        List<Function<Runnable, DigitRun>> jobs = new ArrayList<>();
        for (int hidden : HIDDEN) {
            for (int i = 0; i < SEEDS; i++) {
                TrainingSpec training =
                        TrainingSpec.sgd(
                                LEARNING_RATE, MINI_BATCH_SIZE, EPOCHS, context.seed() + i);
                jobs.add(
                        done ->
                                DigitRun.train(
                                        DigitNetworks.sigmoids(List.of(hidden)),
                                        training,
                                        data,
                                        done));
            }
        }
        try (Progress progress =
                context.progress("published", (long) EPOCHS * jobs.size(), " epochs")) {
            List<DigitRun> all = DigitRuns.inParallel(progress, jobs);
            return List.of(all.subList(0, SEEDS), all.subList(SEEDS, 2 * SEEDS));
        }
    }

    /** The one with the highest validation accuracy: the test images choose nothing. */
    private static DigitRun best(List<DigitRun> runs) {
        return runs.stream().max(Comparator.comparingDouble(DigitRun::accuracyFraction)).get();
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
                        "The best of three",
                        List.of("correct of all", "accuracy", "training loss"),
                        rows));
    }

    private static Section seeds(LessonContext context, List<List<DigitRun>> runs) {
        List<Series> series = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (int i = 0; i < HIDDEN.size(); i++) {
            for (int k = 0; k < SEEDS; k++) {
                DigitRun run = runs.get(i).get(k);
                series.add(
                        Series.line(
                                HIDDEN.get(i) + " hidden, seed " + (context.seed() + k),
                                run.accuracyCurve()));
                last.add(Numbers.percent(run.accuracyFraction()));
            }
        }
        return Section.of(
                "Three seeds each",
                XyChart.lines(
                        "Validation accuracy by epoch",
                        "After %d epochs: %s with 30 hidden units, %s with 100. Where a curve rises in steps, whole digits were missing from the outputs until then."
                                .formatted(
                                        EPOCHS,
                                        String.join(", ", last.subList(0, SEEDS)),
                                        String.join(", ", last.subList(SEEDS, 2 * SEEDS))),
                        Axis.of("epoch"),
                        Axis.of("correct in %"),
                        series));
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
