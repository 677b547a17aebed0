package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.Trial;
import java.util.List;
import java.util.Optional;

/**
 * Proposes the points of a study: a pure function of what {@link #next} gets. A sampler that learns
 * proposes in rounds, so that the trials that it learns from do not depend on who was quicker.
 */
public interface Sampler {

    /**
     * The trials that must be finished before the point of one can be proposed.
     *
     * @param trialNumber 0 for the first
     * @return those with a smaller number than this; 0 for samplers that learn nothing, else for
     *     rounds of b trials {@code trialNumber / b * b}
     */
    default int trialsBefore(int trialNumber) {
        return 0;
    }

    /**
     * The point of a trial.
     *
     * @param before the first {@link #trialsBefore} trials, all finished, in the order of their
     *     numbers
     * @param trialNumber 0 for the first
     * @return a point, or nothing where there are no more
     */
    Optional<Point> next(SearchSpace space, List<Trial> before, long studySeed, int trialNumber);

    /**
     * How many points there are, where that is known.
     *
     * @return at least 1; empty for samplers that never come to an end
     * @throws IllegalArgumentException if there are too many
     */
    default Optional<Integer> size(SearchSpace space) {
        return Optional.empty();
    }
}
