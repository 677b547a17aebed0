package crosscheck.comparison.runpage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** How losses and accuracy went, epoch by epoch. */
final class LearningCurves {
    /** Losses further apart than this are drawn on a logarithmic axis. */
    private static final double WIDE = 30;

    private LearningCurves() {}

    static Optional<Section> of(List<Subject> subjects) {
        List<Curve> curves = Curve.of(subjects);
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(introduction(curves, subjects)));
        blocks.add(
                new ChartRow(
                        List.of(
                                losses("Loss in training", curves, EpochRow::trainLoss),
                                losses("Validation loss", curves, EpochRow::validationLoss))));
        List<Chart> last = new ArrayList<>();
        last.add(accuracies(curves));
        CurveDistances.of(curves).ifPresent(last::add);
        blocks.add(new ChartRow(last));
        return Optional.of(new Section("Learning curves", blocks));
    }

    private static String introduction(List<Curve> curves, List<Subject> subjects) {
        int seeds = curves.stream().mapToInt(Curve::seedCount).max().orElse(1);
        String shown =
                seeds > 1
                        ? "Each line is the mean over %d seeds; its band goes from the least to the greatest of them."
                                .formatted(seeds)
                        : "One training each, all from one seed.";
        long groups = subjects.stream().map(Subject::group).distinct().count();
        return groups > curves.size()
                ? shown + " The first %d of %d are drawn.".formatted(curves.size(), groups)
                : shown;
    }

    private static XyChart losses(
            String title, List<Curve> curves, ToDoubleFunction<EpochRow> measure) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (Curve curve : curves) {
            least = Math.min(least, curve.least(measure));
            greatest = Math.max(greatest, curve.greatest(measure));
        }
        return XyChart.lines(
                title,
                "At the end: " + ends(curves, measure, value -> Numbers.fixed(value, 4)) + ".",
                Axis.whole("epoch"),
                greatest > WIDE * least ? Axis.log("loss, logarithmic") : Axis.of("loss"),
                series(curves, measure));
    }

    private static XyChart accuracies(List<Curve> curves) {
        ToDoubleFunction<EpochRow> measure = row -> 100 * row.validationAccuracy();
        return XyChart.lines(
                "Validation accuracy",
                "At the end: "
                        + ends(curves, measure, value -> Numbers.fixed(value, 2) + " %")
                        + ".",
                Axis.whole("epoch"),
                Axis.of("right in %"),
                series(curves, measure));
    }

    private static String ends(
            List<Curve> curves, ToDoubleFunction<EpochRow> measure, DoubleFunction<String> text) {
        return String.join(
                ", ",
                curves.stream()
                        .map(curve -> curve.name() + " " + text.apply(curve.last(measure)))
                        .toList());
    }

    private static List<Series> series(List<Curve> curves, ToDoubleFunction<EpochRow> measure) {
        return curves.stream().map(curve -> curve.series(measure)).toList();
    }
}
