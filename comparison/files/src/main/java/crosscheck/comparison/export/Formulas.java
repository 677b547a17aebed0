package crosscheck.comparison.export;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.LossName;
import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import java.util.List;

/**
 * What each part computes, as text for whoever writes it again: g is the gradient that the rule is
 * given, t the number of the step from 1, lr the learning rate of the step.
 */
final class Formulas {
    private static final String MEAN = "m = beta1 m + (1 - beta1) g";
    private static final String MEAN_SQUARE = "v = beta2 v + (1 - beta2) g^2";

    private Formulas() {}

    static String of(ActivationName activation) {
        return switch (activation) {
            case SIGMOID -> "a = 1 / (1 + exp(-z))";
            case TANH -> "a = tanh(z)";
            case RELU -> "a = max(0, z), with the derivative 0 at z = 0";
            case IDENTITY -> "a = z";
        };
    }

    static String of(LossName loss) {
        return switch (loss) {
            case QUADRATIC ->
                    "a = 1 / (1 + exp(-z)); L = 1 / (2 n) sum over i, j of (a_ij - t_ij)^2";
            case CROSS_ENTROPY ->
                    "a_ij = exp(z_ij) / sum over k of exp(z_ik); L = -1 / n sum over i, j of t_ij"
                            + " log a_ij";
        };
    }

    static String gradient(LossName loss) {
        return switch (loss) {
            case QUADRATIC -> "dL/dz = (a - t) a (1 - a) / n";
            case CROSS_ENTROPY -> "dL/dz = (a - t) / n";
        };
    }

    static String of(GradientClipping clipping) {
        if (clipping instanceof GradientClipping.Value) {
            return "g = min(limit, max(-limit, g)) for each number";
        }
        if (clipping instanceof GradientClipping.TensorNorm) {
            return "g = g limit / |g| where |g| > limit, for each parameter on its own, with the"
                    + " Euclidean norm";
        }
        if (clipping instanceof GradientClipping.GlobalNorm) {
            return "g = g limit / norm where norm > limit, with the Euclidean norm over all"
                    + " parameters";
        }
        return "g = g";
    }

    /** One assignment a line, in order. */
    static List<String> of(UpdateRule rule) {
        if (rule instanceof Sgd) {
            return List.of("w = w - lr g");
        }
        if (rule instanceof Momentum) {
            return List.of("v = momentum v - lr g", "w = w + v");
        }
        if (rule instanceof Nesterov) {
            return List.of(
                    "vNew = momentum v - lr g",
                    "w = w + (1 + momentum) vNew - momentum v",
                    "v = vNew");
        }
        if (rule instanceof AdaGrad) {
            return List.of("h = h + g^2", "w = w - lr g / (sqrt(h) + epsilon)");
        }
        if (rule instanceof RmsProp) {
            return List.of("r = decay r + (1 - decay) g^2", "w = w - lr g / (sqrt(r) + epsilon)");
        }
        if (rule instanceof AdaDelta) {
            return List.of(
                    "msg = decay msg + (1 - decay) g^2",
                    "d = sqrt(msdx + epsilon) / sqrt(msg + epsilon) g",
                    "msdx = decay msdx + (1 - decay) d^2",
                    "w = w - d");
        }
        return ofTheAdams(rule);
    }

    private static List<String> ofTheAdams(UpdateRule rule) {
        if (rule instanceof Adam adam) {
            return List.of(
                    MEAN,
                    MEAN_SQUARE,
                    adam.variant() == Variant.DL4J
                            ? "w = w - lr sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)"
                            : "w = w - lr m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)");
        }
        if (rule instanceof Nadam nadam) {
            return nadam.variant() == Variant.DL4J
                    ? List.of(
                            MEAN,
                            MEAN_SQUARE,
                            "d = (beta1 m + (1 - beta1) g) / (1 - beta1^t)",
                            "w = w - lr d / (sqrt(v) + epsilon)")
                    : List.of(
                            MEAN,
                            MEAN_SQUARE,
                            "d = beta1 m / (1 - beta1^(t+1)) + (1 - beta1) g / (1 - beta1^t)",
                            "w = w - lr d / (sqrt(v / (1 - beta2^t)) + epsilon)");
        }
        if (rule instanceof AmsGrad amsGrad) {
            return List.of(
                    MEAN,
                    MEAN_SQUARE,
                    "vMax = max(vMax, v)",
                    amsGrad.variant() == Variant.DL4J
                            ? "w = w - lr sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(vMax) + epsilon)"
                            : "w = w - lr m / (sqrt(vMax) + epsilon)");
        }
        throw new IllegalArgumentException("no formula for " + rule);
    }
}
