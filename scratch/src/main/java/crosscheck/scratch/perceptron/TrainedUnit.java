package crosscheck.scratch.perceptron;

import java.util.List;

/**
 * A unit and how it came about.
 *
 * @param unit as it is after the last pass
 * @param errorsByPass how many examples were wrong in each pass; at least one pass
 * @param updates every change, from first to last
 */
public record TrainedUnit(LinearUnit unit, List<Integer> errorsByPass, List<Update> updates) {

    public TrainedUnit {
        errorsByPass = List.copyOf(errorsByPass);
        updates = List.copyOf(updates);
    }

    /** Whether the last pass found nothing wrong, so that no further pass would change anything. */
    public boolean converged() {
        return errorsByPass.get(errorsByPass.size() - 1) == 0;
    }
}
