package crosscheck.comparison.spec;

import crosscheck.data.augment.Augmentation;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a network is trained over seeded mini-batches.
 *
 * @param optimiser rule, learning rate, clipping and L2 coefficient
 * @param miniBatchSize examples per step, at least 1
 * @param epochs passes over the training examples, at least 1
 * @param seed decides the initial weights, the order of the examples, how they are moved and the
 *     dropout masks; any value
 * @param augmentation how far training images are moved in each epoch
 */
public record TrainingSpec(
        OptimiserSettings optimiser,
        Schedule schedule,
        Optional<EarlyStopping> earlyStopping,
        int miniBatchSize,
        int epochs,
        long seed,
        Augmentation augmentation) {

    /** The default mini-batch size: that of the lectures. */
    public static final int DEFAULT_MINI_BATCH_SIZE = 10;

    /** The default number of epochs: that of the lectures. */
    public static final int DEFAULT_EPOCHS = 30;

    /** The default seed. */
    public static final long DEFAULT_SEED = 1;

    public TrainingSpec {
        Objects.requireNonNull(augmentation, "augmentation");
        if (miniBatchSize < 1) {
            throw new IllegalArgumentException(
                    "the mini-batch size must be at least 1, not " + miniBatchSize);
        }
        if (!optimiser.rule().hasLearningRate() && !schedule.equals(Schedule.CONSTANT)) {
            throw new IllegalArgumentException(
                    "a schedule changes the learning rate, and this optimiser has none");
        }
        schedule.rate(optimiser.learningRate(), List.of()); // checks that the two go together
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, not " + epochs);
        }
    }

    /**
     * A training on the examples as they are.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public TrainingSpec(
            OptimiserSettings optimiser,
            Schedule schedule,
            Optional<EarlyStopping> earlyStopping,
            int miniBatchSize,
            int epochs,
            long seed) {
        this(optimiser, schedule, earlyStopping, miniBatchSize, epochs, seed, Augmentation.NONE);
    }

    /**
     * Plain SGD at one learning rate.
     *
     * @param learningRate the step size, finite and above 0
     * @return no schedule, no early stopping
     * @throws IllegalArgumentException if a value is out of range
     */
    public static TrainingSpec sgd(double learningRate, int miniBatchSize, int epochs, long seed) {
        return new TrainingSpec(
                OptimiserSettings.of(new Sgd(), learningRate),
                Schedule.CONSTANT,
                Optional.empty(),
                miniBatchSize,
                epochs,
                seed);
    }

    /**
     * The same training from another seed.
     *
     * @return a copy with that seed
     */
    public TrainingSpec withSeed(long other) {
        return new TrainingSpec(
                optimiser, schedule, earlyStopping, miniBatchSize, epochs, other, augmentation);
    }

    /**
     * The same training, with mini-batches no larger than this.
     *
     * @param examples at least 1
     * @return a copy
     */
    public TrainingSpec withMiniBatchSizeAtMost(int examples) {
        return new TrainingSpec(
                optimiser,
                schedule,
                earlyStopping,
                Math.min(examples, miniBatchSize),
                epochs,
                seed,
                augmentation);
    }

    /** The learning rate of the first epoch; finite and above 0. */
    public double learningRate() {
        return optimiser.learningRate();
    }

    /**
     * The learning rate of the next epoch.
     *
     * @param validationLosses one for each epoch done, in order; not modified
     * @return finite and above 0
     */
    public double learningRate(List<Double> validationLosses) {
        return schedule.rate(optimiser.learningRate(), validationLosses);
    }
}
