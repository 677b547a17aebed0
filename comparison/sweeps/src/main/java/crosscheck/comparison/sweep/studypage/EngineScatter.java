package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.sweep.analysis.AnalysisText;
import crosscheck.comparison.sweep.analysis.EngineAgreement;
import crosscheck.comparison.sweep.analysis.StudyAnalysis;
import crosscheck.comparison.sweep.analysis.TimeSaved;
import crosscheck.comparison.sweep.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The same trials on two engines, one against the other. */
final class EngineScatter {
    /** The most trials whose numbers are listed. */
    private static final int MOST_NUMBERS = 20;

    private static final int BEST_LOOK = 3;
    private static final int OUTSIDE_LOOK = 2;

    private EngineScatter() {}

    static Optional<Section> of(StudyView study) {
        List<Block> blocks = new ArrayList<>();
        for (EngineAgreement agreement : agreements(study)) {
            blocks.add(new Paragraph(words(agreement)));
            blocks.add(chart(study, agreement));
        }
        AnalysisText.of(new StudyAnalysis(List.of(), List.of(), saved(study), Optional.empty()))
                .forEach(line -> blocks.add(new Paragraph(line + ".")));
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Engine against engine", blocks));
    }

    static List<EngineAgreement> agreements(StudyView study) {
        return study.spec().engines().stream()
                .skip(1)
                .map(other -> EngineAgreement.of(study.spec(), study.trials(), other))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<TimeSaved> saved(StudyView study) {
        return StudyAnalysis.of(study.spec(), study.trials()).saved();
    }

    static XyChart chart(StudyView study, EngineAgreement agreement) {
        List<Trial> both =
                study.complete().stream()
                        .filter(
                                trial ->
                                        EngineAgreement.isMeasured(
                                                study.spec(), trial, agreement.other()))
                        .toList();
        List<Integer> beyond = agreement.beyondNoise().orElse(List.of());
        List<ChartPoint> inside = new ArrayList<>();
        List<ChartPoint> outside = new ArrayList<>();
        List<ChartPoint> best = new ArrayList<>();
        for (Trial trial : both) {
            List<ChartPoint> group =
                    trial.number() == agreement.bestOfReference()
                            ? best
                            : beyond.contains(trial.number()) ? outside : inside;
            group.add(point(agreement, trial));
        }
        List<Series> series = new ArrayList<>();
        series.add(Series.faint(diagonal(agreement, both)));
        add(series, "trial", inside, 0);
        add(series, "beyond the noise of the seeds", outside, OUTSIDE_LOOK);
        add(series, "best on " + agreement.reference().label(), best, BEST_LOOK);
        return XyChart.plane(
                "Validation accuracy on %s by that on %s"
                        .formatted(agreement.other().label(), agreement.reference().label()),
                "On the grey diagonal both are equal; the largest difference, %s points, is that of trial %d."
                        .formatted(
                                Numbers.fixed(100 * agreement.largestDifference(), 2),
                                agreement.largestAt()),
                Axis.of(agreement.reference().label() + ", right in %"),
                Axis.of(agreement.other().label() + ", right in %"),
                series);
    }

    private static void add(List<Series> series, String name, List<ChartPoint> points, int look) {
        if (!points.isEmpty()) {
            series.add(Series.points(name, StudyView.thin(points, History.MOST)).looking(look));
        }
    }

    private static ChartPoint point(EngineAgreement agreement, Trial trial) {
        return new ChartPoint(
                100 * trial.meanAccuracy(agreement.reference()).orElseThrow(),
                100 * trial.meanAccuracy(agreement.other()).orElseThrow());
    }

    private static List<ChartPoint> diagonal(EngineAgreement agreement, List<Trial> both) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Trial trial : both) {
            ChartPoint point = point(agreement, trial);
            least = Math.min(least, Math.min(point.x(), point.y()));
            greatest = Math.max(greatest, Math.max(point.x(), point.y()));
        }
        return List.of(new ChartPoint(least, least), new ChartPoint(greatest, greatest));
    }

    static String words(EngineAgreement a) {
        String best =
                a.agreesOnTheBest()
                        ? "trial %d is the best on both".formatted(a.bestOfReference())
                        : "the best is trial %d on %s and trial %d on %s"
                                .formatted(
                                        a.bestOfReference(),
                                        a.reference().label(),
                                        a.bestOfOther(),
                                        a.other().label());
        return "%s and %s trained %d trials: Kendall's tau of their accuracies is %s, Spearman's rho %s, where 1 is the same order; %s. The mean difference is %s points; %s."
                .formatted(
                        a.reference().label(),
                        a.other().label(),
                        a.trials(),
                        correlation(a.kendall()),
                        correlation(a.spearman()),
                        best,
                        Numbers.fixed(100 * a.meanDifference(), 2),
                        noise(a));
    }

    private static String correlation(OptionalDouble value) {
        return value.isPresent()
                ? Numbers.fixed(value.getAsDouble(), 3)
                : "not defined (one has the same for all)";
    }

    private static String noise(EngineAgreement agreement) {
        if (agreement.beyondNoise().isEmpty()) {
            return "one seed of each trial does not tell how much of it is noise";
        }
        List<Integer> beyond = agreement.beyondNoise().get();
        String numbers =
                beyond.stream()
                        .limit(MOST_NUMBERS)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        return beyond.isEmpty()
                ? "no difference is beyond the noise of the seeds"
                : "beyond the noise of the seeds are %d differences, of trials %s%s"
                        .formatted(
                                beyond.size(), numbers, beyond.size() > MOST_NUMBERS ? ", …" : "");
    }
}
