package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.runtime.LayerHelpers;
import crosscheck.dl4j.runtime.NativeRuntime;
import crosscheck.dl4j.runtime.NativeSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** What oneDNN computes in DL4J's layers is what DL4J's own code computes. */
class LayerHelpersTest {
    private static final Map<String, List<CnnLayer>> NETWORKS =
            Map.of(
                    "cnn",
                    CnnConfiguration.CNN,
                    "lenet",
                    CnnConfiguration.LENET,
                    "cnn with batch normalisation",
                    Cnns.normalised(CnnConfiguration.CNN),
                    "lenet with batch normalisation",
                    Cnns.normalised(CnnConfiguration.LENET));

    /**
     * Of the Euclidean norm of a gradient; measured 2.9e-6 at most. A sum over 128 x 676 places is
     * rounded in another order.
     */
    private static final double TOLERANCE = 1e-5;

    /**
     * Batch normalisation divides by a standard deviation and its ReLUs get values around 0, a few
     * of which fall on the other side: measured 1.3e-4 at most.
     */
    private static final double NORMALISED_TOLERANCE = 5e-4;

    /**
     * Biases that batch normalisation takes out again: their gradient is 0 but for rounding, which
     * is held against the gradient of the weights beside them.
     */
    private static final List<ParameterName> ZERO =
            List.of(new ParameterName(0, "b"), new ParameterName(2, "b"));

    private static Dataset digits;

    @BeforeAll
    static void drawDigits() {
        NativeRuntime.start(2);
        digits = DrawnDigits.draw(128, 1, 1).train();
    }

    @AfterAll
    static void useHelpersAgain() {
        NativeRuntime.start(1);
    }

    private static Dl4jNetwork network(
            List<CnnLayer> layers, LayerHelpers helpers, DataType dataType) {
        NativeRuntime.start(new NativeSettings(2, helpers));
        return Cnns.network(layers, dataType);
    }

    @Test
    void everyGradientAgreesWithAndWithoutHelpers() {
        boolean oneDnn = NativeRuntime.info().oneDnn();
        int compared = 0;
        for (var entry : NETWORKS.entrySet()) {
            try (Dl4jNetwork with =
                            network(entry.getValue(), LayerHelpers.ONE_DNN, DataType.FLOAT);
                    Dl4jNetwork without =
                            network(entry.getValue(), LayerHelpers.NONE, DataType.FLOAT)) {
                assertEquals(0, without.layersWithHelper());
                assertEquals(oneDnn, with.layersWithHelper() > 2, entry.getKey());
                for (int size : new int[] {1, 7, 128}) {
                    compared += assertSameGradients(entry.getKey(), with, without, size);
                }
            }
        }
        assertEquals(3 * (2 * 8 + 2 * 16), compared);
    }

    private static int assertSameGradients(
            String what, Dl4jNetwork with, Dl4jNetwork without, int miniBatchSize) {
        boolean normalised = what.contains("normalisation");
        int[] rows = Rows.range(0, miniBatchSize);
        List<double[]> actual = with.gradients(digits, rows);
        List<double[]> expected = without.gradients(digits, rows);
        List<ParameterName> names = with.parameterNames();
        for (int p = 0; p < expected.size(); p++) {
            double size = norm(expected.get(p));
            if (normalised && ZERO.contains(names.get(p))) {
                size =
                        norm(
                                expected.get(
                                        names.indexOf(
                                                new ParameterName(names.get(p).layer(), "W"))));
            }
            double relative = distance(actual.get(p), expected.get(p)) / size;
            assertTrue(
                    relative <= (normalised ? NORMALISED_TOLERANCE : TOLERANCE),
                    what + ", " + miniBatchSize + ", " + names.get(p) + ": " + relative);
        }
        return expected.size();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    private static double norm(double[] a) {
        return distance(a, new double[a.length]);
    }

    @Test
    void doublesAreNeverLeftToHelpers() {
        try (Dl4jNetwork network =
                network(CnnConfiguration.LENET, LayerHelpers.ONE_DNN, DataType.DOUBLE)) {
            assertTrue(network.layersWithHelper() > 0 || !NativeRuntime.info().oneDnn());
            List<double[]> gradients = network.gradients(digits, Rows.range(0, 2));
            for (double[] gradient : gradients) {
                boolean finer = false;
                for (double value : gradient) {
                    finer |= value != (float) value;
                }
                assertTrue(finer);
            }
        }
    }
}
