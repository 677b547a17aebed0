package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.TracedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One tensor, step by step: its errors so far. */
final class TensorHistory {
    private final TracedTensor first;
    private final Precision precision;
    private final List<TensorError> at = new ArrayList<>();
    private TensorError worst = new TensorError(0, 0, 0, 0, 0, 0);
    private TensorError last = worst;
    private double largestNumber;
    private int undeterminedFrom = TensorSummary.NEVER;

    TensorHistory(TracedTensor first, Precision precision) {
        this.first = first;
        this.precision = precision;
    }

    /** Compares the tensor of one step; the first entry that is too far is returned. */
    Optional<Divergence> add(
            int step, TracedTensor reference, TracedTensor framework, Bound bound) {
        if (bound.largest() == Double.POSITIVE_INFINITY) { // a shadow is not finite
            undeterminedFrom = Math.min(undeterminedFrom, step);
            return Optional.empty();
        }
        double[] r = reference.values();
        double[] f = framework.values();
        double error = 0;
        double sum = 0;
        double scale = 0;
        int largest = 0;
        int tooFar = -1;
        for (int i = 0; i < r.length; i++) {
            double difference = Math.abs(f[i] - r[i]);
            if (!(difference <= bound.largest()) && tooFar < 0) {
                tooFar = i;
            }
            if (!(difference <= error)) { // true for NaN
                error = difference <= Double.MAX_VALUE ? difference : Double.POSITIVE_INFINITY;
                largest = i;
            }
            sum += difference;
            scale = Math.max(scale, Math.abs(r[i]));
        }
        double mean = r.length == 0 ? 0 : sum / r.length;
        double used = Math.max(Bound.used(error, bound.largest()), Bound.used(mean, bound.mean()));
        note(
                new TensorError(
                        step,
                        error,
                        share(error, scale),
                        ulps(error, scale),
                        bound.largest(),
                        used));
        largestNumber = Math.max(largestNumber, scale);
        if (bound.largest() > scale) {
            undeterminedFrom = Math.min(undeterminedFrom, step);
        }
        if (used <= 1) {
            return Optional.empty();
        }
        boolean single = tooFar >= 0;
        int index = single ? tooFar : largest;
        return Optional.of(
                new Divergence(
                        step,
                        reference.layer(),
                        reference.kind(),
                        reference.name(),
                        reference.indices(index),
                        r[index],
                        f[index],
                        single ? bound.largest() : bound.mean(),
                        single ? Bound.used(Math.abs(f[index] - r[index]), bound.largest()) : used,
                        single ? Divergence.Extent.ENTRY : Divergence.Extent.MEAN));
    }

    private void note(TensorError error) {
        worst = worst.step() == 0 ? error : worst.orWorse(error);
        last = error;
        if (isCheckpoint(error.step())) {
            at.add(error);
        }
    }

    /** Steps 1, 10, 100, 1000, … */
    static boolean isCheckpoint(int step) {
        int power = 1;
        while (power < step && power <= Integer.MAX_VALUE / 10) {
            power *= 10;
        }
        return power == step;
    }

    private static double share(double error, double scale) {
        return error == 0 || error == Double.POSITIVE_INFINITY ? error : error / scale;
    }

    private double ulps(double error, double scale) {
        if (error == 0 || error == Double.POSITIVE_INFINITY) {
            return error;
        }
        return error / (precision == Precision.FLOAT ? Math.ulp((float) scale) : Math.ulp(scale));
    }

    /** The last error that was added. */
    TensorError last() {
        return last;
    }

    TensorSummary summary() {
        List<TensorError> reported = new ArrayList<>(at);
        if (last.step() > 0 && !isCheckpoint(last.step())) {
            reported.add(last);
        }
        return new TensorSummary(
                first.name(),
                first.kind(),
                first.layer(),
                reported,
                worst,
                largestNumber,
                undeterminedFrom);
    }
}
