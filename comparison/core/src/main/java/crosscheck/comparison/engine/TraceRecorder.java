package crosscheck.comparison.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what a step computes, in whichever order an engine shows it, and puts it in the order of
 * the data flow.
 */
public final class TraceRecorder {
    private static final Comparator<Entry> DATA_FLOW =
            Comparator.comparingInt(Entry::phase)
                    .thenComparingInt(Entry::layerRank)
                    .thenComparingInt(Entry::part);

    /** Behind the gradient of the layer's output, part 0. */
    private static final List<String> IN_A_LAYER = List.of("W,b,gamma,beta,mean,var".split(","));

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, double[]> clipped = new HashMap<>();

    /** A tensor and its place: the phase of the step, and the part within its layer. */
    private record Entry(TracedTensor tensor, int part) {
        int phase() {
            return switch (tensor.kind()) {
                case PRE_ACTIVATION, ACTIVATION -> TensorKind.PRE_ACTIVATION.ordinal();
                case OUTPUT_GRADIENT, GRADIENT -> TensorKind.OUTPUT_GRADIENT.ordinal();
                default -> tensor.kind().ordinal();
            };
        }

        /** Gradients come from the output back, all else from the input on. */
        int layerRank() {
            boolean backwards = phase() == TensorKind.OUTPUT_GRADIENT.ordinal();
            return backwards ? -tensor.layer() : tensor.layer();
        }
    }

    /** A recorder of nothing yet. */
    public TraceRecorder() {}

    /**
     * What a layer puts out.
     *
     * @param layer of the last weights on the way, or {@link TracedTensor#NO_LAYER}
     * @param values {@code (n, columns)}; kept
     */
    public void output(int layer, LayerOutput output, int columns, double[] values) {
        add(output.kind(), layer, name(layer, output), columns, values, output.ordinal());
    }

    /**
     * The gradient of the loss with respect to what a layer with parameters puts out.
     *
     * @param layer 0 for the first layer with weights
     * @param values {@code (n, columns)}; kept
     */
    public void outputGradient(int layer, LayerOutput output, int columns, double[] values) {
        String name = name(layer, output) + " gradient";
        add(TensorKind.OUTPUT_GRADIENT, layer, name, columns, values, 0);
    }

    private static String name(int layer, LayerOutput output) {
        String place = layer == TracedTensor.NO_LAYER ? "input" : "layer " + layer;
        return place + " " + output.label();
    }

    private void add(
            TensorKind kind, int layer, String name, int columns, double[] values, int part) {
        List<Integer> shape = List.of(values.length / columns, columns);
        entries.add(new Entry(new TracedTensor(kind, layer, name, shape, values), part));
    }

    /**
     * The loss before the update.
     *
     * @param loss the mean over the mini-batch, without the L2 term
     */
    public void loss(double loss) {
        double[] values = {loss};
        entries.add(
                new Entry(
                        new TracedTensor(
                                TensorKind.LOSS, TracedTensor.NO_LAYER, "loss", List.of(), values),
                        0));
    }

    /** The gradient of the loss with respect to a parameter. */
    public void gradient(ParameterTensor gradient) {
        add(TensorKind.GRADIENT, gradient, " gradient", gradient.values());
    }

    public void clippedGradient(ParameterTensor gradient) {
        clipped.put(gradient.fullName(), gradient.values());
        add(TensorKind.CLIPPED_GRADIENT, gradient, " clipped gradient", gradient.values());
    }

    /**
     * What the update rule was given; recorded is what L2 added to the clipped gradient, the
     * difference of the two.
     *
     * @param gradient with the parameter's name and shape
     * @throws IllegalStateException if the clipped gradient was not recorded before
     */
    public void regularisedGradient(ParameterTensor gradient) {
        double[] before = clipped.get(gradient.fullName());
        if (before == null) {
            throw new IllegalStateException(
                    "the clipped gradient of " + gradient.fullName() + " comes first");
        }
        double[] added = new double[before.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = gradient.values()[i] - before[i];
        }
        add(TensorKind.L2, gradient, " l2", added);
    }

    /**
     * What the update rule remembers after the update.
     *
     * @param parameter whose; gives the shape
     */
    public void state(StateTensor state, ParameterTensor parameter) {
        entries.add(
                new Entry(
                        new TracedTensor(
                                TensorKind.STATE,
                                state.layer(),
                                state.fullName(),
                                parameter.shape(),
                                state.values()),
                        0));
    }

    /** A parameter or running statistic after the update. */
    public void weight(ParameterTensor weight) {
        add(TensorKind.WEIGHT, weight, "", weight.values());
    }

    /** All that a step leaves behind: the optimiser's memory and the parameters. */
    void update(Trainee trainee) {
        List<ParameterTensor> parameters = trainee.parameters();
        Map<String, ParameterTensor> byName = new HashMap<>();
        parameters.forEach(parameter -> byName.put(parameter.fullName(), parameter));
        for (StateTensor state : trainee.optimiserState()) {
            state(state, byName.get(state.layer() + "_" + state.parameter()));
        }
        parameters.forEach(this::weight);
    }

    private void add(TensorKind kind, ParameterTensor like, String suffix, double[] values) {
        TracedTensor tensor =
                new TracedTensor(
                        kind, like.layer(), like.fullName() + suffix, like.shape(), values);
        entries.add(new Entry(tensor, 1 + IN_A_LAYER.indexOf(like.name())));
    }

    /** What was recorded; in the order of the data flow. */
    public StepTrace trace() {
        return new StepTrace(entries.stream().sorted(DATA_FLOW).map(Entry::tensor).toList());
    }
}
