package crosscheck.scratch.layer;

import crosscheck.scratch.GradientCheck;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Compares the gradients of one layer, of the input and of every parameter, with central
 * differences of {@code L = sum of r y} for fixed random r, every entry of them.
 */
final class LayerGradients {
    private static final double STEP = 1e-5;

    private LayerGradients() {}

    /** Values from N(0, 1). */
    static Tensor random(long seed, int... shape) {
        Random random = new Random(seed);
        Tensor tensor = new Tensor(shape);
        Arrays.setAll(tensor.values(), i -> random.nextGaussian());
        return tensor;
    }

    /** Values in random order with at least 0.1 between any two: no maximum is a near tie. */
    static Tensor apart(long seed, int... shape) {
        Tensor tensor = random(seed, shape);
        double[] sorted = tensor.values().clone();
        Arrays.sort(sorted);
        double middle = sorted.length / 2.0;
        Arrays.setAll(
                tensor.values(),
                i -> 0.1 * (Arrays.binarySearch(sorted, tensor.values()[i]) - middle + 0.25));
        return tensor;
    }

    /** Every parameter from N(0, 1). */
    static <L extends Layer> L drawn(L layer, long seed) {
        int p = 0;
        for (Parameter parameter : layer.parameters()) {
            double[] values = parameter.value().values();
            System.arraycopy(
                    random(seed + p++, values.length).values(), 0, values, 0, values.length);
        }
        return layer;
    }

    static GradientCheck.Result check(Layer layer, Tensor x) {
        Tensor factors = random(99, layer.forward(x, Mode.TRAINING).shape());
        layer.computeParameterGradients(factors);
        List<String> names = new ArrayList<>(List.of("x"));
        List<double[]> values = new ArrayList<>(List.of(x.values()));
        List<double[]> gradients =
                new ArrayList<>(List.of(layer.inputGradient(factors).values().clone()));
        for (Parameter parameter : layer.parameters()) {
            names.add(parameter.name());
            values.add(parameter.value().values());
            gradients.add(parameter.gradient().values().clone());
        }
        int checked = 0;
        int nonZero = 0;
        double budgetUsed = 0;
        String worst = "nothing checked";
        for (int t = 0; t < names.size(); t++) {
            for (int i = 0; i < values.get(t).length; i++) {
                double a = gradients.get(t)[i];
                double n = difference(layer, x, factors, values.get(t), i);
                double used = Math.abs(a - n) / (1e-9 + 1e-6 * Math.max(Math.abs(a), Math.abs(n)));
                checked++;
                nonZero += a != 0 ? 1 : 0;
                if (!(used <= budgetUsed) && !Double.isNaN(budgetUsed)) {
                    budgetUsed = used;
                    worst =
                            "%s, d%s[%d]: %s, difference %s"
                                    .formatted(layer, names.get(t), i, a, n);
                }
            }
        }
        return new GradientCheck.Result(checked, nonZero, budgetUsed, worst);
    }

    private static double difference(
            Layer layer, Tensor x, Tensor factors, double[] values, int i) {
        double before = values[i];
        values[i] = before + STEP;
        double[] above = layer.forward(x, Mode.TRAINING).values().clone();
        values[i] = before - STEP;
        double[] below = layer.forward(x, Mode.TRAINING).values();
        values[i] = before;
        double sum = 0;
        for (int j = 0; j < above.length; j++) {
            sum += factors.values()[j] * (above[j] - below[j]);
        }
        return sum / (2 * STEP);
    }
}
