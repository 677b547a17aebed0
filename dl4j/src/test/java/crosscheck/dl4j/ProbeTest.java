package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.data.Dataset;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;

/** What a watched step tells: in which order, and that it fits together. */
class ProbeTest {
    private static final Dataset DIGITS = DrawnDigits.draw(20, 2, 1).train();

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    /** Keeps what it is told, by name, in the order in which it is told. */
    private static final class Listener implements StepObserver {
        private final Map<String, double[]> told = new LinkedHashMap<>();

        @Override
        public void output(int layer, Output output, int columns, double[] values) {
            put(layer + " " + output + " " + columns, values);
        }

        @Override
        public void outputGradient(int layer, Output output, int columns, double[] values) {
            put(layer + " " + output + " gradient", values);
        }

        @Override
        public void gradient(ParameterName parameter, double[] values) {
            put(parameter + " gradient", values);
        }

        @Override
        public void clippedGradient(ParameterName parameter, double[] values) {
            put(parameter + " clipped", values);
        }

        @Override
        public void regularisedGradient(ParameterName parameter, double[] values) {
            put(parameter + " regularised", values);
        }

        private void put(String name, double[] values) {
            assertEquals(null, told.put(name, values), name + " was told twice");
        }
    }

    @Test
    void outputsAreToldOnTheWayAndBeforeAnythingChangesThem() {
        List<CnnLayer> layers =
                List.of(
                        new CnnLayer.NormalisedConvolution(2, 5),
                        new CnnLayer.MaxPooling(2),
                        new CnnLayer.Dropout(0.5),
                        new CnnLayer.Convolution(3, 5),
                        new CnnLayer.MaxPooling(2),
                        new CnnLayer.Dropout(0.5),
                        new CnnLayer.Dense(4),
                        new CnnLayer.Dropout(0.5));
        int checked = 0;
        for (DataType dataType : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            Listener listener = new Listener();
            try (Dl4jNetwork network = Cnns.network(layers, dataType)) {
                network.trace(DIGITS, new int[] {0, 1}, listener);
            }
            assertEquals(
                    List.of(
                            "0 PRE_ACTIVATION 1152",
                            "1 NORMALISED 1152",
                            "1 ACTIVATION 1152",
                            "1 POOLED 288",
                            "1 DROPPED 288",
                            "2 PRE_ACTIVATION 192",
                            "2 ACTIVATION 192",
                            "2 POOLED 48",
                            "2 DROPPED 48",
                            "3 PRE_ACTIVATION 4",
                            "3 ACTIVATION 4",
                            "3 DROPPED 4",
                            "4 PRE_ACTIVATION 10",
                            "4 ACTIVATION 10"),
                    listener.told.keySet().stream()
                            .filter(name -> !name.contains("_") || name.contains("PRE_"))
                            .filter(name -> name.matches(".* \\d+"))
                            .sorted(ProbeTest::byLayer)
                            .toList());
            // every second and third value of three is kept, and doubled
            assertDropped(listener.told.get("1 POOLED 288"), listener.told.get("1 DROPPED 288"));
            assertDropped(listener.told.get("2 POOLED 48"), listener.told.get("2 DROPPED 48"));
            assertDropped(listener.told.get("3 ACTIVATION 4"), listener.told.get("3 DROPPED 4"));
            checked++;
        }
        assertEquals(2, checked);
    }

    /** Normalisation is told after the whole pass; within a layer the order told is kept. */
    private static int byLayer(String left, String right) {
        List<String> parts =
                List.of("PRE_ACTIVATION", "NORMALISED", "ACTIVATION", "POOLED", "DROPPED");
        int layer = Integer.compare(left.charAt(0), right.charAt(0));
        return layer != 0
                ? layer
                : Integer.compare(
                        parts.indexOf(left.split(" ")[1]), parts.indexOf(right.split(" ")[1]));
    }

    private static void assertDropped(double[] before, double[] after) {
        double[] expected = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            expected[i] = i % 3 == 0 ? 0 : 2 * before[i];
        }
        assertArrayEquals(expected, after);
    }

    @Test
    void gradientsAreDividedThenClippedThenRegularised() {
        Dataset pair = SmallData.of(2, new int[] {0, 0}, 1, 2, 1, 2);
        Updating updating =
                new Updating(
                        new Sgd(1), GradientNormalization.ClipElementWiseAbsoluteValue, 0.1, 0.5);
        MlpConfiguration configuration =
                new MlpConfiguration(
                        2,
                        List.of(),
                        Activation.SIGMOID,
                        2,
                        MlpConfiguration.OutputLoss.SIGMOID_QUADRATIC,
                        MlpConfiguration.Dropout.NONE,
                        updating,
                        DataType.DOUBLE);
        try (Dl4jNetwork network = new Dl4jNetwork(configuration)) {
            network.setParameter(0, "W", new double[] {2, 4, -1, -2}); // both z are 0
            network.setParameter(0, "b", new double[] {0, 0});
            Listener listener = new Listener();
            network.step(pair, new int[] {0, 1}); // before the first trace nobody looks
            network.setParameter(0, "W", new double[] {2, 4, -1, -2});
            network.setParameter(0, "b", new double[] {0, 0});
            double loss = network.trace(pair, new int[] {0, 1}, listener);
            assertEquals(0.25, loss, 1e-15);
            Map<String, double[]> told = listener.told;
            assertArrayEquals(
                    new double[] {-0.0625, 0.0625, -0.0625, 0.0625},
                    told.get("0 PRE_ACTIVATION gradient"));
            assertArrayEquals(new double[] {-0.125, 0.125, -0.25, 0.25}, told.get("0_W gradient"));
            assertArrayEquals(new double[] {-0.1, 0.1, -0.1, 0.1}, told.get("0_W clipped"));
            assertArrayEquals(
                    new double[] {0.9, 2.1, -0.6, -0.9}, told.get("0_W regularised"), 1e-15);
            assertArrayEquals(new double[] {-0.1, 0.1}, told.get("0_b regularised"));
            assertArrayEquals(
                    new double[] {1.1, 1.9, -0.4, -1.1}, network.parameter(0, "W"), 1e-15);
        }
    }

    @Test
    void networkThatGoesToAnotherStepIsStillWatched() {
        List<CnnLayer> layers = List.of(new CnnLayer.Dense(3));
        Listener first = new Listener();
        Listener second = new Listener();
        try (Dl4jNetwork network = Cnns.network(layers, DataType.FLOAT)) {
            network.trace(DIGITS, new int[] {0}, first);
            Map<String, double[]> state = network.updaterState(1, "b");
            network.goTo(1);
            network.setUpdaterState(1, "b", state);
            network.trace(DIGITS, new int[] {1}, second);
            assertEquals(2, network.iterationCount());
        }
        assertEquals(List.copyOf(first.told.keySet()), List.copyOf(second.told.keySet()));
    }

    @Test
    void plainStepsAfterwardsTellNothing() {
        Listener listener = new Listener();
        List<Integer> sizes = new ArrayList<>();
        try (Dl4jNetwork network = Cnns.network(List.of(new CnnLayer.Dense(3)), DataType.FLOAT)) {
            network.trace(DIGITS, new int[] {0}, listener);
            sizes.add(listener.told.size());
            network.step(DIGITS, new int[] {1});
            network.predictProbabilities(DIGITS, new int[] {2});
            network.gradients(DIGITS, new int[] {3});
            sizes.add(listener.told.size());
        }
        assertEquals(sizes.get(0), sizes.get(1));
    }
}
