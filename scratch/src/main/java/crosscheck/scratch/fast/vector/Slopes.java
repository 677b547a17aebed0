package crosscheck.scratch.fast.vector;

import static crosscheck.scratch.fast.vector.VectorKernels.LANES;
import static crosscheck.scratch.fast.vector.VectorKernels.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Products with the slopes of the activation functions, {@code d *= f'}. */
final class Slopes {
    private Slopes() {}

    static void sigmoid(float[] a, float[] d, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, a, i);
            FloatVector.fromArray(SPECIES, d, i).mul(v.mul(one.sub(v))).intoArray(d, i);
        }
        for (; i < length; i++) {
            d[i] *= a[i] * (1 - a[i]);
        }
    }

    static void tanh(float[] a, float[] d, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, a, i);
            FloatVector.fromArray(SPECIES, d, i).mul(one.sub(v.mul(v))).intoArray(d, i);
        }
        for (; i < length; i++) {
            d[i] *= 1 - a[i] * a[i];
        }
    }

    static void relu(float[] a, float[] d, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector zero = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, a, i);
            FloatVector slope = zero.blend(one, v.compare(VectorOperators.GT, 0f));
            FloatVector.fromArray(SPECIES, d, i).mul(slope).intoArray(d, i);
        }
        for (; i < length; i++) {
            d[i] *= a[i] > 0 ? 1 : 0;
        }
    }
}
