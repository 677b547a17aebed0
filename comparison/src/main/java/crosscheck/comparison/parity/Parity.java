package crosscheck.comparison.parity;

import crosscheck.comparison.engine.EngineName;
import java.util.Optional;

/**
 * Two trainings side by side, and, where they drifted apart, each step on its own.
 *
 * @param reference the engine that is held to be right
 * @param engine the engine that is held against it
 * @param trainings both began with the same weights and went their own way
 * @param singleSteps both took each step from the same weights; only where the trainings were not
 *     within the budget
 */
public record Parity(
        EngineName reference,
        EngineName engine,
        ParityResult trainings,
        Optional<ParityResult> singleSteps) {}
