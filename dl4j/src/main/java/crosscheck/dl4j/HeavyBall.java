package crosscheck.dl4j;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Gradient descent with the momentum of a heavy ball, for DL4J, which has Nesterov's only.
 *
 * <pre>{@code
 * v = momentum v - lr g
 * w = w + v
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">B. T. Polyak, Some methods of
 *     speeding up the convergence of iteration methods, 1964</a>
 */
public final class HeavyBall implements IUpdater {
    /** What its memory is called. */
    public static final String V_STATE = "V";

    private static final long serialVersionUID = 1L;

    private double learningRate;
    private ISchedule learningRateSchedule;
    private final double momentum;

    /**
     * The rule.
     *
     * @param learningRate the step size, finite and above 0
     * @param momentum the share of the last step that is kept, at least 0 and below 1
     * @throws IllegalArgumentException if one is out of range
     */
    public HeavyBall(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("momentum") double momentum) {
        Updating.requireLearningRate(learningRate);
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "the momentum must be at least 0 and below 1, not " + momentum);
        }
        this.learningRate = learningRate;
        this.momentum = momentum;
    }

    double momentum() {
        return momentum;
    }

    /** For files that a DL4J without this class is to read. */
    Nesterovs nearestOfDl4j() {
        return new Nesterovs(learningRate, momentum);
    }

    @Override
    public long stateSize(long numParams) {
        return numParams;
    }

    @Override
    public GradientUpdater<HeavyBall> instantiate(INDArray view, boolean initialise) {
        HeavyBallRule rule = new HeavyBallRule(this);
        INDArray flat = view.reshape(view.length());
        rule.setStateViewArray(flat, flat.shape(), flat.ordering(), initialise);
        return rule;
    }

    @Override
    public GradientUpdater<HeavyBall> instantiate(Map<String, INDArray> state, boolean initialise) {
        HeavyBallRule rule = new HeavyBallRule(this);
        rule.setState(state, initialise);
        return rule;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return learningRateSchedule == null
                ? learningRate
                : learningRateSchedule.valueAt(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double newLearningRate, ISchedule newSchedule) {
        learningRate = newLearningRate;
        learningRateSchedule = newSchedule;
    }

    @Override
    public HeavyBall clone() {
        HeavyBall copy = new HeavyBall(learningRate, momentum);
        copy.learningRateSchedule = learningRateSchedule;
        return copy;
    }

    /** DL4J keeps parameters with equal rules in one block. */
    @Override
    public boolean equals(Object other) {
        return other instanceof HeavyBall that
                && that.learningRate == learningRate
                && that.momentum == momentum
                && Objects.equals(that.learningRateSchedule, learningRateSchedule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(learningRate, momentum, learningRateSchedule);
    }
}
