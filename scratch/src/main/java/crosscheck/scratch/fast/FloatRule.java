package crosscheck.scratch.fast;

import crosscheck.scratch.fast.kernel.Kernels;
import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;

/** An update rule on floats: the formulas are those of the rule's own class. */
@FunctionalInterface
interface FloatRule {

    /**
     * Takes one step. Factors that are the same for all weights are computed in double.
     *
     * @param w the weights; modified
     * @param g the gradient, of the same length; not modified
     * @param state arrays of the same length, in the order of the rule's state names; modified
     * @param step 1 for the first
     */
    void update(float[] w, float[] g, float[][] state, double learningRate, long step);

    static FloatRule of(UpdateRule rule, Kernels kernels) {
        if (rule instanceof Sgd) {
            return (w, g, state, rate, step) -> kernels.addScaled(w, (float) -rate, g, w.length);
        }
        if (rule instanceof Momentum r) {
            float mu = (float) r.momentum();
            return (w, g, s, rate, step) -> FloatRules.momentum(w, g, s[0], (float) rate, mu);
        }
        if (rule instanceof Nesterov r) {
            float mu = (float) r.momentum();
            return (w, g, s, rate, step) -> FloatRules.nesterov(w, g, s[0], (float) rate, mu);
        }
        if (rule instanceof AdaGrad r) {
            float epsilon = epsilon(r.epsilon());
            return (w, g, s, rate, step) ->
                    FloatRules.rootMeanSquare(w, g, s[0], (float) rate, 1, 1, epsilon);
        }
        if (rule instanceof RmsProp r) {
            float decay = (float) r.decay();
            float fresh = (float) (1 - r.decay());
            float epsilon = epsilon(r.epsilon());
            return (w, g, s, rate, step) ->
                    FloatRules.rootMeanSquare(w, g, s[0], (float) rate, decay, fresh, epsilon);
        }
        if (rule instanceof AdaDelta r) {
            float decay = (float) r.decay();
            float fresh = (float) (1 - r.decay());
            float epsilon = epsilon(r.epsilon());
            return (w, g, s, rate, step) ->
                    FloatRules.adaDelta(w, g, s[0], s[1], decay, fresh, epsilon);
        }
        return ofMoments(rule);
    }

    private static FloatRule ofMoments(UpdateRule rule) {
        if (rule instanceof Adam r) {
            return adam(r, new Moments(r.beta1(), r.beta2(), epsilon(r.epsilon())));
        }
        if (rule instanceof Nadam r) {
            return nadam(r, new Moments(r.beta1(), r.beta2(), epsilon(r.epsilon())));
        }
        if (rule instanceof AmsGrad r) {
            return amsGrad(r, new Moments(r.beta1(), r.beta2(), epsilon(r.epsilon())));
        }
        throw new IllegalArgumentException("no kernel for " + rule);
    }

    private static FloatRule adam(Adam rule, Moments moments) {
        return (w, g, s, rate, step) -> {
            double mScale = 1 - power(rule.beta1(), step);
            double vScale = 1 - power(rule.beta2(), step);
            if (rule.variant() == Variant.PUBLISHED) {
                float factor = (float) (rate / mScale);
                FloatRules.adam(w, g, s[0], s[1], moments, factor, (float) (1 / vScale));
            } else {
                float factor = (float) (rate * StrictMath.sqrt(vScale) / mScale);
                FloatRules.adam(w, g, s[0], s[1], moments, factor, 1);
            }
        };
    }

    private static FloatRule nadam(Nadam rule, Moments moments) {
        return (w, g, s, rate, step) -> {
            boolean published = rule.variant() == Variant.PUBLISHED;
            double gScale = 1 - power(rule.beta1(), step);
            double mScale = published ? 1 - power(rule.beta1(), step + 1) : gScale;
            double vScale = published ? 1 - power(rule.beta2(), step) : 1;
            float mFactor = (float) (rate * rule.beta1() / mScale);
            float gFactor = (float) (rate * (1 - rule.beta1()) / gScale);
            FloatRules.nadam(w, g, s[0], s[1], moments, mFactor, gFactor, (float) (1 / vScale));
        };
    }

    private static FloatRule amsGrad(AmsGrad rule, Moments moments) {
        return (w, g, s, rate, step) -> {
            double factor = rate;
            if (rule.variant() == Variant.DL4J) {
                double vScale = 1 - power(rule.beta2(), step);
                factor *= StrictMath.sqrt(vScale) / (1 - power(rule.beta1(), step));
            }
            FloatRules.amsGrad(w, g, s[0], s[1], s[2], moments, (float) factor);
        };
    }

    /**
     * A power by repeated squaring, since StrictMath's allocates memory. Its error is about
     * exponent * 1e-16, far below a float's ulp.
     */
    private static double power(double base, long exponent) {
        double power = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            power *= (rest & 1) == 0 ? 1 : square;
            square *= square;
        }
        return power;
    }

    /** One too small for a float would become 0 and 0 / 0 possible. */
    private static float epsilon(double epsilon) {
        return Math.max((float) epsilon, Float.MIN_VALUE);
    }

    /** The shares of the old and of the new in both running means. */
    record Moments(float beta1, float fresh1, float beta2, float fresh2, float epsilon) {
        Moments(double beta1, double beta2, float epsilon) {
            this((float) beta1, (float) (1 - beta1), (float) beta2, (float) (1 - beta2), epsilon);
        }
    }
}
