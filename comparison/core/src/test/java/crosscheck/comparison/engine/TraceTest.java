package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.MiniBatches;
import crosscheck.data.Provenance;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every engine tells of a step: by hand, by differences, and without changing the step. */
class TraceTest {
    private static final Dataset DIGITS = DrawnDigits.draw(120, 12, 1).train();

    /** An engine in one of its precisions. */
    private record Side(String name, Engine engine, Precision precision) {}

    private static List<Side> sides() {
        return List.of(
                new Side("scratch", new ScratchEngine(), Precision.DOUBLE),
                new Side("fast", new FastEngine(), Precision.FLOAT),
                new Side(
                        "fast, plain", new FastEngine(KernelKind.PLAIN.kernels()), Precision.FLOAT),
                new Side("dl4j, double", new Dl4jEngine(1), Precision.DOUBLE),
                new Side("dl4j, float", new Dl4jEngine(1), Precision.FLOAT));
    }

    private static TrainingSpec training(OptimiserSettings optimiser, int miniBatchSize) {
        return new TrainingSpec(
                optimiser, Schedule.CONSTANT, Optional.empty(), miniBatchSize, 1, 1);
    }

    // ---- by hand ------------------------------------------------------------------------------

    private static final Dataset TWO_ROWS =
            new Dataset(
                    "two rows",
                    ExampleShape.vector(2),
                    new float[] {1, 2, 2, 4},
                    new int[] {0, 0},
                    List.of("0", "1"),
                    new Provenance("written by hand", Map.of()));

    private static List<ParameterTensor> handWeights() {
        return List.of(
                new ParameterTensor(0, "W", List.of(2, 1), new double[] {0.5, -0.25}),
                new ParameterTensor(0, "b", List.of(1), new double[] {0.25}),
                new ParameterTensor(1, "W", List.of(1, 2), new double[] {1, -1}),
                new ParameterTensor(1, "b", List.of(2), new double[] {-0.25, 0.25}));
    }

    /**
     * 2-1-2, identity, sigmoid outputs, quadratic loss; clipped at 0.25, L2 0.5, Nesterov with
     * momentum 0.5 and rate 0.5. Every number is exact in float: both logits of both rows are 0.
     */
    private static Map<String, double[]> handTrace() {
        Map<String, double[]> expected = new LinkedHashMap<>();
        expected.put("layer 0 z", new double[] {0.25, 0.25});
        expected.put("layer 0 a", new double[] {0.25, 0.25});
        expected.put("layer 1 z", new double[] {0, 0, 0, 0});
        expected.put("layer 1 a", new double[] {0.5, 0.5, 0.5, 0.5});
        expected.put("loss", new double[] {0.25});
        expected.put("layer 1 z gradient", new double[] {-0.0625, 0.0625, -0.0625, 0.0625});
        expected.put("1_W gradient", new double[] {-0.03125, 0.03125});
        expected.put("1_b gradient", new double[] {-0.125, 0.125});
        expected.put("layer 0 z gradient", new double[] {-0.125, -0.125});
        expected.put("0_W gradient", new double[] {-0.375, -0.75});
        expected.put("0_b gradient", new double[] {-0.25});
        expected.put("0_W clipped gradient", new double[] {-0.25, -0.25});
        expected.put("0_b clipped gradient", new double[] {-0.25});
        expected.put("1_W clipped gradient", new double[] {-0.03125, 0.03125});
        expected.put("1_b clipped gradient", new double[] {-0.125, 0.125});
        expected.put("0_W l2", new double[] {0.25, -0.125});
        expected.put("0_b l2", new double[] {0});
        expected.put("1_W l2", new double[] {0.5, -0.5});
        expected.put("1_b l2", new double[] {0, 0});
        expected.put("0_W_v", new double[] {0, 0.1875}); // -0.5 (0, -0.375)
        expected.put("0_b_v", new double[] {0.125});
        expected.put("1_W_v", new double[] {-0.234375, 0.234375});
        expected.put("1_b_v", new double[] {0.0625, -0.0625});
        expected.put("0_W", new double[] {0.5, 0.03125}); // + 1.5 v
        expected.put("0_b", new double[] {0.4375});
        expected.put("1_W", new double[] {0.6484375, -0.6484375});
        expected.put("1_b", new double[] {-0.15625, 0.15625});
        return expected;
    }

