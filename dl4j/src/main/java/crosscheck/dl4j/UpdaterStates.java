package crosscheck.dl4j;

import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * What DL4J's update rule keeps between steps, by parameter. DL4J keeps it in blocks of parameters
 * that have the same rule, each number where the parameter has its own.
 */
record UpdaterStates(MultiLayerNetwork network, Parameters parameters) {

    /** Copies by DL4J's names; empty before the first step. */
    Map<String, double[]> of(ParameterName name) {
        Map<String, double[]> states = new TreeMap<>();
        views(name, network.getUpdater(false))
                .forEach((state, view) -> states.put(state, Parameters.copy(view)));
        return states;
    }

    /** Sets all of a parameter, by DL4J's names. */
    void set(ParameterName name, Map<String, double[]> states) {
        Map<String, INDArray> views = views(name, network.getUpdater(true));
        if (!views.keySet().equals(states.keySet())) {
            throw new IllegalArgumentException(
                    "%s has the states %s, not %s"
                            .formatted(name, views.keySet(), states.keySet()));
        }
        states.forEach((state, values) -> requireLength(name, views.get(state), values));
        states.forEach((state, values) -> Parameters.write(values, views.get(state)));
    }

    private static void requireLength(ParameterName name, INDArray view, double[] values) {
        if (view.length() != values.length) {
            throw new IllegalArgumentException(
                    "a state of %s has %d numbers, not %d"
                            .formatted(name, view.length(), values.length));
        }
    }

    /** The arrays themselves, in the parameter's shape and order; changes change the state. */
    private Map<String, INDArray> views(ParameterName name, Updater updater) {
        INDArray parameter = parameters.array(name);
        Map<String, INDArray> views = new TreeMap<>();
        if (updater instanceof BaseMultiLayerUpdater<?> blocks) {
            for (UpdaterBlock block : blocks.getUpdaterBlocks()) {
                for (UpdaterBlock.ParamState state : block.getLayersAndVariablesInBlock()) {
                    if (state.getLayer() == parameters.layer(name)
                            && state.getParamName().equals(name.name())) {
                        addViews(views, block, state, parameter);
                    }
                }
            }
        }
        return views;
    }

    private static void addViews(
            Map<String, INDArray> views,
            UpdaterBlock block,
            UpdaterBlock.ParamState state,
            INDArray parameter) {
        int from = state.getParamOffsetStart() - block.getParamOffsetStart();
        int to = state.getParamOffsetEnd() - block.getParamOffsetStart();
        GradientUpdater<?> rule = block.getGradientUpdater();
        for (Map.Entry<String, INDArray> entry : rule.getState().entrySet()) {
            INDArray whole = entry.getValue();
            INDArray part = whole.reshape(whole.length()).get(NDArrayIndex.interval(from, to));
            views.put(entry.getKey(), part.reshape(parameter.ordering(), parameter.shape()));
        }
    }
}
