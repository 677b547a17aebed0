package crosscheck.comparison.engine;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import java.util.List;

/** A network of some engine in training. Not safe for use by several threads at once. */
public interface Trainee extends AutoCloseable {

    /**
     * Trains on one mini-batch.
     *
     * @param rows which ones; not modified
     * @return the mean loss before the update, without the L2 term
     * @throws crosscheck.scratch.NonFiniteException if the loss is not finite and the engine knows
     *     where that began; others return the loss
     */
    double step(Dataset data, int[] rows);

    /**
     * Trains on one mini-batch as {@link #step} does, to the same bits, and tells all that it
     * computed on its way.
     *
     * @param rows which ones; not modified
     * @return every tensor of the step; those up to the loss, perhaps with gradients, where the
     *     loss is not finite and the engine then changes no weights
     */
    StepTrace trace(Dataset data, int[] rows);

    /**
     * Changes the step size, as a schedule does between epochs.
     *
     * @param learningRate finite and above 0
     */
    void setLearningRate(double learningRate);

    /**
     * What the network puts out.
     *
     * @param rows which ones; not modified
     * @return row-major {@code (rows, classes)}, new
     */
    double[] predictProbabilities(Dataset data, int[] rows);

    /**
     * Accuracy and loss on a data set.
     *
     * @param data at least one example
     * @return the counts and the mean loss
     */
    Evaluation evaluate(Dataset data);

    /** The weights as they are now; copies, from the input to the output, W before b. */
    List<ParameterTensor> parameters();

    /**
     * Replaces the weights.
     *
     * @param parameters one tensor for each, in the order of {@link #parameters}; not modified
     * @throws IllegalArgumentException if a length does not fit
     */
    void setParameters(List<ParameterTensor> parameters);

    /**
     * The number of steps taken so far: dropout masks and some update rules depend on it; 0 before
     * the first step.
     */
    long stepCount();

    /**
     * What the update rule remembers. With {@link #stepCount}, {@link #parameters} and the learning
     * rate it is all that the next step depends on.
     *
     * @return copies, parameter by parameter in the order of {@link #parameters} without running
     *     statistics, each with the names of {@link
     *     crosscheck.scratch.optimiser.UpdateRule#stateNames}; empty before the first step
     */
    List<StateTensor> optimiserState();

    /**
     * Goes to a step, to go on with a training that was interrupted. Weights and learning rate stay
     * and are set on their own.
     *
     * @param stepCount how many steps were taken before, at least 0
     * @param state as {@link #optimiserState} gave it, empty for 0 steps; not modified
     * @throws IllegalArgumentException if the number is negative or the states are other ones than
     *     the rule has
     */
    void setOptimiserState(long stepCount, List<StateTensor> state);

    /** Frees what the network holds. */
    @Override
    void close();
}
