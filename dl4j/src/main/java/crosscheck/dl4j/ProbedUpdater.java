package crosscheck.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * DL4J's updater, watched at its two seams: clipping, which comes after the division by the
 * mini-batch size, and the update rule, which comes after the L2 term.
 */
final class ProbedUpdater extends MultiLayerUpdater {
    private static final long serialVersionUID = 1L;

    private final transient Probe probe;

    private ProbedUpdater(MultiLayerNetwork network, INDArray state, Probe probe) {
        super(network, state);
        this.probe = probe;
        for (UpdaterBlock block : getUpdaterBlocks()) {
            GradientUpdater<?> rule = block.getGradientUpdater();
            block.setGradientUpdater(new ProbedRule<>(rule, block));
        }
    }

    /** Goes on with the state of the updater that the network has, if it has one. */
    static ProbedUpdater of(MultiLayerNetwork network, Probe probe) {
        Updater before = network.getUpdater(false);
        INDArray state =
                before instanceof MultiLayerUpdater updater ? updater.getStateViewArray() : null;
        return new ProbedUpdater(network, state, probe);
    }

    @Override
    public void preApply(Trainable layer, Gradient gradient, int iteration) {
        if (!probe.isWatching()) {
            super.preApply(layer, gradient, iteration);
            return;
        }
        int index = ((Layer) layer).getIndex();
        Map<String, INDArray> views = gradient.gradientForVariable();
        probe.tellGradients(index, views, probe.observer()::gradient);
        super.preApply(layer, gradient, iteration);
        probe.tellGradients(index, views, probe.observer()::clippedGradient);
    }

    /** An update rule, watched when it is given a gradient. */
    private final class ProbedRule<T extends IUpdater> implements GradientUpdater<T> {
        private final GradientUpdater<T> rule;
        private final UpdaterBlock block;

        ProbedRule(GradientUpdater<T> rule, UpdaterBlock block) {
            this.rule = rule;
            this.block = block;
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            if (probe.isWatching()) {
                for (UpdaterBlock.ParamState part : block.getLayersAndVariablesInBlock()) {
                    tell(part);
                }
            }
            rule.applyUpdater(gradient, iteration, epoch);
        }

        private void tell(UpdaterBlock.ParamState part) {
            Layer layer = (Layer) part.getLayer();
            INDArray parameter = layer.getParam(part.getParamName());
            Map<String, INDArray> view = new LinkedHashMap<>();
            view.put(
                    part.getParamName(),
                    part.getGradView().reshape(parameter.ordering(), parameter.shape()));
            probe.tellGradients(layer.getIndex(), view, probe.observer()::regularisedGradient);
        }

        @Override
        public T getConfig() {
            return rule.getConfig();
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialise) {
            rule.setState(state, initialise);
        }

        @Override
        public Map<String, INDArray> getState() {
            return rule.getState();
        }

        @Override
        public void setStateViewArray(
                INDArray view, long[] gradientShape, char gradientOrder, boolean initialise) {
            rule.setStateViewArray(view, gradientShape, gradientOrder, initialise);
        }
    }
}
