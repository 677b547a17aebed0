package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objective trial by trial, and the best so far. */
final class History {
    /** The most points; more cannot be told apart. */
    static final int MOST = 2000;

    private static final int STEP_LOOK = 4;

    /** Each state looks the same whichever others there are; those before the step line. */
    private static final List<TrialState> SHOWN =
            List.of(
                    TrialState.COMPLETE,
                    TrialState.PRUNED,
                    TrialState.DIVERGED,
                    TrialState.FAILED,
                    TrialState.INVALID,
                    TrialState.RUNNING,
                    TrialState.INTERRUPTED);

    private History() {}

    static Optional<Section> of(StudyView study) {
        List<Trial> ranked = study.ranked();
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        series.add(Series.step("best so far", bestSoFar(study)).looking(STEP_LOOK));
        series.addAll(states(study));
        Trial best = ranked.get(0);
        long rises = bestSoFar(study).stream().map(ChartPoint::y).distinct().count();
        return Optional.of(
                Section.of(
                        "History of the search",
                        XyChart.lines(
                                "Validation accuracy of each trial",
                                "The best of %d complete trials is trial %d with %s; the best so far rose %d times.%s%s"
                                        .formatted(
                                                ranked.size(),
                                                best.number(),
                                                Numbers.percent(best.objective().orElseThrow()),
                                                rises - 1,
                                                atTheEdge(study)
                                                        ? " Trials without an accuracy are as low as the lowest; of others that are not complete the last accuracy is shown."
                                                        : "",
                                                study.trials().size() > MOST
                                                        ? " Of each state at most %d trials are drawn."
                                                                .formatted(MOST)
                                                        : ""),
                                Axis.whole("trial, in the order of their numbers"),
                                Axis.of("validation accuracy in %"),
                                series)));
    }

    private static boolean atTheEdge(StudyView study) {
        return study.trials().stream()
                .anyMatch(t -> t.objective().isEmpty() && SHOWN.contains(t.state()));
    }

    /** A point for each trial that is better than all with smaller numbers, and the last trial. */
    static List<ChartPoint> bestSoFar(StudyView study) {
        List<ChartPoint> steps = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Trial trial : study.complete()) {
            if (StudyView.percent(trial) > best) {
                best = StudyView.percent(trial);
                steps.add(new ChartPoint(trial.number(), best));
            }
        }
        int last = study.trials().get(study.trials().size() - 1).number();
        if (steps.get(steps.size() - 1).x() < last) {
            steps.add(new ChartPoint(last, best));
        }
        return steps;
    }

    /** A series for each state that there is. */
    static List<Series> states(StudyView study) {
        double edge =
                100
                        * study.trials().stream()
                                .flatMapToDouble(trial -> study.lastAccuracy(trial).stream())
                                .min()
                                .orElse(0);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < SHOWN.size(); i++) {
            TrialState state = SHOWN.get(i);
            List<ChartPoint> points =
                    study.trials().stream()
                            .filter(trial -> trial.state() == state)
                            .map(
                                    trial ->
                                            new ChartPoint(
                                                    trial.number(), height(study, trial, edge)))
                            .toList();
            if (!points.isEmpty()) {
                series.add(
                        Series.points(state.label(), StudyView.thin(points, MOST))
                                .looking(i < STEP_LOOK ? i : i + 1));
            }
        }
        return series;
    }

    private static double height(StudyView study, Trial trial, double edge) {
        return study.lastAccuracy(trial).isPresent()
                ? 100 * study.lastAccuracy(trial).getAsDouble()
                : edge;
    }
}
