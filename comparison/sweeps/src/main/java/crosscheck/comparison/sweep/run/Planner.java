package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.store.PlannedTrial;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds the next trials of a study. What it adds follows from the study alone, so that it does not
 * matter which process does.
 */
final class Planner {
    /** Trials that are added at once. */
    private static final int BLOCK = 100;

    private final Job job;
    private final FinishedTrials finished;

    /** What became of the wish for more trials. */
    enum Outcome {
        /** There are more now. */
        PLANNED,
        /** Trials must end before it is known which are next. */
        WAITING,
        /** There will be no more. */
        ALL
    }

    Planner(Job job, FinishedTrials finished) {
        this.job = job;
        this.finished = finished;
    }

    /** Adds the next block, as far as it is known. */
    synchronized Outcome plan() {
        StudyStore store = job.store();
        int first = store.counts().values().stream().mapToInt(n -> n).sum();
        if (first >= store.spec().trials()) {
            return Outcome.ALL;
        }
        List<PlannedTrial> block = new ArrayList<>();
        int known = finished.count();
        while (block.size() < BLOCK && first + block.size() < store.spec().trials()) {
            int number = first + block.size();
            int learnt = job.sampler().trialsBefore(number);
            if (Math.max(learnt, job.pruner().trialsBefore(number)) > known) {
                break;
            }
            Optional<Point> point = next(store.spec(), finished.first(learnt), number);
            if (point.isEmpty()) {
                return block.isEmpty() ? Outcome.ALL : added(block);
            }
            block.add(planned(number, point.get()));
        }
        if (block.isEmpty()) {
            return Outcome.WAITING;
        }
        return added(block);
    }

    private Outcome added(List<PlannedTrial> block) {
        job.store().plan(block); // or another process did, just now
        return Outcome.PLANNED;
    }

    private Optional<Point> next(StudySpec spec, List<Trial> before, int number) {
        return job.sampler().next(spec.space(), before, spec.seed(), number);
    }

    private PlannedTrial planned(int number, Point point) {
        try {
            job.configurations().of(point);
            Optional<String> violation = job.store().spec().space().violation(point);
            return new PlannedTrial(number, point, violation);
        } catch (InvalidPointException e) {
            return new PlannedTrial(number, point, Optional.of(e.getMessage()));
        }
    }
}
