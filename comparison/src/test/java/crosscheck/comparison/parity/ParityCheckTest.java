package crosscheck.comparison.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.parity.ParityCheck.Start;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.Schedule;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ParityCheckTest {
    private static final int STEPS = 60;
    private static final Dataset TRAIN = DrawnDigits.draw(300, 10, 1).train();
    private static final Engine SCRATCH = new ScratchEngine();
    private static final Engine DL4J = new Dl4jEngine(1);

    private static NetworkSpec spec(ActivationName activation, LossName loss) {
        return NetworkSpec.dense(784, List.of(12, 7), 10, activation, loss, InitialiserName.XAVIER);
    }

    private static ParityResult run(
            NetworkSpec spec, Precision precision, UnaryOperator<Trainee> fault) {
        List<ParameterTensor> weights = ScratchEngine.drawWeights(spec, 7);
        double rate = 0.05;
        try (Trainee reference =
                        SCRATCH.create(
                                spec, TrainingSpec.sgd(rate, 10, 1, 1), weights, Precision.DOUBLE);
                Trainee framework =
                        DL4J.create(spec, TrainingSpec.sgd(rate, 10, 1, 1), weights, precision)) {
            return steps(reference, fault.apply(framework), precision, STEPS);
        }
    }

    private static ParityResult steps(
            Trainee reference, Trainee framework, Precision precision, int steps) {
        return ParityCheck.run(
                reference,
                framework,
                precision,
                Tolerances.of(precision, InitialiserName.XAVIER),
                TRAIN,
                new MiniBatches(TRAIN.size(), 16, 7).endless(),
                Start.OWN_WEIGHTS,
                steps,
                step -> {});
    }

    @Test
    void frameworkAgreesForEveryActivationLossAndPrecision() {
        int checked = 0;
        for (ActivationName activation : ActivationName.values()) {
            for (LossName loss : LossName.values()) {
                for (Precision precision : Precision.values()) {
                    ParityResult result =
                            run(spec(activation, loss), precision, UnaryOperator.identity());
                    assertTrue(
                            result.passed(),
                            activation + " " + loss + " " + precision + ": " + result);
                    assertTrue(result.maxAbsWeightDifference() > 0, "two programs, two roundings");
                    checked++;
                }
            }
        }
        assertEquals(16, checked);
    }

    /** The framework is five steps ahead: without its memory no step of the reference agrees. */
    @Test
    void singleStepsBeginWithTheFrameworksMemory() {
        NetworkSpec spec = spec(ActivationName.TANH, LossName.CROSS_ENTROPY);
        TrainingSpec training =
                new TrainingSpec(
                        OptimiserSettings.of(Choices.OPTIMISERS.parse("adam"), 0.01),
                        Schedule.CONSTANT,
                        Optional.empty(),
                        16,
                        1,
                        1);
        List<ParameterTensor> weights = ScratchEngine.drawWeights(spec, 7);
        Iterator<int[]> miniBatches = new MiniBatches(TRAIN.size(), 16, 7).endless();
        try (Trainee reference = SCRATCH.create(spec, training, weights, Precision.DOUBLE);
                Trainee framework = DL4J.create(spec, training, weights, Precision.DOUBLE)) {
            for (int step = 0; step < 5; step++) {
                framework.step(TRAIN, miniBatches.next());
            }
            reference.setParameters(framework.parameters());
            ParityResult result =
                    ParityCheck.run(
                            reference,
                            framework,
                            Precision.DOUBLE,
                            Tolerances.ofSingleSteps(Precision.DOUBLE),
                            TRAIN,
                            miniBatches,
                            Start.FRAMEWORK_WEIGHTS,
                            10,
                            step -> {});
            assertTrue(result.passed(), result.toString());
        }
    }

    @Test
    void faultInAWeightIsNamedByStepAndEntry() {
        NetworkSpec spec = spec(ActivationName.SIGMOID, LossName.QUADRATIC);
        ParityResult result =
                run(
                        spec,
                        Precision.DOUBLE,
                        trainee -> new Faulty(trainee, 2, t -> t.values()[7 + 2] += 1e-9));
        assertFalse(result.passed());
        assertTrue(
                result.firstDivergence().startsWith("step 2, 1_W[1][2]: reference "),
                result.firstDivergence());
        assertEquals(1e-9, result.maxAbsWeightDifference(), 1e-12);
    }

    @Test
    void differencesByStepHaveEveryStepOfFew() {
        NetworkSpec spec = spec(ActivationName.SIGMOID, LossName.QUADRATIC);
        ParityResult result =
                run(
                        spec,
                        Precision.DOUBLE,
                        trainee -> new Faulty(trainee, 2, t -> t.values()[7 + 2] += 1e-9));
        List<ParityStep> byStep = result.byStep();
        for (int i = 0; i < 26; i++) {
            assertEquals(i + 1, byStep.get(i).step());
        }
        assertTrue(byStep.size() < STEPS, byStep.size() + " steps");
        assertEquals(STEPS, byStep.get(byStep.size() - 1).step());
        assertTrue(byStep.get(0).weights() < 1e-13, "step 1 has no fault");
        assertEquals(1e-9, byStep.get(1).weights(), 1e-12, "step 2 has it");
        assertEquals(
                result.maxAbsWeightDifference(),
                byStep.stream().mapToDouble(ParityStep::weights).max().orElseThrow());
        assertEquals(
                result.maxAbsLossDifference(),
                byStep.stream().mapToDouble(ParityStep::loss).max().orElseThrow());
        assertEquals(
                result.maxAbsOutputDifference(),
                byStep.stream().mapToDouble(ParityStep::outputs).max().orElseThrow());
    }

    @Test
    void transposedWeightsAreFound() {
        NetworkSpec spec =
                NetworkSpec.dense(
                        784,
                        List.of(10),
                        10,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.NORMAL);
        List<ParameterTensor> weights = ScratchEngine.drawWeights(spec, 1);
        List<ParameterTensor> transposed =
                weights.stream().map(t -> t.fullName().equals("1_W") ? transpose(t) : t).toList();
        try (Trainee reference =
                        SCRATCH.create(
                                spec, TrainingSpec.sgd(1, 10, 1, 1), weights, Precision.DOUBLE);
                Trainee framework =
                        DL4J.create(
                                spec,
                                TrainingSpec.sgd(1, 10, 1, 1),
                                transposed,
                                Precision.DOUBLE)) {
            ParityResult result = steps(reference, framework, Precision.DOUBLE, 1);
            assertFalse(result.passed());
            assertTrue(
                    result.firstDivergence().startsWith("step 0, 1_W[0][1]"),
                    result.firstDivergence());
        }
    }

    private static ParameterTensor transpose(ParameterTensor tensor) {
        int size = 10;
        double[] turned = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                turned[j * size + i] = tensor.values()[i * size + j];
            }
        }
        return new ParameterTensor(tensor.layer(), tensor.name(), tensor.shape(), turned);
    }

    @Test
    void notANumberFailsOnOneSideAndOnBoth() {
        NetworkSpec spec = spec(ActivationName.SIGMOID, LossName.QUADRATIC);
        ParityResult result =
                run(
                        spec,
                        Precision.DOUBLE,
                        trainee -> new Faulty(trainee, 1, t -> t.values()[0] = Double.NaN));
        assertFalse(result.passed());
        assertEquals(Double.POSITIVE_INFINITY, result.maxAbsWeightDifference());

        Trainee broken =
                new Faulty(
                        SCRATCH.create(
                                spec, TrainingSpec.sgd(1, 10, 1, 1), zeros(spec), Precision.DOUBLE),
                        0,
                        t -> t.values()[0] = Double.NaN);
        ParityResult both = steps(broken, broken, Precision.DOUBLE, 1);
        assertFalse(both.passed());
    }

    private static List<ParameterTensor> zeros(NetworkSpec spec) {
        return ScratchEngine.drawWeights(spec, 1).stream()
                .map(t -> t.withValues(new double[t.values().length]))
                .toList();
    }

    @Test
    void differentShapesFailWithASentence() {
        NetworkSpec small = spec(ActivationName.SIGMOID, LossName.QUADRATIC);
        NetworkSpec large =
                NetworkSpec.dense(
                        784,
                        List.of(13, 7),
                        10,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER);
        Trainee left =
                SCRATCH.create(
                        small,
                        TrainingSpec.sgd(1, 10, 1, 1),
                        ScratchEngine.drawWeights(small, 1),
                        Precision.DOUBLE);
        Trainee right =
                SCRATCH.create(
                        large,
                        TrainingSpec.sgd(1, 10, 1, 1),
                        ScratchEngine.drawWeights(large, 1),
                        Precision.DOUBLE);
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> steps(left, right, Precision.DOUBLE, 1));
        assertEquals(
                "0_W: the reference has 9408 numbers, the framework 10192", error.getMessage());
    }
}
