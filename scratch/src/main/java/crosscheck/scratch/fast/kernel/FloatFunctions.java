package crosscheck.scratch.fast.kernel;

/**
 * Elementary functions in {@code float}, one number at a time; the kernels on the Vector API take
 * the same steps on many.
 *
 * <p>Largest errors, in units in the last place of the correct result, measured against {@link
 * StrictMath} on every third float of all and frozen in a test:
 *
 * <pre>{@code
 *              plain    Vector API
 * exp          0.98     1.01
 * sigmoid      2.41     2.41
 * tanh         1.52     1.51
 * }</pre>
 *
 * Special cases: NaN gives NaN; infinities give the limits; results below the smallest normal
 * number are subnormal, not 0. The constants were fitted for this class: each polynomial has the
 * smallest largest relative error of its degree on its interval, rounded to float.
 */
public final class FloatFunctions {
    /** Beyond it {@code exp} is infinite. */
    public static final float EXP_HIGHEST = 89f;

    /** Below it {@code exp} is 0: half of the smallest subnormal number is exp(-103.97). */
    public static final float EXP_LOWEST = -104f;

    /** 1 / ln 2. */
    public static final float LOG2_E = 1.442695f;

    /** The first 15 bits of ln 2, so that its product with any exponent is exact. */
    public static final float LN2_HIGH = 0x1.62e4p-1f;

    /** ln 2 - {@link #LN2_HIGH}. */
    public static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /** Adding 1.5 * 2^23 rounds to an integer, which is then in the low bits. */
    public static final float ROUNDER = 0x1.8p23f;

    /** {@code (exp(r) - 1 - r) / r^2} for |r| up to ln(2) / 2, error 3.1e-9 of exp(r): r^0. */
    public static final float EXP_0 = 0.49999994f;

    /** The coefficient of r^1. */
    public static final float EXP_1 = 0.16666521f;

    /** The coefficient of r^2. */
    public static final float EXP_2 = 0.04166839f;

    /** The coefficient of r^3. */
    public static final float EXP_3 = 0.0083687166f;

    /** The coefficient of r^4. */
    public static final float EXP_4 = 0.0013814599f;

    /** Up to here tanh is a polynomial, beyond a quotient of exponentials. */
    public static final float TANH_BOUND = 0.55f;

    /** {@code (tanh(x) - x) / x^3} for |x| up to 0.55, error 1.0e-9 of tanh(x): x^0. */
    public static final float TANH_0 = -0.33333316f;

    /** The coefficient of x^2. */
    public static final float TANH_2 = 0.13332586f;

    /** The coefficient of x^4. */
    public static final float TANH_4 = -0.05385231f;

    /** The coefficient of x^6. */
    public static final float TANH_6 = 0.02107168f;

    /** The coefficient of x^8. */
    public static final float TANH_8 = -0.0062742396f;

    private FloatFunctions() {}

    /**
     * The exponential function.
     *
     * <pre>{@code
     * exp(x) = 2^n exp(r),   n = x / ln 2 rounded,   r = x - n ln 2
     * }</pre>
     *
     * @param x any value
     * @return exp(x)
     */
    public static float exp(float x) {
        float limited = x > EXP_HIGHEST ? EXP_HIGHEST : x < EXP_LOWEST ? EXP_LOWEST : x;
        float rounded = limited * LOG2_E + ROUNDER;
        float n = rounded - ROUNDER;
        // ln 2 in two parts: the first product is exact, so that r loses no digits
        float r = (limited - n * LN2_HIGH) - n * LN2_LOW;
        float p = (((EXP_4 * r + EXP_3) * r + EXP_2) * r + EXP_1) * r + EXP_0;
        float y = (p * (r * r) + r) + 1; // from the smallest to the largest
        // two factors: 2^n alone may be beyond the range while the result is within
        int exponent = Float.floatToRawIntBits(rounded) - Float.floatToRawIntBits(ROUNDER);
        int half = exponent >> 1;
        return y * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    private static float powerOfTwo(int exponent) {
        return Float.intBitsToFloat((exponent + 127) << 23);
    }

    /**
     * The logistic function, from the exponential of what is not positive: never beyond the range.
     *
     * <pre>{@code
     * 1 / (1 + exp(-x)) = exp(min(x, 0)) / (1 + exp(-|x|))
     * }</pre>
     *
     * @param x any value
     * @return 1 / (1 + exp(-x))
     */
    public static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /**
     * The hyperbolic tangent.
     *
     * <pre>{@code
     * |x| <  0.55:   x + x^3 P(x^2)
     * otherwise:     sign(x) (1 - e) / (1 + e),   e = exp(-2 |x|)
     * }</pre>
     *
     * @param x any value
     * @return tanh(x)
     */
    public static float tanh(float x) {
        if (Math.abs(x) < TANH_BOUND) {
            float s = x * x;
            float p = (((TANH_8 * s + TANH_6) * s + TANH_4) * s + TANH_2) * s + TANH_0;
            return x + x * s * p;
        }
        float e = exp(-2 * Math.abs(x));
        return Math.copySign((1 - e) / (1 + e), x);
    }
}
