package crosscheck.comparison.sweep.analysis;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trials took beside their trainings: planning and claiming them, reading their options,
 * keeping what they came to, waiting for others. From when a worker took its first trial to when it
 * let go of its last one, less the seconds of the trainings between; over the workers whose trials
 * all completed at the first attempt, since of others a training is not known to its end.
 */
public record BesideTraining(int trials, double trainingSeconds, double seconds) {

    private record Worker(String host, long process, int worker) {}

    /** A worker's trials so far. */
    private static final class Shift {
        private final List<Trial> trials = new ArrayList<>();
        private Instant begin = Instant.MAX;
        private Instant end = Instant.MIN;
        private boolean whole = true;

        void add(Trial trial, Attempt attempt) {
            trials.add(trial);
            whole &=
                    trial.state() == TrialState.COMPLETE
                            && trial.attempts().size() == 1
                            && attempt.ended().isPresent();
            if (whole) {
                Instant ended = attempt.ended().orElseThrow();
                begin = attempt.began().isBefore(begin) ? attempt.began() : begin;
                end = ended.isAfter(end) ? ended : end;
            }
        }
    }

    /**
     * Adds up the times.
     *
     * @return empty where no worker's trials all completed at the first attempt, or several
     *     processes trained: on a cluster a worker waits for one and then for another
     */
    public static Optional<BesideTraining> of(StudySpec spec, List<Trial> trials) {
        long processes =
                trials.stream()
                        .flatMap(trial -> trial.attempts().stream())
                        .map(attempt -> List.of(attempt.host(), attempt.processId()))
                        .distinct()
                        .count();
        if (processes != 1) {
            return Optional.empty();
        }
        Map<Worker, Shift> shifts = new LinkedHashMap<>();
        for (Trial trial : trials) {
            for (Attempt attempt : trial.attempts()) {
                shifts.computeIfAbsent(
                                new Worker(attempt.host(), attempt.processId(), attempt.worker()),
                                worker -> new Shift())
                        .add(trial, attempt);
            }
        }
        int count = 0;
        double training = 0;
        double all = 0;
        for (Shift shift : shifts.values()) {
            if (shift.whole) {
                count += shift.trials.size();
                all += Duration.between(shift.begin, shift.end).toNanos() / 1e9;
                training += seconds(spec, shift.trials);
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new BesideTraining(count, training, all - training));
    }

    /** Of the engines that search: what confirms is trained at another time. */
    private static double seconds(StudySpec spec, List<Trial> trials) {
        double sum = 0;
        for (Trial trial : trials) {
            for (EngineName engine : spec.searching()) {
                sum += trial.seconds(engine);
            }
        }
        return sum;
    }

    /** The mean of a trial. */
    public double secondsPerTrial() {
        return seconds / trials;
    }
}
