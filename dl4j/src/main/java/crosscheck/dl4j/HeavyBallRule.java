package crosscheck.dl4j;

import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** What {@link HeavyBall} does to a gradient, and its memory. */
final class HeavyBallRule implements GradientUpdater<HeavyBall> {
    private final HeavyBall config;
    private INDArray v;

    HeavyBallRule(HeavyBall config) {
        this.config = config;
    }

    @Override
    public HeavyBall getConfig() {
        return config;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialise) {
        if (!state.keySet().equals(Set.of(HeavyBall.V_STATE))) {
            throw new IllegalStateException(
                    "the state is " + HeavyBall.V_STATE + ", not " + state.keySet());
        }
        v = state.get(HeavyBall.V_STATE);
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(HeavyBall.V_STATE, v);
    }

    @Override
    public void setStateViewArray(
            INDArray view, long[] gradientShape, char gradientOrder, boolean initialise) {
        if (initialise) {
            view.assign(0);
        }
        v = view.reshape(gradientOrder, gradientShape);
    }

    /** DL4J subtracts what this leaves in the gradient: -v. */
    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        INDArray g = gradient.reshape(v.shape());
        v.muli(config.momentum());
        v.subi(g.muli(config.getLearningRate(iteration, epoch)));
        g.assign(v);
        g.negi();
    }
}
