package crosscheck.scratch.fast.vector;

import static crosscheck.scratch.fast.vector.VectorKernels.LANES;
import static crosscheck.scratch.fast.vector.VectorKernels.SPECIES;

import crosscheck.scratch.fast.kernel.FloatFunctions;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Elementary functions, as {@link FloatFunctions} computes them, on all lanes at once. */
final class VectorFunctions {
    private static final int EXPONENT_BIAS = 127;
    private static final int FRACTION_BITS = 23;
    private static final int SIGN = 0x80000000;

    private VectorFunctions() {}

    static void exp(float[] x, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            exp(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
        }
        for (; i < length; i++) {
            x[i] = FloatFunctions.exp(x[i]);
        }
    }

    static void sigmoid(float[] z, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector e = exp(x.abs().neg());
            FloatVector one = FloatVector.broadcast(SPECIES, 1f);
            one.blend(e, x.compare(VectorOperators.LT, 0f)).div(e.add(1f)).intoArray(z, i);
        }
        for (; i < length; i++) {
            z[i] = FloatFunctions.sigmoid(z[i]);
        }
    }

    static void tanh(float[] z, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector magnitude = x.abs();
            FloatVector e = exp(magnitude.mul(-2f));
            FloatVector one = FloatVector.broadcast(SPECIES, 1f);
            FloatVector far = withSignOf(x, one.sub(e).div(one.add(e)));
            FloatVector s = x.mul(x);
            FloatVector p =
                    FloatVector.broadcast(SPECIES, FloatFunctions.TANH_8)
                            .fma(s, FloatVector.broadcast(SPECIES, FloatFunctions.TANH_6))
                            .fma(s, FloatVector.broadcast(SPECIES, FloatFunctions.TANH_4))
                            .fma(s, FloatVector.broadcast(SPECIES, FloatFunctions.TANH_2))
                            .fma(s, FloatVector.broadcast(SPECIES, FloatFunctions.TANH_0));
            FloatVector near = x.mul(s).fma(p, x);
            far.blend(near, magnitude.compare(VectorOperators.LT, FloatFunctions.TANH_BOUND))
                    .intoArray(z, i);
        }
        for (; i < length; i++) {
            z[i] = FloatFunctions.tanh(z[i]);
        }
    }

    static void relu(float[] z, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            x.blend(0f, x.compare(VectorOperators.LE, 0f)).intoArray(z, i); // NaN stays
        }
        for (; i < length; i++) {
            z[i] = Math.max(0, z[i]);
        }
    }

    private static FloatVector withSignOf(FloatVector sign, FloatVector magnitude) {
        return sign.reinterpretAsInts()
                .and(SIGN)
                .or(magnitude.reinterpretAsInts())
                .reinterpretAsFloats();
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector limited =
                x.blend(
                                FloatFunctions.EXP_HIGHEST,
                                x.compare(VectorOperators.GT, FloatFunctions.EXP_HIGHEST))
                        .blend(
                                FloatFunctions.EXP_LOWEST,
                                x.compare(VectorOperators.LT, FloatFunctions.EXP_LOWEST));
        FloatVector rounder = FloatVector.broadcast(SPECIES, FloatFunctions.ROUNDER);
        FloatVector rounded =
                limited.fma(FloatVector.broadcast(SPECIES, FloatFunctions.LOG2_E), rounder);
        FloatVector n = rounded.sub(rounder);
        FloatVector r =
                n.fma(
                        FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_LOW),
                        n.fma(FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_HIGH), limited));
        FloatVector p =
                FloatVector.broadcast(SPECIES, FloatFunctions.EXP_4)
                        .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_3))
                        .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_2))
                        .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_1))
                        .fma(r, FloatVector.broadcast(SPECIES, FloatFunctions.EXP_0));
        FloatVector y = p.fma(r.mul(r), r).add(1f);
        IntVector exponent =
                rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(FloatFunctions.ROUNDER));
        IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
        return y.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                .reinterpretAsFloats();
    }
}
