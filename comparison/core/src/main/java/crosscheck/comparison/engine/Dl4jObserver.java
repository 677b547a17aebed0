package crosscheck.comparison.engine;

import crosscheck.dl4j.ParameterName;
import crosscheck.dl4j.StepObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Hands what DL4J computes to a recorder, in the words of this side. */
final class Dl4jObserver implements StepObserver {
    private final TraceRecorder recorder;
    private final Map<String, ParameterTensor> trained = new HashMap<>();

    /** The parameters that have a gradient give the shapes. */
    Dl4jObserver(TraceRecorder recorder, List<ParameterTensor> trained) {
        this.recorder = recorder;
        trained.forEach(tensor -> this.trained.put(tensor.fullName(), tensor));
    }

    private static LayerOutput word(Output output) {
        return switch (output) {
            case PRE_ACTIVATION -> LayerOutput.Z;
            case NORMALISED -> LayerOutput.NORMALISED;
            case ACTIVATION -> LayerOutput.A;
            case POOLED -> LayerOutput.POOLED;
            case FLATTENED -> LayerOutput.FLATTENED;
            case DROPPED -> LayerOutput.DROPPED;
        };
    }

    @Override
    public void output(int layer, Output output, int columns, double[] values) {
        recorder.output(layer, word(output), columns, values);
    }

    @Override
    public void outputGradient(int layer, Output output, int columns, double[] values) {
        recorder.outputGradient(layer, word(output), columns, values);
    }

    @Override
    public void gradient(ParameterName parameter, double[] values) {
        record(parameter, values, recorder::gradient);
    }

    @Override
    public void clippedGradient(ParameterName parameter, double[] values) {
        record(parameter, values, recorder::clippedGradient);
    }

    @Override
    public void regularisedGradient(ParameterName parameter, double[] values) {
        record(parameter, values, recorder::regularisedGradient);
    }

    /** The running statistics of a normalisation have no gradient; DL4J moves them by one. */
    private void record(ParameterName name, double[] values, Consumer<ParameterTensor> to) {
        ParameterTensor parameter = trained.get(name.toString());
        if (parameter != null) {
            to.accept(parameter.withValues(values));
        }
    }
}
