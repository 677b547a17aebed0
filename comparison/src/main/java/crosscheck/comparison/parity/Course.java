package crosscheck.comparison.parity;

import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.MiniBatches;
import crosscheck.data.Split;

/**
 * The steps that trainees take side by side.
 *
 * @param split the training examples; the validation examples decide a learning-rate schedule that
 *     asks for their loss
 * @param training the mini-batches' size and seed, and the schedule
 * @param steps how many, at least 1
 */
public record Course(Split split, TrainingSpec training, int steps) {

    /**
     * Checks the number of steps.
     *
     * @param split the examples
     * @param training mini-batches and schedule
     * @param steps at least 1
     * @throws IllegalArgumentException if there is no step to take
     */
    public Course {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, not " + steps);
        }
    }

    /**
     * The order of the training examples.
     *
     * @return as every training has it
     */
    public MiniBatches miniBatches() {
        return new MiniBatches(split.train().size(), training.miniBatchSize(), training.seed());
    }
}
