package crosscheck.comparison.sweep.store;

import crosscheck.comparison.sweep.space.Point;
import java.util.Optional;

/**
 * A trial that is to be added to a study.
 *
 * @param number 0 for the first
 * @param invalid why it is refused; empty where it is not
 */
public record PlannedTrial(int number, Point point, Optional<String> invalid) {}
