package crosscheck.comparison.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.StateTensor;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.Split;
import crosscheck.data.iris.Iris;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Split IRIS = Iris.split();

    private static NetworkSpec network(ActivationName activation) {
        return NetworkSpec.dense(
                4, List.of(5), 3, activation, LossName.CROSS_ENTROPY, InitialiserName.XAVIER);
    }

    private static TrainingSpec training(
            double rate, Schedule schedule, Optional<EarlyStopping> stop, int epochs) {
        return new TrainingSpec(
                OptimiserSettings.of(new Sgd(), rate), schedule, stop, 90, epochs, 1);
    }

    /** Its one weight counts the steps; its validation losses are written by hand. */
    private static final class Scripted implements Engine, Trainee {
        private final double[] validationLosses;
        private final List<Double> rates = new ArrayList<>();
        private double weight;
        private double output = 1;
        private boolean lossesCountSteps;
        private int evaluations;
        private double weightAtTest = Double.NaN;

        Scripted(double... validationLosses) {
            this.validationLosses = validationLosses;
        }

        @Override
        public EngineName name() {
            return EngineName.SCRATCH;
        }

        @Override
        public String computesWith() {
            return "a script";
        }

        @Override
        public List<Precision> precisions() {
            return List.of(Precision.DOUBLE);
        }

        @Override
        public Trainee create(
                NetworkSpec network,
                TrainingSpec training,
                List<ParameterTensor> initialWeights,
                Precision precision) {
            return this;
        }

        @Override
        public double step(Dataset data, int[] rows) {
            weight++;
            return lossesCountSteps ? weight : 1;
        }

        @Override
        public StepTrace trace(Dataset data, int[] rows) {
            step(data, rows);
            return new StepTrace(List.of());
        }

        @Override
        public void setLearningRate(double learningRate) {
            rates.add(learningRate);
        }

        @Override
        public double[] predictProbabilities(Dataset data, int[] rows) {
            double[] outputs = new double[rows.length * data.classCount()];
            outputs[0] = output;
            return outputs;
        }

        @Override
        public Evaluation evaluate(Dataset data) {
            if (data == IRIS.test()) {
                weightAtTest = weight;
                return new Evaluation(data.size(), 0, 0);
            }
            return new Evaluation(data.size(), 0, validationLosses[evaluations++]);
        }

        @Override
        public List<ParameterTensor> parameters() {
            return List.of(new ParameterTensor(0, "W", List.of(1, 1), new double[] {weight}));
        }

        @Override
        public void setParameters(List<ParameterTensor> parameters) {
            weight = parameters.get(0).values()[0];
        }

        @Override
        public long stepCount() {
            return (long) weight;
        }

        @Override
        public List<StateTensor> optimiserState() {
            return List.of();
        }

        @Override
        public void setOptimiserState(long stepCount, List<StateTensor> state) {
            throw new AssertionError("nobody resumes a scripted training");
        }

        @Override
        public void close() {}
    }

    private static TrainingResult run(Scripted engine, TrainingSpec training) {
        return new Training(network(ActivationName.TANH), training, IRIS)
                .run(engine, Precision.DOUBLE, List.of(), TrainingListener.SILENT);
    }

    @Test
    void earlyStoppingKeepsTheBestWeightsAndTestsOnlyThose() {
        Scripted engine = new Scripted(5, 3, 4, Double.NaN, 3.5, 1, 1);
        TrainingResult result = run(engine, training(1, Schedule.CONSTANT, stop(2), 7));
        assertEquals(5, result.epochs().size(), "three epochs without a smaller loss end it");
        assertEquals(2, result.keptEpoch());
        assertEquals(2, engine.weightAtTest, "one step an epoch: the weights of epoch 2");
        assertArrayEquals(new double[] {2}, result.weights().get(0).values());
    }

    private static Optional<EarlyStopping> stop(int patience) {
        return Optional.of(new EarlyStopping(patience, 0));
    }

    @Test
    void everyTestExampleIsPredictedOnceAndCounted() {
        TrainingResult result =
                run(new Scripted(1), training(1, Schedule.CONSTANT, Optional.empty(), 1));
        assertEquals(1, result.seed());
        assertEquals(30, result.predictions().size());
        assertEquals(10, result.predictions().correct(), "class 0 for all: one third");
        assertEquals(10, result.test().correct());
        assertEquals(1, result.predictions().probability(0));
    }

    @Test
    void outputThatIsNotFiniteEndsTheTraining() {
        Scripted engine = new Scripted(1);
        engine.output = Double.NaN;
        String message =
                assertThrows(
                                DivergedException.class,
                                () ->
                                        run(
                                                engine,
                                                training(
                                                        1, Schedule.CONSTANT, Optional.empty(), 1)))
                        .getMessage();
        assertTrue(message.contains("an output for test example 0"), message);
    }

    @Test
    void trainLossIsTheMeanOverTheExamplesNotTheMiniBatches() {
        Scripted engine = new Scripted(1, 1);
        engine.lossesCountSteps = true;
        TrainingSpec of40 =
                new TrainingSpec(
                        OptimiserSettings.of(new Sgd(), 1),
                        Schedule.CONSTANT,
                        Optional.empty(),
                        40,
                        2,
                        1);
        List<EpochMetrics> epochs = run(engine, of40).epochs(); // 40, 40 and 10 examples
        assertEquals(2, epochs.size());
        assertEquals((40 * 1 + 40 * 2 + 10 * 3) / 90.0, epochs.get(0).trainLoss());
        assertEquals((40 * 4 + 40 * 5 + 10 * 6) / 90.0, epochs.get(1).trainLoss());
    }

    @Test
    void withoutEarlyStoppingTheLastWeightsAreKept() {
        Scripted engine = new Scripted(1, 2, 3, 4);
        TrainingResult result = run(engine, training(1, Schedule.CONSTANT, Optional.empty(), 4));
        assertEquals(4, result.keptEpoch());
        assertEquals(4, engine.weightAtTest);
        assertArrayEquals(new double[] {4}, result.weights().get(0).values());
        assertEquals(List.of(), engine.rates, "a constant rate is never set again");
    }

    @Test
    void scheduleSetsTheRateOfEachEpochAfterTheFirst() {
        Scripted engine = new Scripted(4, 3, 2, 1);
        TrainingResult result =
                run(engine, training(8, new Schedule.Exponential(0.5), Optional.empty(), 4));
        assertEquals(List.of(4.0, 2.0, 1.0), engine.rates);
        assertArrayEquals(
                new double[] {8, 4, 2, 1},
                result.epochs().stream().mapToDouble(EpochMetrics::learningRate).toArray());
    }

    @Test
    void plateauGoesByTheValidationLosses() {
        Scripted engine = new Scripted(4, 5, 3, 6, 2);
        TrainingResult result =
                run(
                        engine,
                        training(8, new Schedule.Plateau(0.5, 0, 0, 1e-3), Optional.empty(), 5));
        assertArrayEquals(
                new double[] {8, 8, 4, 4, 2},
                result.epochs().stream().mapToDouble(EpochMetrics::learningRate).toArray());
        assertEquals(List.of(8.0, 4.0, 4.0, 2.0), engine.rates);
    }

    @Test
    void lastWeightsAreKeptWhereNoValidationLossIsFinite() {
        Scripted engine = new Scripted(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN);
        TrainingResult result = run(engine, training(1, Schedule.CONSTANT, stop(5), 3));
        assertEquals(3, result.keptEpoch());
        assertEquals(3, engine.weightAtTest);
    }

    @Test
    void highestAccuracyIsKeptAndTheFirstOfSeveral() {
        List<Evaluation> validations = new ArrayList<>();
        for (int correct : new int[] {3, 7, 5, 7, 6}) {
            validations.add(new Evaluation(10, correct, 1.0 / correct));
        }
        assertEquals(2, Kept.HIGHEST_ACCURACY.epoch(validations));
        assertEquals(1, Kept.HIGHEST_ACCURACY.epoch(validations.subList(0, 1)));
        assertEquals(5, Kept.LAST.epoch(validations));
    }

    @Test
    void weightsThatRunAwayEndTheTrainingThoughTheLossIsFinite() {
        Scripted engine = new Scripted(1, 1);
        engine.weight = 2e10;
        String message =
                assertThrows(
                                DivergedException.class,
                                () -> run(engine, training(1, Schedule.CONSTANT, stop(1), 2)))
                        .getMessage();
        assertTrue(
                message.contains("epoch 1, step 1, first of all layer 1, 0_W[0][0] is 2.0"),
                message);
    }

    @Test
    void divergenceNamesEpochStepLayerAndTensor() {
        NetworkSpec linear = network(ActivationName.IDENTITY);
        TrainingSpec training = training(1e300, Schedule.CONSTANT, Optional.empty(), 3);
        String message =
                assertThrows(
                                DivergedException.class,
                                () ->
                                        new Training(linear, training, IRIS)
                                                .run(
                                                        new ScratchEngine(),
                                                        Precision.DOUBLE,
                                                        ScratchEngine.drawWeights(linear, 1),
                                                        TrainingListener.SILENT))
                        .getMessage();
        assertTrue(
                message.contains("epoch 1, step 1") || message.contains("epoch 2, step 1"),
                message);
        assertTrue(message.contains("layer "), message);
    }
}
