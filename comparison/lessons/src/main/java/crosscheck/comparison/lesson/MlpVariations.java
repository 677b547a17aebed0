package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The lecture's variations of 784-30-10, one setting at a time. */
record MlpVariations(List<Group> groups) {
    private static final int EPOCHS = 5;
    private static final double LEARNING_RATE = 3;
    private static final int MINI_BATCH_SIZE = 10;
    private static final int UNITS = 30;

    /** A setting and what its values lead to. */
    private record Group(String setting, String lesson, List<Variation> variations) {}

    /** One value of a setting, and the validation accuracy in per cent by epoch. */
    private record Variation(String value, List<ChartPoint> accuracy) {
        double last() {
            return accuracy.get(accuracy.size() - 1).y();
        }
    }

    /** What is to be trained. */
    private record Job(List<Integer> hidden, double rate, int miniBatchSize) {}

    private record Plan(String setting, String lesson, Map<String, Job> jobs) {}

    private static List<Plan> plans() {
        List<Integer> hidden = List.of(UNITS);
        return List.of(
                plan(
                        "learning rate",
                        "Too small a step learns next to nothing in a few epochs; too large a one drives"
                                + " every sigmoid to its end, where no gradient leads back.",
                        List.of(0.001, 1.0, 100.0),
                        rate -> new Job(hidden, rate, MINI_BATCH_SIZE)),
                plan(
                        "mini-batch",
                        "At the same learning rate a larger mini-batch means fewer steps an epoch, and so"
                                + " slower learning by epoch.",
                        List.of(10, 50, 100),
                        size -> new Job(hidden, LEARNING_RATE, size)),
                plan(
                        "hidden units",
                        "More units could tell more apart, but with a hundred of them most first weights"
                                + " leave digits out.",
                        List.of(15, 30, 100),
                        units -> new Job(List.of(units), LEARNING_RATE, MINI_BATCH_SIZE)),
                plan(
                        "hidden layers",
                        "More layers of 30 units take longer and change little in these epochs.",
                        List.of(1, 2, 5),
                        layers ->
                                new Job(
                                        Collections.nCopies(layers, UNITS),
                                        LEARNING_RATE,
                                        MINI_BATCH_SIZE)));
    }

    private static <V> Plan plan(
            String setting, String lesson, List<V> values, Function<V, Job> job) {
        Map<String, Job> jobs = new LinkedHashMap<>();
        values.forEach(value -> jobs.put(String.valueOf(value), job.apply(value)));
        return new Plan(setting, lesson, jobs);
    }

    static MlpVariations run(LessonContext context, DigitData data) {
        List<Plan> plans = plans();
        List<Job> distinct =
                plans.stream().flatMap(plan -> plan.jobs().values().stream()).distinct().toList();
        List<Function<Runnable, List<ChartPoint>>> calls = new ArrayList<>();
        distinct.forEach(job -> calls.add(done -> train(job, context.seed(), data, done)));
        List<List<ChartPoint>> curves;
        try (Progress progress =
                context.progress("variations", (long) EPOCHS * calls.size(), " epochs")) {
            curves = DigitRuns.inParallel(progress, calls);
        }
        List<Group> groups = new ArrayList<>();
        for (Plan plan : plans) {
            List<Variation> variations = new ArrayList<>();
            plan.jobs()
                    .forEach(
                            (value, job) ->
                                    variations.add(
                                            new Variation(
                                                    value, curves.get(distinct.indexOf(job)))));
            groups.add(new Group(plan.setting(), plan.lesson(), variations));
        }
        return new MlpVariations(groups);
    }

    private static List<ChartPoint> train(Job job, long seed, DigitData data, Runnable done) {
        TrainingSpec training = TrainingSpec.sgd(job.rate(), job.miniBatchSize(), EPOCHS, seed);
        return DigitRun.train(DigitNetworks.sigmoids(job.hidden()), training, data, done)
                .accuracyCurve();
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
