package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The errors of a shadow's batch normalisation against those of one that is computed in float, each
 * number rounded where it is stored.
 */
class NormalisationErrorsTest {
    private static final int EXAMPLES = 64;
    private static final int CHANNELS = 5;
    private static final int SHADOWS = 3;
    private static final int MULTIPLE = 16;
    private static final double EPSILON = BatchNorm.DEFAULT_EPSILON;
    private static final double DECAY = BatchNorm.DEFAULT_DECAY;

    /** Inputs and gradients of outputs, each a float. */
    private record Batch(double[] x, double[] dy, double[] gamma, double[] beta) {}

    /** Channels with a mean that is some deviations away from 0. */
    private static Batch batch(long seed, double mean) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = EXAMPLES * CHANNELS;
        double[] x = random.doubles(n).map(v -> (float) (mean + 2 * v - 1)).toArray();
        double[] dy = random.doubles(n).map(v -> (float) (0.1 * v - 0.03)).toArray();
        double[] gamma = random.doubles(CHANNELS).map(v -> (float) (0.5 + v)).toArray();
        double[] beta = random.doubles(CHANNELS).map(v -> (float) (v - 0.5)).toArray();
        return new Batch(x, dy, gamma, beta);
    }

    private static Tensor tensor(double[] values) {
        return Tensor.of(values.clone(), EXAMPLES, CHANNELS);
    }

    private static BatchNorm layer(Batch batch) {
        BatchNorm layer = new BatchNorm(CHANNELS);
        double[] gamma = layer.parameters().get(0).value().values();
        double[] beta = layer.parameters().get(1).value().values();
        System.arraycopy(batch.gamma(), 0, gamma, 0, CHANNELS);
        System.arraycopy(batch.beta(), 0, beta, 0, CHANNELS);
        return layer;
    }

    private static Map<String, double[]> results(BatchNorm layer, Tensor y, Tensor dx) {
        Map<String, double[]> results = new LinkedHashMap<>();
        results.put("y", y.values());
        results.put("dgamma", layer.parameters().get(0).gradient().values());
        results.put("dbeta", layer.parameters().get(1).gradient().values());
        results.put("dx", dx.values());
        results.put("mean", layer.runningMean().values());
        results.put("variance", layer.runningVariance().values());
        return results;
    }

    /** The errors of the shadows, the largest of each kind. */
    private static Map<String, Double> shadowErrors(Batch batch, Precision precision) {
        BatchNorm exact = layer(batch);
        MeasuredLayer measured = new MeasuredLayer(exact, new BatchNorm(CHANNELS));
        Tensor y = measured.forward(tensor(batch.x()), Mode.TRAINING);
        measured.computeParameterGradients(tensor(batch.dy()));
        Tensor dx = measured.inputGradient(tensor(batch.dy()));
        Map<String, double[]> reference = results(exact, y, dx);
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int k = 0; k < SHADOWS; k++) {
            BatchNorm moved = layer(batch);
            ShadowLayer shadow =
                    new ShadowLayer(moved, measured, new RandomRounding(precision, 1 + k));
            Tensor ys = shadow.forward(tensor(batch.x()), Mode.TRAINING);
            shadow.computeParameterGradients(tensor(batch.dy()));
            Tensor dxs = shadow.inputGradient(tensor(batch.dy()));
            results(moved, ys, dxs)
                    .forEach(
                            (name, values) ->
                                    errors.merge(
                                            name, largest(values, reference.get(name)), Math::max));
        }
        return errors;
    }

    private static double largest(double[] values, double[] reference) {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - reference[i]));
        }
        return largest;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    /** The formulas of BatchNorm step by step in float. */
    private static Map<String, double[]> inFloat(Batch batch) {
        int n = EXAMPLES * CHANNELS;
        float[] y = new float[n];
        float[] dx = new float[n];
        float[] u = new float[n];
        float[] dgamma = new float[CHANNELS];
        float[] dbeta = new float[CHANNELS];
        float[] running = new float[CHANNELS];
        float[] runningVariance = new float[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            float gamma = (float) batch.gamma()[c];
            float sum = 0;
            for (int i = c; i < n; i += CHANNELS) {
                sum += (float) batch.x()[i];
            }
            float mean = sum / EXAMPLES;
            float squares = 0;
            for (int i = c; i < n; i += CHANNELS) {
                float distance = (float) batch.x()[i] - mean;
                squares += distance * distance;
            }
            float variance = squares / EXAMPLES;
            float deviation = (float) Math.sqrt(variance + (float) EPSILON);
            for (int i = c; i < n; i += CHANNELS) {
                u[i] = ((float) batch.x()[i] - mean) / deviation;
                y[i] = gamma * u[i] + (float) batch.beta()[c];
                dgamma[c] += (float) batch.dy()[i] * u[i];
                dbeta[c] += (float) batch.dy()[i];
            }
            for (int i = c; i < n; i += CHANNELS) {
                float centred = (float) batch.dy()[i] - dbeta[c] / EXAMPLES;
                dx[i] = gamma / deviation * (centred - u[i] * (dgamma[c] / EXAMPLES));
            }
            running[c] = (float) (1 - DECAY) * mean;
            runningVariance[c] = (float) DECAY + (float) (1 - DECAY) * variance;
        }
        Map<String, double[]> results = new LinkedHashMap<>();
        results.put("y", doubles(y));
        results.put("dgamma", doubles(dgamma));
        results.put("dbeta", doubles(dbeta));
        results.put("dx", doubles(dx));
        results.put("mean", doubles(running));
        results.put("variance", doubles(runningVariance));
        return results;
    }

    private static Map<String, double[]> exact(Batch batch) {
        BatchNorm layer = layer(batch);
        Tensor y = layer.forward(tensor(batch.x()), Mode.TRAINING);
        layer.computeParameterGradients(tensor(batch.dy()));
        return results(layer, y, layer.inputGradient(tensor(batch.dy())));
    }

    /** With means near 0 and a hundred deviations away, where most digits of x cancel. */
    @Test
    void shadowsErrAsMuchAsAFloatProgram() {
        int checked = 0;
        for (double mean : new double[] {0, 1, 100}) {
            Map<String, Double> most = new LinkedHashMap<>();
            for (long seed = 1; seed <= 20; seed++) {
                Batch batch = batch(seed, mean);
                Map<String, Double> shadows = shadowErrors(batch, Precision.FLOAT);
                Map<String, double[]> exact = exact(batch);
                inFloat(batch)
                        .forEach(
                                (name, values) ->
                                        most.merge(
                                                name,
                                                largest(values, exact.get(name))
                                                        / shadows.get(name),
                                                Math::max));
            }
            for (Map.Entry<String, Double> ratio : most.entrySet()) {
                String what = ratio.getKey() + ", mean " + mean + ": " + ratio.getValue();
                boolean statistics =
                        ratio.getKey().equals("mean") || ratio.getKey().equals("variance");
                assertTrue(ratio.getValue() < MULTIPLE / 2.0, what);
                assertTrue(statistics || ratio.getValue() > 0.2, what);
                checked++;
            }
        }
        assertEquals(3 * 6, checked);
    }

    /** Doubles have 2^29 times the digits, but a shadow moves them by a whole unit. */
    @Test
    void errorsInDoubleAreThoseOfFloatOnASmallerScale() {
        Batch batch = batch(3, 1);
        Map<String, Double> inFloat = shadowErrors(batch, Precision.FLOAT);
        Map<String, Double> inDouble = shadowErrors(batch, Precision.DOUBLE);
        // not the running variance: near 1 these errors are below a double's last digit
        for (String name : List.of("y", "dgamma", "dbeta", "dx", "mean")) {
            double ratio = inFloat.get(name) / inDouble.get(name) / 0x1p28;
            assertTrue(ratio > 0.2 && ratio < 5, name + ": " + ratio);
        }
    }

    /** What the last pass added up belongs to the channel: all of its values move at once. */
    @Test
    void errorOfAMeanMovesTheWholeChannel() {
        Batch batch = batch(1, 100);
        BatchNorm exact = layer(batch);
        MeasuredLayer measured = new MeasuredLayer(exact, new BatchNorm(CHANNELS));
        double[] y = measured.forward(tensor(batch.x()), Mode.TRAINING).values();
        int sameSide = 0;
        for (int k = 0; k < 20; k++) {
            ShadowLayer shadow =
                    new ShadowLayer(layer(batch), measured, new RandomRounding(Precision.FLOAT, k));
            double[] moved = shadow.forward(tensor(batch.x()), Mode.TRAINING).values();
            double sum = 0;
            double size = 0;
            for (int i = 0; i < y.length; i += CHANNELS) {
                sum += moved[i] - y[i];
                size += Math.abs(moved[i] - y[i]);
            }
            sameSide += Math.abs(sum) > 0.5 * size ? 1 : 0;
        }
        assertTrue(sameSide >= 10, sameSide + " of 20; single roundings alone give hardly one");
    }
}
