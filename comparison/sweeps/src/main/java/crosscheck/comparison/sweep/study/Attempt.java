package crosscheck.comparison.sweep.study;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that a worker took a trial.
 *
 * @param number 1 for the first of the trial
 * @param host where the process runs that took the trial; once it has ended, that trained it, which
 *     is another one on a cluster
 * @param worker of the process that took the trial, 1 for the first
 * @param ended when it let go of it, or was found dead
 * @param outcome what became of it; {@link TrialState#INTERRUPTED} where the process died
 */
public record Attempt(
        int number,
        String host,
        long processId,
        int worker,
        Instant began,
        Optional<Instant> ended,
        Optional<TrialState> outcome) {}
