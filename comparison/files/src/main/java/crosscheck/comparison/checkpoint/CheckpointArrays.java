package crosscheck.comparison.checkpoint;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.StateTensor;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NumberType;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.Evaluation;
import crosscheck.data.InvalidDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arrays of a checkpoint: {@code weights_0_W} and so on, {@code state_0_W_m} and so on, {@code
 * running} (the epoch's sum of losses and seconds so far), and {@code metrics} (epochs done, 5):
 * learning rate, training loss, correct validation examples, validation loss, seconds.
 */
final class CheckpointArrays {
    private static final String WEIGHTS = "weights_";
    private static final String STATE = "state_";
    private static final String RUNNING = "running";
    private static final String METRICS = "metrics";
    private static final int FIGURES = 5;
    private static final Set<String> STATISTICS = Set.of("mean", "var");

    private CheckpointArrays() {}

    // ---- writing ------------------------------------------------------------------------------

    static Map<String, NpyArray> of(TrainingState state, NumberType type) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (ParameterTensor tensor : state.weights()) {
            shapes.put(tensor.fullName(), tensor.shape());
            arrays.put(WEIGHTS + tensor.fullName(), array(type, tensor));
        }
        for (StateTensor tensor : state.optimiserState()) {
            List<Integer> shape = shapes.get(tensor.layer() + "_" + tensor.parameter());
            arrays.put(STATE + tensor.fullName(), new NpyArray(type, shape, tensor.values()));
        }
        double[] running = {state.lossSum(), state.trainSeconds()};
        arrays.put(RUNNING, new NpyArray(NumberType.FLOAT64, List.of(running.length), running));
        if (!state.epochs().isEmpty()) {
            arrays.put(METRICS, metrics(state.epochs()));
        }
        return arrays;
    }

    static Map<String, NpyArray> weights(List<ParameterTensor> weights, NumberType type) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        weights.forEach(tensor -> arrays.put(tensor.fullName(), array(type, tensor)));
        return arrays;
    }

    private static NpyArray array(NumberType type, ParameterTensor tensor) {
        return new NpyArray(type, tensor.shape(), tensor.values());
    }

    private static NpyArray metrics(List<EpochMetrics> epochs) {
        double[] figures = new double[epochs.size() * FIGURES];
        for (int i = 0; i < epochs.size(); i++) {
            EpochMetrics epoch = epochs.get(i);
            figures[i * FIGURES] = epoch.learningRate();
            figures[i * FIGURES + 1] = epoch.trainLoss();
            figures[i * FIGURES + 2] = epoch.validation().correct();
            figures[i * FIGURES + 3] = epoch.validation().loss();
            figures[i * FIGURES + 4] = epoch.trainSeconds();
        }
        return new NpyArray(NumberType.FLOAT64, List.of(epochs.size(), FIGURES), figures);
    }

    // ---- reading ------------------------------------------------------------------------------

    /** The arrays of the weights alone, under their names in the network. */
    static Map<String, NpyArray> weights(Map<String, NpyArray> arrays) {
        Map<String, NpyArray> weights = new LinkedHashMap<>();
        arrays.forEach(
                (name, array) -> {
                    if (name.startsWith(WEIGHTS)) {
                        weights.put(name.substring(WEIGHTS.length()), array);
                    }
                });
        return weights;
    }

    /** All that the update rule remembers, in the order in which engines take it. */
    static List<StateTensor> states(
            Map<String, NpyArray> arrays, List<ParameterTensor> weights, List<String> stateNames)
            throws InvalidDataException {
        List<StateTensor> states = new ArrayList<>();
        for (ParameterTensor weight : weights) {
            if (!STATISTICS.contains(weight.name())) {
                for (String state : stateNames) {
                    String name = STATE + weight.fullName() + "_" + state;
                    double[] values = values(arrays, name, weight.shape());
                    states.add(new StateTensor(weight.layer(), weight.name(), state, values));
                }
            }
        }
        return states;
    }

    /** The epoch's sum of losses and its seconds so far. */
    static double[] running(Map<String, NpyArray> arrays) throws InvalidDataException {
        return values(arrays, RUNNING, List.of(2));
    }

    /** What was measured in so many epochs. */
    static List<EpochMetrics> metrics(
            Map<String, NpyArray> arrays, int epochs, int validationExamples)
            throws InvalidDataException {
        List<EpochMetrics> metrics = new ArrayList<>();
        if (epochs == 0) {
            return metrics;
        }
        double[] figures = values(arrays, METRICS, List.of(epochs, FIGURES));
        for (int i = 0; i < epochs; i++) {
            metrics.add(
                    new EpochMetrics(
                            i + 1,
                            figures[i * FIGURES],
                            figures[i * FIGURES + 1],
                            new Evaluation(
                                    validationExamples,
                                    (int) figures[i * FIGURES + 2],
                                    figures[i * FIGURES + 3]),
                            figures[i * FIGURES + 4]));
        }
        return metrics;
    }

    private static double[] values(Map<String, NpyArray> arrays, String name, List<Integer> shape)
            throws InvalidDataException {
        NpyArray array = arrays.get(name);
        if (array == null || !array.shape().equals(shape)) {
            throw new InvalidDataException(
                    "the checkpoint must have %s of shape %s but has %s"
                            .formatted(
                                    name,
                                    shape,
                                    array == null ? "none" : "one of shape " + array.shape()));
        }
        return array.values();
    }
}
