package crosscheck.comparison.engine;

import crosscheck.scratch.Network;
import crosscheck.scratch.tensor.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The trained numbers of a hand-written network, in the order of every engine: layer by layer
 * {@code W} and {@code b}, or {@code gamma}, {@code beta}, {@code mean} and {@code var} of a batch
 * normalisation.
 */
final class ScratchParameters {
    private static final int TRAINED_IN_A_LAYER = 2;

    private record Entry(int layer, String name, List<Integer> shape, double[] values) {}

    private ScratchParameters() {}

    static List<ParameterTensor> copy(Network network) {
        return entries(network).stream()
                .map(e -> new ParameterTensor(e.layer, e.name, e.shape, e.values.clone()))
                .toList();
    }

    static void set(Network network, List<ParameterTensor> parameters) {
        List<Entry> targets = entries(network);
        if (targets.size() != parameters.size()) {
            throw new IllegalArgumentException(
                    parameters.size() + " tensors, the network needs " + targets.size());
        }
        for (int i = 0; i < targets.size(); i++) {
            double[] target = targets.get(i).values;
            double[] source = parameters.get(i).values();
            if (source.length != target.length) {
                throw new IllegalArgumentException(
                        parameters.get(i).fullName()
                                + " has "
                                + source.length
                                + " numbers, the network needs "
                                + target.length);
            }
            System.arraycopy(source, 0, target, 0, target.length);
        }
    }

    private static List<Entry> entries(Network network) {
        List<Entry> entries = new ArrayList<>();
        Iterator<double[]> statistics = network.statistics().iterator();
        for (int i = 0; i < network.parameters().size(); i++) {
            Parameter parameter = network.parameters().get(i);
            int layer = i / TRAINED_IN_A_LAYER;
            List<Integer> shape = shape(parameter);
            entries.add(new Entry(layer, parameter.name(), shape, parameter.value().values()));
            if (parameter.name().equals("beta")) { // the last one of a batch normalisation
                entries.add(new Entry(layer, "mean", shape, statistics.next()));
                entries.add(new Entry(layer, "var", shape, statistics.next()));
            }
        }
        return entries;
    }

    /** Weights keep theirs; biases and batch normalisation have a row of one number a channel. */
    private static List<Integer> shape(Parameter parameter) {
        return parameter.name().equals("W")
                ? Arrays.stream(parameter.value().shape()).boxed().toList()
                : List.of(parameter.value().values().length);
    }
}
