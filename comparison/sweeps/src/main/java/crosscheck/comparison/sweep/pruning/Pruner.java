package crosscheck.comparison.sweep.pruning;

import java.util.List;
import java.util.Optional;

/**
 * Decides after each epoch but the last of a trial's first training (first engine, first seed)
 * whether the trial goes on: a pure function of that training and of trials with smaller numbers
 * that were finished before the trial began. Which those are follows from its number, so that
 * neither the number of workers nor kills nor who is quicker change what is stopped.
 */
public interface Pruner {

    /**
     * The trials that must be finished before one may begin, and against which it is held.
     *
     * @param trialNumber 0 for the first
     * @return those with a smaller number than this, 0 for all that may begin at once
     */
    int trialsBefore(int trialNumber);

    /**
     * Whether a trial is to be stopped.
     *
     * @param own its curve so far, with at least one epoch
     * @param earlier those of the first {@link #trialsBefore} trials, in the order of their numbers
     * @return why it is stopped, a sentence without its beginning; empty where it goes on
     */
    Optional<String> reasonToStop(AccuracyCurve own, List<AccuracyCurve> earlier);

    /**
     * The trials that may be at work at once, as a window: trial n begins when trials 0 to n -
     * parallel are finished.
     *
     * @param parallel how many may be at work, at least 1
     * @return n - parallel + 1, at least 0
     */
    static int before(int trialNumber, int parallel) {
        return Math.max(0, trialNumber - parallel + 1);
    }

    /**
     * Refuses a number that is out of range.
     *
     * @param low the smallest
     * @param high the largest
     * @throws IllegalArgumentException if it is out of range
     */
    static void requireRange(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d, not %d".formatted(what, low, high, value));
        }
    }
}
