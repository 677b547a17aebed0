package crosscheck.scratch.fast.vector;

import static crosscheck.scratch.fast.vector.VectorKernels.LANES;
import static crosscheck.scratch.fast.vector.VectorKernels.SPECIES;

import crosscheck.scratch.fast.kernel.FloatFunctions;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Elementary functions, as {@link FloatFunctions} computes them, on all lanes at once.
 *
 * <p>The exponential is written out in each loop. As a method it would take and give vectors, which
 * are objects wherever the compiler does not put a method into its caller, and it stops doing that
 * once the callers' callers have grown large: a step then allocated 19 kB, in some runs.
 */
final class VectorFunctions {
    private static final int ROUNDER_BITS = Float.floatToRawIntBits(FloatFunctions.ROUNDER);
    private static final int EXPONENT_BIAS = 127;
    private static final int FRACTION_BITS = 23;
    private static final int SIGN = 0x80000000;

    private VectorFunctions() {}

    static void exp(float[] x, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector y =
                    v.blend(
                                    FloatFunctions.EXP_HIGHEST,
                                    v.compare(VectorOperators.GT, FloatFunctions.EXP_HIGHEST))
                            .blend(
                                    FloatFunctions.EXP_LOWEST,
                                    v.compare(VectorOperators.LT, FloatFunctions.EXP_LOWEST));
            FloatVector rounded =
                    y.fma(
                            FloatVector.broadcast(SPECIES, FloatFunctions.LOG2_E),
                            FloatVector.broadcast(SPECIES, FloatFunctions.ROUNDER));
            FloatVector n = rounded.sub(FloatFunctions.ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_HIGH), y);
            r = n.fma(FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_LOW), r);
            FloatVector p =
                    FloatVector.broadcast(SPECIES, FloatFunctions.EXP_4)
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_3))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_2))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_1))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_0));
            IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
            // two factors 2^(n/2): 2^n alone may be beyond the range while the result is within
            IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
            IntVector low = half.add(EXPONENT_BIAS).lanewise(VectorOperators.LSHL, FRACTION_BITS);
            IntVector high =
                    exponent.sub(half)
                            .add(EXPONENT_BIAS)
                            .lanewise(VectorOperators.LSHL, FRACTION_BITS);
            FloatVector e =
                    p.fma(r.mul(r), r)
                            .add(1f)
                            .mul(low.reinterpretAsFloats())
                            .mul(high.reinterpretAsFloats());
            e.intoArray(x, i);
        }
        for (; i < length; i++) {
            x[i] = FloatFunctions.exp(x[i]);
        }
    }

    static void sigmoid(float[] z, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, i);
            FloatVector negative = v.abs().neg();
            FloatVector y =
                    negative.blend(
                            FloatFunctions.EXP_LOWEST,
                            negative.compare(VectorOperators.LT, FloatFunctions.EXP_LOWEST));
            FloatVector rounded =
                    y.fma(
                            FloatVector.broadcast(SPECIES, FloatFunctions.LOG2_E),
                            FloatVector.broadcast(SPECIES, FloatFunctions.ROUNDER));
            FloatVector n = rounded.sub(FloatFunctions.ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_HIGH), y);
            r = n.fma(FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_LOW), r);
            FloatVector p =
                    FloatVector.broadcast(SPECIES, FloatFunctions.EXP_4)
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_3))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_2))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_1))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_0));
            IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
            IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
            IntVector low = half.add(EXPONENT_BIAS).lanewise(VectorOperators.LSHL, FRACTION_BITS);
            IntVector high =
                    exponent.sub(half)
                            .add(EXPONENT_BIAS)
                            .lanewise(VectorOperators.LSHL, FRACTION_BITS);
            FloatVector e =
                    p.fma(r.mul(r), r)
                            .add(1f)
                            .mul(low.reinterpretAsFloats())
                            .mul(high.reinterpretAsFloats());
            one.blend(e, v.compare(VectorOperators.LT, 0f)).div(e.add(1f)).intoArray(z, i);
        }
        for (; i < length; i++) {
            z[i] = FloatFunctions.sigmoid(z[i]);
        }
    }

    static void tanh(float[] z, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, i);
            FloatVector negative = v.abs().mul(-2f);
            FloatVector y =
                    negative.blend(
                            FloatFunctions.EXP_LOWEST,
                            negative.compare(VectorOperators.LT, FloatFunctions.EXP_LOWEST));
            FloatVector rounded =
                    y.fma(
                            FloatVector.broadcast(SPECIES, FloatFunctions.LOG2_E),
                            FloatVector.broadcast(SPECIES, FloatFunctions.ROUNDER));
            FloatVector n = rounded.sub(FloatFunctions.ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_HIGH), y);
            r = n.fma(FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_LOW), r);
            FloatVector p =
                    FloatVector.broadcast(SPECIES, FloatFunctions.EXP_4)
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_3))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_2))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_1))
                            .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_0));
            IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
            IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
            IntVector low = half.add(EXPONENT_BIAS).lanewise(VectorOperators.LSHL, FRACTION_BITS);
            IntVector high =
                    exponent.sub(half)
                            .add(EXPONENT_BIAS)
                            .lanewise(VectorOperators.LSHL, FRACTION_BITS);
            FloatVector e =
                    p.fma(r.mul(r), r)
                            .add(1f)
                            .mul(low.reinterpretAsFloats())
                            .mul(high.reinterpretAsFloats());
            IntVector far = one.sub(e).div(one.add(e)).reinterpretAsInts();
            FloatVector s = v.mul(v);
            FloatVector q =
                    FloatVector.broadcast(SPECIES, FloatFunctions.TANH_8)
                            .fma(s, FloatVector.broadcast(SPECIES, FloatFunctions.TANH_6))
                            .fma(s, FloatVector.broadcast(SPECIES, FloatFunctions.TANH_4))
                            .fma(s, FloatVector.broadcast(SPECIES, FloatFunctions.TANH_2))
                            .fma(s, FloatVector.broadcast(SPECIES, FloatFunctions.TANH_0));
            v.reinterpretAsInts()
                    .and(SIGN)
                    .or(far)
                    .reinterpretAsFloats()
                    .blend(
                            v.mul(s).fma(q, v),
                            v.abs().compare(VectorOperators.LT, FloatFunctions.TANH_BOUND))
                    .intoArray(z, i);
        }
        for (; i < length; i++) {
            z[i] = FloatFunctions.tanh(z[i]);
        }
    }

    static void relu(float[] z, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, i);
            v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoArray(z, i); // NaN stays
        }
        for (; i < length; i++) {
            z[i] = Math.max(0, z[i]);
        }
    }
}
