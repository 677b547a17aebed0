package crosscheck.comparison.trace;

import crosscheck.comparison.spec.NetworkSpec;
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

    /** Of dense networks, where nothing else is asked for. */
    public static final int DENSE_STEPS = 1000;

    /** Of networks with convolutions, of which the readable reference takes its time. */
    public static final int CONVOLUTIONAL_STEPS = 50;

    /**
     * How many steps are compared where nothing else is asked for.
     *
     * @return at least 1
     */
    public static int standardSteps(NetworkSpec network) {
        return network.model().isConvolutional() ? CONVOLUTIONAL_STEPS : DENSE_STEPS;
    }

    public Course {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, not " + steps);
        }
    }

    /** The order of the training examples; as every training has it. */
    public MiniBatches miniBatches() {
        return new MiniBatches(split.train().size(), training.miniBatchSize(), training.seed());
    }
}
