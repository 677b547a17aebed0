package crosscheck.comparison.sweep.study;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that worked on a study, from one start of the program to its end.
 *
 * @param number 1 for the one that made the study
 * @param ended when it left it; empty while it works, and where it was killed or failed
 * @param exitCode of the command; empty where it has not ended
 * @param surroundings what it ran on, as a JSON object
 */
public record StudyProcess(
        int number,
        String host,
        long processId,
        Instant began,
        Optional<Instant> ended,
        Optional<Integer> exitCode,
        String surroundings) {}
