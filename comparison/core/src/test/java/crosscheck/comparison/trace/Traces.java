package crosscheck.comparison.trace;

import crosscheck.comparison.engine.LayerOutput;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.StateTensor;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TraceRecorder;
import crosscheck.comparison.engine.TracedTensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** Steps written by hand: one dense layer of two units, two examples. */
final class Traces {
    private Traces() {}

    static StepTrace step() {
        TraceRecorder recorder = new TraceRecorder();
        recorder.weight(parameter("W", List.of(1, 2), 0.5, -2));
        recorder.weight(parameter("b", List.of(2), 1, 4));
        recorder.state(
                new StateTensor(0, "W", "v", new double[] {0.25, 0.125}),
                parameter("W", List.of(1, 2), 0, 0));
        recorder.gradient(parameter("b", List.of(2), 8, -1));
        recorder.gradient(parameter("W", List.of(1, 2), 3, -1));
        recorder.clippedGradient(parameter("W", List.of(1, 2), 1, -1));
        recorder.clippedGradient(parameter("b", List.of(2), 1, -1));
        recorder.regularisedGradient(parameter("W", List.of(1, 2), 1.5, -1));
        recorder.regularisedGradient(parameter("b", List.of(2), 1, -1));
        recorder.outputGradient(0, LayerOutput.Z, 2, new double[] {1, 0, 3, 4});
        recorder.loss(0.75);
        recorder.output(0, LayerOutput.A, 2, new double[] {1, 0, 3, 0});
        recorder.output(0, LayerOutput.Z, 2, new double[] {1, -2, 3, 0});
        return recorder.trace();
    }

    private static ParameterTensor parameter(String name, List<Integer> shape, double... values) {
        return new ParameterTensor(0, name, shape, values);
    }

    /** The same step with another tensor of that name. */
    static StepTrace with(StepTrace step, String name, UnaryOperator<TracedTensor> change) {
        return new StepTrace(
                step.tensors().stream()
                        .map(tensor -> tensor.name().equals(name) ? change.apply(tensor) : tensor)
                        .toList());
    }

    /** The same step with another number. */
    static StepTrace with(StepTrace step, String name, int index, double value) {
        return with(
                step,
                name,
                tensor -> {
                    double[] values = tensor.values().clone();
                    values[index] = value;
                    return tensor.withValues(values);
                });
    }

    /** The same step without a tensor. */
    static StepTrace without(StepTrace step, String name) {
        return new StepTrace(
                step.tensors().stream().filter(tensor -> !tensor.name().equals(name)).toList());
    }

    /** The same bound for every tensor of the step. */
    static StepBounds bounds(Bound bound) {
        return StepBounds.of(bound, names(step()));
    }

    static List<String> names(StepTrace step) {
        return step.tensors().stream().map(TracedTensor::name).toList();
    }
}
