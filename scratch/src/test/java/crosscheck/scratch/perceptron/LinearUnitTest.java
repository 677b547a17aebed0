package crosscheck.scratch.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.Dataset;
import crosscheck.data.truthtable.TruthTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearUnitTest {

    @Test
    void gatesHaveTheirTruthTables() {
        int checked = 0;
        for (Gate gate : Gate.values()) {
            Dataset table = TruthTable.valueOf(gate.name()).dataset();
            for (int row = 0; row < table.size(); row++) {
                int output = gate.unit().output(table.feature(row, 0), table.feature(row, 1));
                assertEquals(table.label(row), output, gate + " row " + row);
                checked++;
            }
        }
        assertEquals(12, checked);
    }

    @Test
    void threeGatesMakeAnExclusiveOr() {
        assertEquals(0, Gate.xor(0, 0));
        assertEquals(1, Gate.xor(1, 0));
        assertEquals(1, Gate.xor(0, 1));
        assertEquals(0, Gate.xor(1, 1));
    }

    @Test
    void thresholdIsTheBiasWithTheOtherSign() {
        LinearUnit unit = LinearUnit.withThreshold(List.of(1.0, 2.0), 2.5);
        assertEquals(-2.5, unit.bias());
        assertEquals(0.5, unit.activation(1, 1));
        assertEquals(0, unit.output(0.5, 1)); // 2.5 is not above the threshold
        assertEquals(1, unit.output(0.75, 1));
    }

    @Test
    void updateMovesWeightsByTheExampleAndTheBiasByItsLabel() {
        LinearUnit unit = new LinearUnit(List.of(1.0, -2.0), 0.5);
        assertEquals(new LinearUnit(List.of(-2.0, -2.5), -0.5), unit.plus(-1, 3, 0.5));
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> LinearUnit.zero(0));
        LinearUnit unit = LinearUnit.zero(2);
        assertThrows(IllegalArgumentException.class, () -> unit.activation(1));
        assertThrows(IllegalArgumentException.class, () -> unit.activation(1, 2, 3));
    }
}
