package crosscheck.comparison.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that one step of training computed, in the order of the data flow: what the layers put out
 * from the input to the loss, the loss, the gradients from the output back, the clipped gradients,
 * what L2 added, the optimiser's memory and the weights after the update.
 *
 * <p>Where one number is wrong, what follows from it is wrong too; the first tensor in this order
 * is the cause.
 *
 * @param tensors in that order
 */
public record StepTrace(List<TracedTensor> tensors) {

    public StepTrace {
        tensors = List.copyOf(tensors);
    }

    /**
     * A tensor by its name.
     *
     * @param name such as {@code layer 0 z}
     * @return empty if the step has none
     */
    public Optional<TracedTensor> tensor(String name) {
        return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }

    /**
     * Whether the step was taken to its end: an engine that meets a loss that is not finite changes
     * no weights, and its trace has none; true if there are weights after the update.
     */
    public boolean isComplete() {
        return tensors.stream().anyMatch(tensor -> tensor.kind() == TensorKind.WEIGHT);
    }

    /** Whether every number is finite. */
    public boolean isFinite() {
        return tensors.stream()
                .flatMapToDouble(tensor -> Arrays.stream(tensor.values()))
                .allMatch(Double::isFinite);
    }
}
