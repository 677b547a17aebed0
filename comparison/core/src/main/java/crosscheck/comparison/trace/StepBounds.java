package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TracedTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far every tensor of a step may be from its reference: so many times as far as a shadow of the
 * reference got, the furthest of them.
 */
public final class StepBounds {
    /**
     * How many times as far as the shadows a correct program may get. A shadow's roundings are as
     * large as those of a sum in any order; what a few shadows may miss is luck. docs/numerics.md
     * has the measurements.
     */
    public static final double MULTIPLE = 16;

    /** Units in the last place of a tensor's largest number that are always allowed. */
    private static final double LEAST_ULPS = 2;

    private static final double FLOAT_ULP = 0x1p-23;
    private static final double DOUBLE_ULP = 0x1p-52;
    private static final String GRADIENT = " gradient";

    private final Map<String, Bound> bounds;

    private StepBounds(Map<String, Bound> bounds) {
        this.bounds = bounds;
    }

    /** How far one shadow is from the reference: the largest error and the mean one. */
    static Map<String, Bound> deviations(StepTrace reference, StepTrace shadow) {
        Map<String, TracedTensor> others = new HashMap<>();
        shadow.tensors().forEach(tensor -> others.put(tensor.name(), tensor));
        Map<String, Bound> deviations = new HashMap<>();
        for (TracedTensor tensor : reference.tensors()) {
            TracedTensor other = others.get(tensor.name());
            if (other == null) { // the shadow's loss was not finite, and its step ended there
                deviations.put(tensor.name(), Bound.NONE);
            } else {
                Bound deviation = deviation(tensor.values(), other.values());
                if (tensor.kind() == TensorKind.LOSS) {
                    double through = throughOutputs(reference, others);
                    deviation = deviation.orLarger(new Bound(through, through));
                }
                deviations.put(tensor.name(), deviation);
            }
        }
        return deviations;
    }

    private static Bound deviation(double[] reference, double[] shadow) {
        double largest = 0;
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double error = Math.abs(shadow[i] - reference[i]);
            largest = error <= largest ? largest : error; // NaN is larger
            sum += error;
        }
        return Double.isFinite(sum) ? new Bound(largest, sum / reference.length) : Bound.NONE;
    }

    /**
     * How far the errors of the last layer's outputs take the loss: {@code sqrt(sum (dL/dz dz)^2)}.
     * The loss is one number, so that a shadow may be near the reference by luck.
     */
    private static double throughOutputs(StepTrace reference, Map<String, TracedTensor> shadow) {
        for (TracedTensor gradient : reference.tensors()) {
            if (gradient.kind() == TensorKind.OUTPUT_GRADIENT) { // the last layer's comes first
                String name = gradient.name().replace(GRADIENT, "");
                double[] z = reference.tensor(name).orElseThrow().values();
                double[] moved = shadow.get(name).values();
                double sum = 0;
                for (int i = 0; i < z.length; i++) {
                    double error = gradient.values()[i] * (moved[i] - z[i]);
                    sum += error * error;
                }
                return Math.sqrt(sum);
            }
        }
        return 0;
    }

    /**
     * The bounds of a step.
     *
     * @param deviations of each shadow from it, by the names of tensors
     * @param precision whose rounding moved the shadows
     * @return so many times the largest of them, and at least a few units in the last place
     */
    static StepBounds of(
            StepTrace reference, List<Map<String, Bound>> deviations, Precision precision) {
        Map<String, Bound> bounds = new HashMap<>();
        for (TracedTensor tensor : reference.tensors()) {
            double largest = largest(tensor.values());
            double least =
                    largest == 0 ? 0 : LEAST_ULPS * ulp(precision) * largest + tiny(precision);
            boolean finite = least <= Double.MAX_VALUE; // else nothing can be held against it
            bounds.put(tensor.name(), finite ? new Bound(least, least) : Bound.NONE);
        }
        for (Map<String, Bound> shadow : deviations) {
            shadow.forEach((name, own) -> bounds.merge(name, own.times(MULTIPLE), Bound::orLarger));
        }
        return new StepBounds(bounds);
    }

    /** Below it numbers have fewer digits, or are flushed to 0. */
    private static double tiny(Precision precision) {
        return precision == Precision.FLOAT ? Float.MIN_NORMAL : Double.MIN_NORMAL;
    }

    private static double ulp(Precision precision) {
        return precision == Precision.FLOAT ? FLOAT_ULP : DOUBLE_ULP;
    }

    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The same bound for every tensor that is named. */
    static StepBounds of(Bound bound, List<String> tensors) {
        Map<String, Bound> bounds = new HashMap<>();
        tensors.forEach(tensor -> bounds.put(tensor, bound));
        return new StepBounds(bounds);
    }

    /** All of them so many times as large. */
    StepBounds times(double factor) {
        Map<String, Bound> others = new HashMap<>();
        bounds.forEach((name, bound) -> others.put(name, bound.times(factor)));
        return new StepBounds(others);
    }

    /** The bound of a tensor; nothing may differ in one that no shadow has. */
    Bound of(String tensor) {
        return bounds.getOrDefault(tensor, Bound.EXACT);
    }
}
