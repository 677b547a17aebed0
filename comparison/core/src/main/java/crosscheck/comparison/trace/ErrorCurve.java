package crosscheck.comparison.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the errors of one kind of tensor went with the steps, from the first. Of several tensors each
 * number is the largest of any. NaN where the kind was not compared at a step.
 */
public final class ErrorCurve {
    private final List<Double> absolute = new ArrayList<>();
    private final List<Double> allowed = new ArrayList<>();
    private final List<Double> used = new ArrayList<>();

    ErrorCurve() {}

    /** The error may be null: nothing was compared. */
    void add(int step, TensorError error) {
        while (absolute.size() < step - 1) {
            addNumbers(Double.NaN, Double.NaN, Double.NaN);
        }
        if (error == null) {
            addNumbers(Double.NaN, Double.NaN, Double.NaN);
        } else {
            addNumbers(error.absolute(), error.allowed(), error.used());
        }
    }

    private void addNumbers(double error, double bound, double share) {
        absolute.add(error);
        allowed.add(bound);
        used.add(share);
    }

    /** The largest absolute errors; one for each step, unmodifiable. */
    public List<Double> absolute() {
        return Collections.unmodifiableList(absolute);
    }

    /**
     * What was allowed of the tensor that came nearest to its bound; one for each step,
     * unmodifiable.
     */
    public List<Double> allowed() {
        return Collections.unmodifiableList(allowed);
    }

    /** The largest shares of an allowed error; one for each step, unmodifiable. */
    public List<Double> used() {
        return Collections.unmodifiableList(used);
    }
}
