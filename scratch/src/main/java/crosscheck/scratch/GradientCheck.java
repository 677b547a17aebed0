package crosscheck.scratch;

import crosscheck.data.Seeds;
import crosscheck.scratch.optimiser.L2;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Compares the gradients of backpropagation with differences of the loss.
 *
 * <pre>{@code
 * n = (L(w + h) - L(w - h)) / (2 h),  h = 1e-5
 * an entry agrees if |a - n| <= 1e-9 + 1e-6 max(|a|, |n|)
 * }</pre>
 *
 * The difference quotient is off by about h^2 from the curvature of the loss and 1e-16 / h from
 * rounding, both below the bound for losses near 1. Inputs must keep away from kinks (ReLU at 0).
 */
public final class GradientCheck {
    private static final double STEP = 1e-5;
    private static final double ABSOLUTE = 1e-9;
    private static final double RELATIVE = 1e-6;

    private GradientCheck() {}

    /**
     * What a check found.
     *
     * @param checked number of entries compared
     * @param nonZero how many of them had a gradient other than 0
     * @param budgetUsed the largest error as a fraction of the allowed one; NaN if one was NaN
     * @param worst where it was: parameter, index and both values
     */
    public record Result(int checked, int nonZero, double budgetUsed, String worst) {

        /**
         * Whether every entry agreed and there was something to check; true if at least 90 % of the
         * entries were not 0 and the budget was kept.
         */
        public boolean passed() {
            return checked > 0 && nonZero >= 0.9 * checked && budgetUsed <= 1;
        }
    }

    /**
     * Checks entries of every parameter of a network on one batch.
     *
     * @param network its parameters are changed while checking and put back
     * @param x {@code (n, d)}; not modified
     * @param targets {@code (n, k)}; not modified
     * @param entriesPerParameter at most so many of each, drawn without repetition
     */
    public static Result run(
            Network network, Tensor x, Tensor targets, int entriesPerParameter, long seed) {
        return run(network, x, targets, new L2(0), entriesPerParameter, seed);
    }

    /**
     * Checks the gradient of the loss with an L2 penalty: {@code L(w) + penalty(w)} against the sum
     * of both gradients.
     *
     * @param network its parameters are changed while checking and put back
     * @param x {@code (n, d)}; not modified
     * @param targets {@code (n, k)}; not modified
     * @param entriesPerParameter at most so many of each, drawn without repetition
     */
    public static Result run(
            Network network, Tensor x, Tensor targets, L2 l2, int entriesPerParameter, long seed) {
        List<Parameter> parameters = network.parameters();
        DoubleSupplier loss = () -> network.computeGradients(x, targets) + l2.penalty(parameters);
        loss.getAsDouble();
        List<double[]> gradients = parameters.stream().map(p -> gradient(p, l2)).toList();
        int checked = 0;
        int nonZero = 0;
        double budgetUsed = 0;
        String worst = "nothing checked";
        for (int p = 0; p < parameters.size(); p++) {
            double[] w = parameters.get(p).value().values();
            for (int i : entries(w.length, entriesPerParameter, seed, p)) {
                double a = gradients.get(p)[i];
                double n = differenceQuotient(loss, w, i);
                double used =
                        Math.abs(a - n)
                                / (ABSOLUTE + RELATIVE * Math.max(Math.abs(a), Math.abs(n)));
                checked++;
                nonZero += a != 0 ? 1 : 0;
                if (!(used <= budgetUsed) && !Double.isNaN(budgetUsed)) {
                    budgetUsed = used;
                    worst =
                            "parameter %d (%s) [%d]: backpropagation %s, difference %s"
                                    .formatted(p, parameters.get(p).name(), i, a, n);
                }
            }
        }
        return new Result(checked, nonZero, budgetUsed, worst);
    }

    private static double[] gradient(Parameter parameter, L2 l2) {
        double[] gradient = parameter.gradient().values().clone();
        l2.addGradient(parameter, gradient);
        return gradient;
    }

    private static double differenceQuotient(DoubleSupplier loss, double[] w, int i) {
        double before = w[i];
        w[i] = before + STEP;
        double above = loss.getAsDouble();
        w[i] = before - STEP;
        double below = loss.getAsDouble();
        w[i] = before;
        return (above - below) / (2 * STEP);
    }

    private static int[] entries(int length, int most, long seed, int parameter) {
        Random random = Seeds.generator(seed, Seeds.Stream.GRADIENT_CHECK, parameter);
        int[] all = Batch.range(0, length);
        int count = Math.min(most, length);
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(length - i);
            int swapped = all[i];
            all[i] = all[j];
            all[j] = swapped;
        }
        return Arrays.copyOf(all, count);
    }
}
