package crosscheck.scratch.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import crosscheck.data.iris.Iris;
import crosscheck.data.truthtable.TruthTable;
import crosscheck.scratch.perceptron.PerceptronTraining.Cycle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerceptronTrainingTest {

    private static LinearUnit unit(double w1, double w2, double bias) {
        return new LinearUnit(List.of(w1, w2), bias);
    }

    @Test
    void orTakesTheUpdatesWorkedOutByHand() {
        TrainedUnit or = new PerceptronTraining(TruthTable.OR.dataset()).run(10);
        assertEquals(
                List.of(
                        new Update(1, 0, unit(0, 0, -1)), // a = 0, y = -1
                        new Update(1, 1, unit(1, 0, 0)), // a = -1, y = +1
                        new Update(1, 2, unit(1, 1, 1)), // a = 0, y = +1
                        new Update(2, 0, unit(1, 1, 0)), // a = 1, y = -1
                        new Update(3, 0, unit(1, 1, -1)), // a = 0, y = -1
                        new Update(3, 1, unit(2, 1, 0)), // a = 0, y = +1
                        new Update(4, 0, unit(2, 1, -1)), // a = 0, y = -1
                        new Update(4, 2, unit(2, 2, 0)), // a = 0, y = +1
                        new Update(5, 0, unit(2, 2, -1))), // a = 0, y = -1
                or.updates());
        assertEquals(List.of(3, 1, 2, 2, 1, 0), or.errorsByPass());
        assertTrue(or.converged());
        assertEquals(unit(2, 2, -1), or.unit());
    }

    @Test
    void everySeparableTableIsLearned() {
        int learned = 0;
        for (TruthTable table : List.of(TruthTable.AND, TruthTable.OR, TruthTable.NAND)) {
            Dataset data = table.dataset();
            PerceptronTraining training = new PerceptronTraining(data);
            TrainedUnit trained = training.run(100);
            assertTrue(trained.converged(), table.name());
            for (int row = 0; row < 4; row++) {
                int output = trained.unit().output(data.feature(row, 0), data.feature(row, 1));
                assertEquals(data.label(row), output, table + " row " + row);
            }
            assertTrue(training.findCycle(100).isEmpty());
            learned++;
        }
        assertEquals(3, learned);
    }

    /** By hand: one pass leads from zero over four errors back to zero. */
    @Test
    void exclusiveOrComesBackToWhereItBegan() {
        PerceptronTraining training = new PerceptronTraining(TruthTable.XOR.dataset());
        TrainedUnit one = training.run(1);
        assertEquals(
                List.of(unit(0, 0, -1), unit(1, 0, 0), unit(1, 1, 1), unit(0, 0, 0)),
                one.updates().stream().map(Update::after).toList());
        assertEquals(
                new Cycle(1, 1, LinearUnit.zero(2), List.of(4)),
                training.findCycle(10).orElseThrow());
        TrainedUnit many = training.run(10_000);
        assertFalse(many.converged());
        assertEquals(10_000, many.errorsByPass().size());
        assertTrue(many.errorsByPass().stream().allMatch(errors -> errors == 4));
    }

    /** By hand: the first pass ends at bias 1, and from there every pass comes back to it. */
    @Test
    void inAnotherOrderTheCycleBeginsWithTheSecondPass() {
        Dataset xor = TruthTable.XOR.dataset().select(new int[] {3, 0, 1, 2});
        PerceptronTraining training = new PerceptronTraining(xor);
        assertEquals(unit(0, 0, 1), training.run(1).unit());
        assertEquals(
                new Cycle(2, 1, unit(0, 0, 1), List.of(4)), training.findCycle(2).orElseThrow());
        assertTrue(training.findCycle(1).isEmpty());
        assertEquals(List.of(3, 4, 4), training.run(3).errorsByPass());
    }

    /** By hand: passes begin with (0; 0), (-1; -1), (-2; -1), (-1; 0) and (-2; -1) again. */
    @Test
    void aPointBetweenTwoOthersCyclesOverTwoPasses() {
        Dataset line =
                new Dataset(
                        "line",
                        ExampleShape.vector(1),
                        new float[] {0, 1, 2},
                        new int[] {0, 1, 0},
                        List.of("0", "1"),
                        new Provenance("made by the test", Map.of()));
        PerceptronTraining training = new PerceptronTraining(line);
        assertEquals(List.of(3, 2, 1, 3, 1, 3), training.run(6).errorsByPass());
        assertEquals(
                new Cycle(3, 2, new LinearUnit(List.of(-2.0), -1), List.of(1, 3)),
                training.findCycle(4).orElseThrow());
        assertTrue(training.findCycle(3).isEmpty());
    }

    @Test
    void irisesAreSeparable() {
        Dataset two = Iris.dataset().slice(0, 100);
        Dataset binary =
                new Dataset(
                        "iris",
                        two.shape(),
                        features(two),
                        labels(two),
                        List.of("setosa", "versicolor"),
                        two.provenance());
        assertTrue(new PerceptronTraining(binary).run(100).converged());
    }

    private static float[] features(Dataset data) {
        float[] features = new float[data.size() * data.featureCount()];
        for (int row = 0; row < data.size(); row++) {
            data.copyRow(row, features, row * data.featureCount());
        }
        return features;
    }

    private static int[] labels(Dataset data) {
        int[] labels = new int[data.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = data.label(row);
        }
        return labels;
    }

    @Test
    void rejectsWhatCannotBeTrained() {
        assertThrows(IllegalArgumentException.class, () -> new PerceptronTraining(Iris.dataset()));
        PerceptronTraining training = new PerceptronTraining(TruthTable.OR.dataset());
        assertThrows(IllegalArgumentException.class, () -> training.run(0));
        assertThrows(IllegalArgumentException.class, () -> training.findCycle(0));
    }
}
