package crosscheck.comparison.sweep.standings;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.Trial;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How one search went.
 *
 * @param steps one for each trial, in the order of their numbers
 * @param seconds wall-clock time of the whole study; at least 0
 */
public record SearchCourse(long studySeed, List<Step> steps, double seconds) {

    /**
     * One trial.
     *
     * @param epochs that it was trained for, over all seeds, until it ended or was stopped
     */
    public record Step(long epochs, OptionalDouble objective) {}

    public SearchCourse {
        steps = List.copyOf(steps);
    }

    /** The course of a study. */
    public static SearchCourse of(
            long studySeed, EngineName engine, List<Trial> trials, double seconds) {
        return new SearchCourse(
                studySeed, trials.stream().map(trial -> step(trial, engine)).toList(), seconds);
    }

    private static Step step(Trial trial, EngineName engine) {
        return new Step(
                trial.measurements().stream()
                        .filter(measured -> measured.engine() == engine)
                        .mapToLong(measured -> measured.epochs().size())
                        .sum(),
                trial.objective());
    }

    /** The best objective; a fraction; 0 where no trial is complete. */
    public double best() {
        return steps.stream().mapToDouble(step -> step.objective().orElse(0)).max().orElse(0);
    }

    /** All epochs that were trained; of all trials, those that were stopped among them. */
    public long epochs() {
        return steps.stream().mapToLong(Step::epochs).sum();
    }

    /**
     * The epochs up to the end of the first trial that is so good.
     *
     * @return those of all trials with smaller numbers and its own; empty where none is so good
     */
    public OptionalLong epochsTo(double objective) {
        long epochs = 0;
        for (Step step : steps) {
            epochs += step.epochs();
            if (step.objective().isPresent() && step.objective().getAsDouble() >= objective) {
                return OptionalLong.of(epochs);
            }
        }
        return OptionalLong.empty();
    }
}
