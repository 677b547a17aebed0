package crosscheck.scratch.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.truthtable.TruthTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lecture's examples; rows in the order (0,0), (1,0), (0,1), (1,1). */
class BooleanPerceptronTest {
    private static final double BOUND = 0.1;

    @Test
    void andIsReachedAfterOneUpdate() {
        TrainedUnit and = new BooleanPerceptron(1.5, BOUND).train(TruthTable.AND.dataset(), 10);
        assertEquals(
                List.of(new Update(1, 3, new LinearUnit(List.of(1.0, 1.0), -1.5))), and.updates());
        assertEquals(List.of(1, 0), and.errorsByPass());
        assertTrue(and.converged());
    }

    @Test
    void orMovesOnlyTheWeightWhoseInputIsOne() {
        TrainedUnit or =
                new BooleanPerceptron(1, BOUND)
                        .train(TruthTable.OR.dataset().select(new int[] {0, 2, 1, 3}), 10);
        assertEquals(
                List.of(
                        new Update(1, 1, new LinearUnit(List.of(0.0, 1.0), -1)),
                        new Update(1, 2, new LinearUnit(List.of(1.0, 1.0), -1))),
                or.updates());
        assertEquals(List.of(2, 0), or.errorsByPass());
    }

    @Test
    void exclusiveOrIsWrongInEveryPass() {
        TrainedUnit xor = new BooleanPerceptron(1, BOUND).train(TruthTable.XOR.dataset(), 1000);
        assertFalse(xor.converged());
        assertEquals(1000, xor.errorsByPass().size());
        assertTrue(xor.errorsByPass().stream().allMatch(errors -> errors >= 1));
    }

    @Test
    void stopsBelowTheBoundEvenWithErrors() {
        TrainedUnit xor = new BooleanPerceptron(1, 1.1).train(TruthTable.XOR.dataset(), 1000);
        assertEquals(1, xor.errorsByPass().size());
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new BooleanPerceptron(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new BooleanPerceptron(1, Double.NaN));
        BooleanPerceptron rule = new BooleanPerceptron(1, BOUND);
        assertThrows(IllegalArgumentException.class, () -> rule.train(TruthTable.AND.dataset(), 0));
    }
}