    @Test
    void everyTensorOfAStepIsWhatItIsByHand() {
        NetworkSpec network =
                NetworkSpec.dense(
                        2,
                        List.of(1),
                        2,
                        ActivationName.IDENTITY,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER);
        TrainingSpec training =
                training(
                        new OptimiserSettings(
                                new Nesterov(0.5), 0.5, new GradientClipping.Value(0.25), 0.5),
                        2);
        int checked = 0;
        for (Side side : sides()) {
            try (Trainee trainee =
                    side.engine().create(network, training, handWeights(), side.precision())) {
                StepTrace trace = trainee.trace(TWO_ROWS, new int[] {0, 1});
                assertEquals(
                        List.copyOf(handTrace().keySet()),
                        trace.tensors().stream().map(TracedTensor::name).toList(),
                        side.name());
                for (TracedTensor tensor : trace.tensors()) {
                    assertArrayEquals(
                            handTrace().get(tensor.name()),
                            positiveZeros(tensor.values()),
                            side.name() + ": " + tensor.name());
                    checked++;
                }
            }
        }
        assertEquals(5 * 27, checked);
    }

    /** -0.0 is as good as 0. */
    private static double[] positiveZeros(double[] values) {
        double[] same = values.clone();
        for (int i = 0; i < same.length; i++) {
            same[i] += 0.0;
        }
        return same;
    }

    // ---- by differences -----------------------------------------------------------------------

    @Test
    void gradientsAreThoseOfTheEvaluatedLoss() {
        NetworkSpec network =
                NetworkSpec.dense(
                        784,
                        List.of(5, 4),
                        10,
                        ActivationName.TANH,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.XAVIER);
        TrainingSpec training = training(OptimiserSettings.of(new Sgd(), 0.1), 6);
        int[] rows = {3, 1, 4, 15, 9, 2};
        Dataset batch = DIGITS.select(rows);
        List<ParameterTensor> weights = ScratchEngine.drawWeights(network, 3);
        int checked = 0;
        for (Side side : sides()) {
            boolean exact = side.precision() == Precision.DOUBLE;
            double h = exact ? 1e-5 : 0.02;
            double allowed = exact ? 1e-9 : 1e-4;
            try (Trainee trainee =
                            side.engine().create(network, training, weights, side.precision());
                    Trainee moved =
                            side.engine().create(network, training, weights, side.precision())) {
                StepTrace trace = trainee.trace(DIGITS, rows);
                for (int p = 0; p < weights.size(); p++) {
                    TracedTensor gradient =
                            trace.tensor(weights.get(p).fullName() + " gradient").orElseThrow();
                    int last = gradient.values().length - 1;
                    for (int entry : new int[] {0, last / 2, last}) {
                        assertEquals(
                                difference(moved, batch, weights, p, entry, h),
                                gradient.values()[entry],
                                allowed,
                                side.name() + ": " + gradient.name() + "[" + entry + "]");
                        checked++;
                    }
                }
            }
        }
        assertEquals(5 * 6 * 3, checked);
    }

    private static double difference(
            Trainee trainee,
            Dataset batch,
            List<ParameterTensor> weights,
            int parameter,
            int entry,
            double h) {
        return (loss(trainee, batch, weights, parameter, entry, h)
                        - loss(trainee, batch, weights, parameter, entry, -h))
                / (2 * h);
    }

    private static double loss(
            Trainee trainee,
            Dataset batch,
            List<ParameterTensor> weights,
            int parameter,
            int entry,
            double distance) {
        List<ParameterTensor> moved = new ArrayList<>(weights);
        double[] values = weights.get(parameter).values().clone();
        values[entry] += distance;
        moved.set(parameter, weights.get(parameter).withValues(values));
        trainee.setParameters(moved);
        return trainee.evaluate(batch).loss();
    }

    // ---- without changing the step --------------------------------------------------------------

    private static List<NetworkSpec> networks() {
        NetworkSpec dense =
                new NetworkSpec(
                        Model.MLP,
                        ExampleShape.vector(784),
                        List.of(9, 5),
                        10,
                        ActivationName.RELU,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.HE,
                        0.3,
                        Normalisation.NONE);
        return List.of(dense, convolutional());
    }

    private static NetworkSpec convolutional() {
        return new NetworkSpec(
                Model.LENET,
                DIGITS.shape(),
                List.of(),
                10,
                ActivationName.RELU,
                LossName.CROSS_ENTROPY,
                InitialiserName.HE,
                0,
                Normalisation.BATCH);
    }

    /** DL4J has no clipping together with batch normalisation. */
    private static List<OptimiserSettings> optimisers(NetworkSpec network) {
        return List.of(
                OptimiserSettings.of(new Sgd(), 0.1),
                OptimiserSettings.of(Choices.OPTIMISERS.parse("adam"), 0.01)
                        .withClipping(
                                network.normalisation() == Normalisation.BATCH
                                        ? GradientClipping.NONE
                                        : new GradientClipping.TensorNorm(0.1))
                        .withL2Coefficient(0.01));
    }

    @Test
    void tracedStepsAreTheStepsToTheBit() {
        int checked = 0;
        for (Side side : sides()) {
            for (NetworkSpec network : networks()) {
                if (network.model().isConvolutional() && side.name().startsWith("fast")) {
                    continue;
                }
                for (OptimiserSettings optimiser : optimisers(network)) {
                    assertSameSteps(side, network, training(optimiser, 3));
                    checked++;
                }
            }
        }
        assertEquals((2 + 1 + 1 + 2 + 2) * 2, checked);
    }

