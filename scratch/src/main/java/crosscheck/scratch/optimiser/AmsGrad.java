package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * AMSGrad: {@link Adam} that divides by the largest root mean square so far, so that a rate never
 * grows again.
 *
 * <pre>{@code
 * m    = beta1 m + (1 - beta1) g
 * v    = beta2 v + (1 - beta2) g^2
 * vMax = max(vMax, v)
 * PUBLISHED   w = w - lr m / (sqrt(vMax) + epsilon)
 * DL4J        w = w - lr sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(vMax) + epsilon)
 * }</pre>
 *
 * <p>m, v and vMax start at 0. The paper's algorithm corrects nothing for the start at 0 and has no
 * epsilon, without which a weight whose gradient was always 0 has 0 / 0. {@link Variant#DL4J}
 * corrects the rate as its Adam does; both take the maximum of the uncorrected v.
 *
 * @param beta1 the share of the mean that is kept, at least 0 and below 1
 * @param beta2 the share of the mean square that is kept, at least 0 and below 1
 * @param epsilon keeps the quotient finite, finite and above 0
 * @param variant whether the rate is corrected
 * @see <a href="https://arxiv.org/abs/1904.09237">S. J. Reddi, S. Kale, S. Kumar, On the
 *     Convergence of Adam and Beyond, 2018, algorithm 2</a>
 */
public record AmsGrad(double beta1, double beta2, double epsilon, Variant variant)
        implements UpdateRule {

    public AmsGrad {
        Hyperparameter.requireDecay("beta1", beta1);
        Hyperparameter.requireDecay("beta2", beta2);
        Hyperparameter.requirePositive("epsilon", epsilon);
    }

    /** DL4J's and Adam's beta1 0.9, beta2 0.999 and epsilon 1e-8. */
    public AmsGrad(Variant variant) {
        this(0.9, 0.999, 1e-8, variant);
    }

    @Override
    public List<String> stateNames() {
        return List.of("m", "v", "vMax");
    }

    @Override
    public void update(
            double[] w, double[] gradient, double[][] state, double learningRate, long step) {
        double[] m = state[0];
        double[] v = state[1];
        double[] vMax = state[2];
        double rate =
                switch (variant) {
                    case PUBLISHED -> learningRate;
                    case DL4J ->
                            learningRate
                                    * StrictMath.sqrt(1 - StrictMath.pow(beta2, step))
                                    / (1 - StrictMath.pow(beta1, step));
                };
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * gradient[i];
            v[i] = beta2 * v[i] + (1 - beta2) * gradient[i] * gradient[i];
            vMax[i] = Math.max(vMax[i], v[i]);
            w[i] -= rate * m[i] / (StrictMath.sqrt(vMax[i]) + epsilon);
        }
    }
}
