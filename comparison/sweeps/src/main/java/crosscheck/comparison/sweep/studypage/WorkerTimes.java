package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Timeline;
import crosscheck.comparison.page.Timeline.Bar;
import crosscheck.comparison.page.Timeline.Row;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which worker had which trial when. */
final class WorkerTimes {
    /** The most workers that are drawn. */
    static final int MOST_WORKERS = 64;

    /** The most bars; more cannot be told apart. */
    static final int MOST_BARS = 2000;

    /** A time of no length has no picture. */
    private static final double SHORTEST = 1e-3;

    /** The states in the order of the page's patterns; a plain bar is a complete trial. */
    private static final List<TrialState> KINDS =
            List.of(
                    TrialState.COMPLETE,
                    TrialState.PRUNED,
                    TrialState.DIVERGED,
                    TrialState.FAILED,
                    TrialState.INTERRUPTED,
                    TrialState.RUNNING);

    private WorkerTimes() {}

    /** An attempt at a trial; one that goes on ends with the last thing that is known. */
    private record Work(int trial, Attempt attempt, Instant end) {
        WorkTime.Stretch stretch() {
            return new WorkTime.Stretch(attempt.began(), end);
        }

        TrialState outcome() {
            return attempt.outcome().orElse(TrialState.RUNNING);
        }
    }

    static Optional<Section> of(StudyView study) {
        List<Work> work = work(study);
        return work.isEmpty() ? Optional.empty() : Optional.of(Section.of("Workers", chart(work)));
    }

    static Timeline chart(StudyView study) {
        return chart(work(study));
    }

    private static List<Work> work(StudyView study) {
        Instant last =
                study.trials().stream()
                        .flatMap(trial -> trial.attempts().stream())
                        .map(attempt -> attempt.ended().orElse(attempt.began()))
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        List<Work> work = new ArrayList<>();
        for (Trial trial : study.trials()) {
            for (Attempt attempt : trial.attempts()) {
                Instant end = attempt.ended().orElse(last);
                boolean backwards = end.isBefore(attempt.began()); // a clock was set
                work.add(new Work(trial.number(), attempt, backwards ? attempt.began() : end));
            }
        }
        work.sort(Comparator.comparing((Work one) -> one.attempt().began()));
        return work;
    }

    private static Timeline chart(List<Work> work) {
        WorkTime time = WorkTime.of(work.stream().map(Work::stretch).toList());
        Set<Work> drawn = Set.copyOf(work.subList(0, Math.min(work.size(), MOST_BARS)));
        double seconds = Math.max(time.total(), SHORTEST);
        Map<String, List<Work>> workers = workers(work);
        List<Row> rows = new ArrayList<>();
        workers.forEach(
                (name, all) -> {
                    if (rows.size() < MOST_WORKERS) {
                        rows.add(row(name, all, drawn, time, seconds));
                    }
                });
        double busy =
                work.stream()
                        .mapToDouble(w -> WorkTime.seconds(w.attempt().began(), w.end()))
                        .sum();
        return new Timeline(
                "Attempts at trials by worker, in seconds of work",
                "%d attempts of %d workers took %s s together, in %s s; %s.%s%s"
                        .formatted(
                                work.size(),
                                workers.size(),
                                Numbers.significant(busy),
                                Numbers.significant(time.total()),
                                pauses(time),
                                drawn.size() < work.size()
                                        ? " The first %d attempts are drawn.".formatted(MOST_BARS)
                                        : "",
                                rows.size() < workers.size()
                                        ? " The first %d workers are shown.".formatted(MOST_WORKERS)
                                        : ""),
                seconds,
                KINDS.stream().map(TrialState::label).toList(),
                rows);
    }

    private static String pauses(WorkTime time) {
        return time.stretches().size() == 1
                ? "there was no pause"
                : "pauses in which nobody worked, %s s in all, are left out"
                        .formatted(Numbers.significant(time.pauses()));
    }

    private static Map<String, List<Work>> workers(List<Work> work) {
        Map<String, List<Work>> workers = new LinkedHashMap<>();
        for (Work one :
                work.stream()
                        .sorted(
                                Comparator.comparing((Work w) -> w.attempt().host())
                                        .thenComparing(w -> w.attempt().processId())
                                        .thenComparing(w -> w.attempt().worker())
                                        .thenComparing(w -> w.attempt().began()))
                        .toList()) {
            workers.computeIfAbsent(name(one.attempt()), name -> new ArrayList<>()).add(one);
        }
        return workers;
    }

    private static String name(Attempt attempt) {
        return "%s, process %d, worker %d"
                .formatted(attempt.host(), attempt.processId(), attempt.worker());
    }

    private static Row row(
            String name, List<Work> all, Set<Work> drawn, WorkTime time, double seconds) {
        double busy =
                all.stream().mapToDouble(w -> WorkTime.seconds(w.attempt().began(), w.end())).sum();
        List<Bar> bars =
                all.stream()
                        .filter(drawn::contains)
                        .map(
                                w ->
                                        new Bar(
                                                "trial %d, attempt %d"
                                                        .formatted(w.trial(), w.attempt().number()),
                                                Math.min(seconds, time.at(w.attempt().began())),
                                                Math.min(seconds, time.at(w.end())),
                                                kind(w.outcome())))
                        .toList();
        return new Row(
                name, "%d attempts, %s s".formatted(all.size(), Numbers.significant(busy)), bars);
    }

    /** An invalid trial ends before anything is trained: as if it had failed. */
    private static int kind(TrialState state) {
        return KINDS.contains(state) ? KINDS.indexOf(state) : KINDS.indexOf(TrialState.FAILED);
    }
}