    private static void assertSameSteps(Side side, NetworkSpec network, TrainingSpec training) {
        String what = side.name() + " " + network.shapeText();
        List<ParameterTensor> weights = ScratchEngine.drawWeights(network, 2);
        try (Trainee plain = side.engine().create(network, training, weights, side.precision());
                Trainee traced =
                        side.engine().create(network, training, weights, side.precision())) {
            Iterator<int[]> miniBatches = new MiniBatches(DIGITS.size(), 3, 1).endless();
            for (int step = 1; step <= 3; step++) {
                int[] rows = miniBatches.next();
                double loss = plain.step(DIGITS, rows);
                if (step == 2) { // plain steps and traced ones may take turns
                    assertEquals(loss, traced.step(DIGITS, rows), what);
                } else {
                    StepTrace trace = traced.trace(DIGITS, rows);
                    assertEquals(loss, trace.tensor("loss").orElseThrow().values()[0], what);
                    assertTrue(trace.isComplete());
                }
            }
            assertSame(plain, traced, what);
        }
    }

    private static void assertSame(Trainee plain, Trainee traced, String what) {
        for (int p = 0; p < plain.parameters().size(); p++) {
            assertArrayEquals(
                    plain.parameters().get(p).values(), traced.parameters().get(p).values(), what);
        }
        assertEquals(plain.optimiserState().size(), traced.optimiserState().size());
        for (int s = 0; s < plain.optimiserState().size(); s++) {
            assertArrayEquals(
                    plain.optimiserState().get(s).values(),
                    traced.optimiserState().get(s).values(),
                    what);
        }
    }

    @Test
    void bothWorldsTellTheSameTensorsOfConvolutions() {
        int checked = 0;
        for (Model model : List.of(Model.LENET, Model.CNN)) {
            for (Normalisation normalisation : Normalisation.values()) {
                NetworkSpec network =
                        new NetworkSpec(
                                model,
                                DIGITS.shape(),
                                List.of(),
                                10,
                                ActivationName.RELU,
                                LossName.CROSS_ENTROPY,
                                InitialiserName.HE,
                                0,
                                normalisation);
                List<String> reference = names(new ScratchEngine(), network);
                assertEquals(reference, names(new Dl4jEngine(1), network));
                assertEquals(model == Model.CNN ? 2 : 0, count(reference, " dropped"));
                assertEquals(model == Model.LENET ? 1 : 0, count(reference, " flattened"));
                assertEquals(model == Model.LENET ? 2 : 1, count(reference, " pooled"));
                assertEquals(
                        normalisation == Normalisation.BATCH ? 2 : 0,
                        count(reference, " normalised"));
                checked++;
            }
        }
        assertEquals(4, checked);
    }

    private static long count(List<String> names, String end) {
        return names.stream().filter(name -> name.endsWith(end)).count();
    }

    private static List<String> names(Engine engine, NetworkSpec network) {
        TrainingSpec training = training(OptimiserSettings.of(new Sgd(), 0.01), 3);
        List<ParameterTensor> weights = ScratchEngine.drawWeights(network, 1);
        try (Trainee trainee = engine.create(network, training, weights, Precision.DOUBLE)) {
            return trainee.trace(DIGITS, new int[] {0, 1, 2}).tensors().stream()
                    .map(tensor -> tensor.name() + " " + tensor.shape())
                    .map(name -> name.substring(0, name.indexOf(" [")))
                    .toList();
        }
    }

    @Test
    void lossThatIsNotFiniteIsToldToo() {
        NetworkSpec network = networks().get(0);
        TrainingSpec training = training(OptimiserSettings.of(new Sgd(), 0.1), 3);
        List<ParameterTensor> weights = new ArrayList<>(ScratchEngine.drawWeights(network, 1));
        double[] spoilt = weights.get(4).values().clone();
        spoilt[0] = Double.NaN;
        weights.set(4, weights.get(4).withValues(spoilt));
        int checked = 0;
        for (Side side : sides()) {
            try (Trainee trainee =
                    side.engine().create(network, training, weights, side.precision())) {
                StepTrace trace = trainee.trace(DIGITS, new int[] {0, 1, 2});
                assertTrue(Double.isNaN(trace.tensor("loss").orElseThrow().values()[0]));
                assertTrue(Double.isNaN(trace.tensor("layer 2 z").orElseThrow().values()[0]));
                assertTrue(Double.isFinite(trace.tensor("layer 1 a").orElseThrow().values()[0]));
                assertEquals(side.name().startsWith("dl4j"), trace.isComplete(), side.name());
                checked++;
            }
        }
        assertEquals(5, checked);
        assertFalse(new StepTrace(List.of()).isComplete());
    }
}
