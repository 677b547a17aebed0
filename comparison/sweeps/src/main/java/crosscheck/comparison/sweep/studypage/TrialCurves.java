package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Validation accuracy by epoch: the best trials by name, the others in grey. */
final class TrialCurves {
    /** Lines with a look of their own; one look is left for the marks of pruned trials. */
    static final int MOST_NAMED = 7;

    /** The most grey lines; more would be one grey area. */
    static final int MOST_FAINT = 150;

    /** The most points of a line; more cannot be seen. */
    private static final int MOST_POINTS = 200;

    private static final int PRUNED_LOOK = 2;

    private TrialCurves() {}

    static Optional<Section> of(StudyView study) {
        boolean any = study.trials().stream().anyMatch(t -> !curve(study, t).isEmpty());
        return any ? Optional.of(Section.of("Learning curves", chart(study))) : Optional.empty();
    }

    static XyChart chart(StudyView study) {
        List<Trial> named = study.ranked().stream().limit(MOST_NAMED).toList();
        List<Trial> others =
                study.trials().stream()
                        .filter(trial -> !named.contains(trial) && !curve(study, trial).isEmpty())
                        .toList();
        List<Trial> faint = StudyView.thin(others, MOST_FAINT);
        List<Series> series = new ArrayList<>();
        faint.forEach(trial -> series.add(Series.faint(curve(study, trial))));
        for (int i = 0; i < named.size(); i++) {
            series.add(named(study, named.get(i), i));
        }
        List<ChartPoint> ends =
                faint.stream()
                        .filter(trial -> trial.state() == TrialState.PRUNED)
                        .map(trial -> curve(study, trial))
                        .map(curve -> curve.get(curve.size() - 1))
                        .toList();
        if (!ends.isEmpty()) {
            series.add(Series.points("pruned there", ends).looking(PRUNED_LOOK));
        }
        return XyChart.lines(
                "Validation accuracy of each trial by epoch",
                finding(study, named, others.size(), faint.size()),
                Axis.whole("epoch"),
                Axis.of("validation accuracy in %"),
                series);
    }

    /** The pruned marks are triangles; no named line has the same symbol. */
    private static Series named(StudyView study, Trial trial, int rank) {
        String name = "trial " + trial.number() + (rank == 0 ? ", best" : "");
        return Series.line(name, curve(study, trial)).looking(rank < PRUNED_LOOK ? rank : rank + 1);
    }

    private static String finding(StudyView study, List<Trial> named, int others, int faint) {
        long pruned = study.count(TrialState.PRUNED);
        String best =
                named.stream()
                        .findFirst()
                        .map(
                                trial ->
                                        "The best, trial %d, ends at %s"
                                                .formatted(trial.number(), last(study, trial)))
                        .orElse("No trial is complete");
        return best
                + (others == 0
                        ? ""
                        : "; %s %d others are grey"
                                .formatted(faint < others ? faint + " of" : "the", others))
                + (pruned == 0
                        ? ""
                        : "; %d were pruned, each where its line ends".formatted(pruned))
                + (study.spec().seeds() == 1
                        ? "."
                        : "; each line is the mean over the trial's seeds.");
    }

    private static String last(StudyView study, Trial trial) {
        List<ChartPoint> curve = curve(study, trial);
        return curve.isEmpty()
                ? "–"
                : Numbers.fixed(curve.get(curve.size() - 1).y(), 2)
                        + " % after epoch "
                        + Math.round(curve.get(curve.size() - 1).x());
    }

    /** The mean over those seeds that got so far, in percent. */
    static List<ChartPoint> curve(StudyView study, Trial trial) {
        Map<Integer, Double> means =
                trial.measurements().stream()
                        .filter(m -> m.engine() == study.spec().reference())
                        .map(Measurement::epochs)
                        .flatMap(List::stream)
                        .collect(
                                Collectors.groupingBy(
                                        EpochScore::epoch,
                                        TreeMap::new,
                                        Collectors.averagingDouble(
                                                EpochScore::validationAccuracy)));
        List<ChartPoint> points = new ArrayList<>();
        means.forEach((epoch, accuracy) -> points.add(new ChartPoint(epoch, 100 * accuracy)));
        return StudyView.thin(points, MOST_POINTS);
    }
}
