package crosscheck.scratch.fast;

/**
 * The loops of {@link FloatRule}. Each weight is on its own, so that the compiler turns them into
 * vector instructions without being told.
 */
final class FloatRules {
    private FloatRules() {}

    static void momentum(float[] w, float[] g, float[] v, float rate, float momentum) {
        for (int i = 0; i < w.length; i++) {
            v[i] = momentum * v[i] - rate * g[i];
            w[i] += v[i];
        }
    }

    static void nesterov(float[] w, float[] g, float[] v, float rate, float momentum) {
        float ahead = 1 + momentum;
        for (int i = 0; i < w.length; i++) {
            float before = v[i];
            float after = momentum * before - rate * g[i];
            v[i] = after;
            w[i] += ahead * after - momentum * before;
        }
    }

    static void rootMeanSquare(
            float[] w, float[] g, float[] r, float rate, float decay, float fresh, float epsilon) {
        for (int i = 0; i < w.length; i++) {
            r[i] = decay * r[i] + fresh * g[i] * g[i];
            w[i] -= rate * g[i] / ((float) Math.sqrt(r[i]) + epsilon);
        }
    }

    static void adaDelta(
            float[] w,
            float[] g,
            float[] msg,
            float[] msdx,
            float decay,
            float fresh,
            float epsilon) {
        for (int i = 0; i < w.length; i++) {
            msg[i] = decay * msg[i] + fresh * g[i] * g[i];
            float d =
                    (float) Math.sqrt(msdx[i] + epsilon)
                            / (float) Math.sqrt(msg[i] + epsilon)
                            * g[i];
            msdx[i] = decay * msdx[i] + fresh * d * d;
            w[i] -= d;
        }
    }

    static void adam(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            FloatRule.Moments moments,
            float rate,
            float vFactor) {
        float beta1 = moments.beta1();
        float fresh1 = moments.fresh1();
        float beta2 = moments.beta2();
        float fresh2 = moments.fresh2();
        float epsilon = moments.epsilon();
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + fresh1 * g[i];
            v[i] = beta2 * v[i] + fresh2 * g[i] * g[i];
            w[i] -= rate * m[i] / ((float) Math.sqrt(v[i] * vFactor) + epsilon);
        }
    }

    static void nadam(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            FloatRule.Moments moments,
            float mFactor,
            float gFactor,
            float vFactor) {
        float beta1 = moments.beta1();
        float fresh1 = moments.fresh1();
        float beta2 = moments.beta2();
        float fresh2 = moments.fresh2();
        float epsilon = moments.epsilon();
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + fresh1 * g[i];
            v[i] = beta2 * v[i] + fresh2 * g[i] * g[i];
            w[i] -=
                    (mFactor * m[i] + gFactor * g[i])
                            / ((float) Math.sqrt(v[i] * vFactor) + epsilon);
        }
    }

    static void amsGrad(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            float[] vMax,
            FloatRule.Moments moments,
            float rate) {
        float beta1 = moments.beta1();
        float fresh1 = moments.fresh1();
        float beta2 = moments.beta2();
        float fresh2 = moments.fresh2();
        float epsilon = moments.epsilon();
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + fresh1 * g[i];
            v[i] = beta2 * v[i] + fresh2 * g[i] * g[i];
            vMax[i] = Math.max(vMax[i], v[i]);
            w[i] -= rate * m[i] / ((float) Math.sqrt(vMax[i]) + epsilon);
        }
    }
}
