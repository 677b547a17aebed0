package crosscheck.comparison.parity;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.TracedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One tensor, step by step: its errors so far. */
final class TensorHistory {
    private final TracedTensor first;
    private final Tolerance tolerance;
    private final Precision precision;
    private final List<TensorError> at = new ArrayList<>();
    private TensorError worst = new TensorError(0, 0, 0, 0, 0);
    private TensorError last = worst;
    private double largestNumber;

    TensorHistory(TracedTensor first, Tolerance tolerance, Precision precision) {
        this.first = first;
        this.tolerance = tolerance;
        this.precision = precision;
    }

    /** Compares the tensor of one step; the first entry that is too far is returned. */
    Optional<Divergence> add(int step, TracedTensor reference, TracedTensor framework) {
        double[] r = reference.values();
        double[] f = framework.values();
        double error = 0;
        double scale = 0;
        double used = 0;
        int tooFar = -1;
        for (int i = 0; i < r.length; i++) {
            double difference = Math.abs(f[i] - r[i]);
            double allowed = tolerance.allowed(r[i]);
            boolean finite = difference <= Double.MAX_VALUE; // not so where one is NaN or infinite
            if (!(finite && difference <= allowed) && tooFar < 0) {
                tooFar = i;
            }
            error = Math.max(error, finite ? difference : Double.POSITIVE_INFINITY);
            if (Math.abs(r[i]) > scale) {
                scale = Math.abs(r[i]);
            }
            if (!finite) {
                used = Double.POSITIVE_INFINITY;
            } else if (difference > used * allowed) {
                used = difference / allowed;
            }
        }
        note(new TensorError(step, error, share(error, scale), ulps(error, scale), used), scale);
        return tooFar < 0
                ? Optional.empty()
                : Optional.of(
                        new Divergence(
                                step,
                                reference.layer(),
                                reference.kind(),
                                reference.name(),
                                reference.indices(tooFar),
                                r[tooFar],
                                f[tooFar],
                                tolerance.allowed(r[tooFar])));
    }

    private void note(TensorError error, double scale) {
        worst = worst.step() == 0 ? error : worst.orWorse(error);
        last = error;
        largestNumber = Math.max(largestNumber, scale);
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

    /** The largest error of the last step that was added. */
    double lastError() {
        return last.absolute();
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
                tolerance,
                reported,
                worst,
                largestNumber);
    }
}
