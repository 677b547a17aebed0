package crosscheck.comparison.parity;

import java.util.Optional;

/**
 * Two trainings side by side, and, where they drifted apart, each step on its own.
 *
 * @param trainings both began with the same weights and went their own way
 * @param singleSteps both took each step from the same weights; only where the trainings were not
 *     within the budget
 */
public record Parity(ParityResult trainings, Optional<ParityResult> singleSteps) {}
