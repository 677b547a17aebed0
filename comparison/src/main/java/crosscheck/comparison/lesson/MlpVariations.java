package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Point;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The lecture's variations of 784-30-10, one setting at a time.
 *
 * @param groups one for each setting
 */
record MlpVariations(List<Group> groups) {
    private static final int EPOCHS = 5;
    private static final double LEARNING_RATE = 3;
    private static final int MINI_BATCH_SIZE = 10;
    private static final int UNITS = 30;

    /** A setting and what its values lead to. */
    private record Group(String setting, String lesson, List<Variation> variations) {}

    /** One value of a setting, and the validation accuracy in per cent by epoch. */
    private record Variation(String value, List<Point> accuracy) {
        double last() {
            return accuracy.get(accuracy.size() - 1).y();
        }
    }

    /** What is to be trained. */
    private record Job(String value, List<Integer> hidden, double rate, int miniBatchSize) {}

    /** The jobs of a setting. */
    private record Plan(String setting, String lesson, List<Job> jobs) {}

    private static List<Plan> plans() {
        List<Integer> hidden = List.of(UNITS);
        return List.of(
                new Plan(
                        "learning rate",
                        "Too small a step learns next to nothing in a few epochs; too large a one drives"
                                + " every sigmoid to its end, where no gradient leads back.",
                        List.of(0.001, 1.0, 100.0).stream()
                                .map(r -> new Job("" + r, hidden, r, MINI_BATCH_SIZE))
                                .toList()),
                new Plan(
                        "mini-batch",
                        "At the same learning rate a larger mini-batch means fewer steps an epoch, and so"
                                + " slower learning by epoch.",
                        List.of(10, 50, 100).stream()
                                .map(m -> new Job("" + m, hidden, LEARNING_RATE, m))
                                .toList()),
                new Plan(
                        "hidden units",
                        "More units can tell more apart, where the first weights let all of them learn.",
                        List.of(15, 30, 100).stream().map(u -> job("" + u, List.of(u))).toList()),
                new Plan(
                        "hidden layers",
                        "More layers of 30 do not help here: from weights of N(0, 1) the gradient that"
                                + " reaches the first layers is small.",
                        List.of(1, 2, 5).stream()
                                .map(k -> job("" + k, Collections.nCopies(k, UNITS)))
                                .toList()));
    }

    private static Job job(String value, List<Integer> hidden) {
        return new Job(value, hidden, LEARNING_RATE, MINI_BATCH_SIZE);
    }

    static MlpVariations run(LessonContext context, DigitData data) {
        List<Plan> plans = plans();
        List<Function<Runnable, Variation>> jobs = new ArrayList<>();
        for (Plan plan : plans) {
            for (Job job : plan.jobs()) {
                jobs.add(done -> train(job, context.seed(), data, done));
            }
        }
        List<Variation> variations;
        try (Progress progress =
                context.progress("variations", (long) EPOCHS * jobs.size(), " epochs")) {
            variations = DigitRuns.inParallel(progress, jobs);
        }
        List<Group> groups = new ArrayList<>();
        int next = 0;
        for (Plan plan : plans) {
            int end = next + plan.jobs().size();
            groups.add(new Group(plan.setting(), plan.lesson(), variations.subList(next, end)));
            next = end;
        }
        return new MlpVariations(groups);
    }

    private static Variation train(Job job, long seed, DigitData data, Runnable done) {
        TrainingSpec training = TrainingSpec.sgd(job.rate(), job.miniBatchSize(), EPOCHS, seed);
        DigitRun run = DigitRun.train(DigitNetworks.sigmoids(job.hidden()), training, data, done);
        return new Variation(job.value(), run.accuracyCurve());
    }

    /** A table of all of them, then a chart for each setting. */
    List<Section> sections() {
        List<List<String>> rows = new ArrayList<>();
        for (Group group : groups) {
            for (Variation variation : group.variations()) {
                rows.add(
                        PageTable.row(
                                group.setting() + " " + variation.value(),
                                percent(variation.accuracy().get(0).y()),
                                percent(variation.last())));
            }
        }
        Section table =
                Section.of(
                        "One setting at a time",
                        new Paragraph(
                                "784-30-10 with learning rate 3 and mini-batches of 10, but for the setting"
                                        + " named; "
                                        + EPOCHS
                                        + " epochs each."),
                        PageTable.of(
                                "Validation accuracy",
                                List.of("setting", "after epoch 1", "after epoch " + EPOCHS),
                                rows));
        List<XyChart> charts = groups.stream().map(MlpVariations::chart).toList();
        return List.of(table, new Section("Learning curves", List.copyOf(charts)));
    }

    private static XyChart chart(Group group) {
        List<String> last =
                group.variations().stream().map(v -> v.value() + ": " + percent(v.last())).toList();
        return XyChart.plane(
                "By " + group.setting(),
                group.lesson() + " After " + EPOCHS + " epochs " + String.join(", ", last) + ".",
                Axis.of("epoch"),
                Axis.of("correct in %").from(0, 100),
                group.variations().stream()
                        .map(v -> Series.line(group.setting() + " " + v.value(), v.accuracy()))
                        .toList());
    }

    private static String percent(double value) {
        return Numbers.percent(value / 100);
    }
}
