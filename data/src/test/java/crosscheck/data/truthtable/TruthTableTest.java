package crosscheck.data.truthtable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import crosscheck.data.Dataset;
import crosscheck.data.Split;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class TruthTableTest {

    private static void assertComputes(TruthTable table, IntBinaryOperator function) {
        Dataset dataset = table.dataset();
        assertEquals(4, dataset.size());
        for (int row = 0; row < 4; row++) {
            int x1 = row & 1; // (0,0), (1,0), (0,1), (1,1)
            int x2 = row >> 1;
            assertEquals(x1, dataset.feature(row, 0));
            assertEquals(x2, dataset.feature(row, 1));
            assertEquals(function.applyAsInt(x1, x2), dataset.label(row), table + " row " + row);
        }
    }

    @Test
    void everyTableComputesItsFunction() {
        assertComputes(TruthTable.AND, (a, b) -> a & b);
        assertComputes(TruthTable.OR, (a, b) -> a | b);
        assertComputes(TruthTable.NAND, (a, b) -> 1 - (a & b));
        assertComputes(TruthTable.XOR, (a, b) -> a ^ b);
        assertEquals(4, TruthTable.values().length);
    }

    @Test
    void classesAreZeroAndOne() {
        assertEquals(List.of("0", "1"), TruthTable.AND.dataset().classNames());
        assertEquals("nand", TruthTable.NAND.dataset().name());
    }

    @Test
    void everyPartHasAllRows() {
        Split split = TruthTable.XOR.split();
        assertSame(split.train(), split.validation());
        assertSame(split.train(), split.test());
    }

    @Test
    void provenanceIsThatOfTheTableAsText() {
        assertEquals("x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,0\n", TruthTable.XOR.csv());
        assertEquals(
                "124f3456747e2394df261d62d6770fc9ee56748c082abc9f58c9353d75d6714e",
                TruthTable.XOR.dataset().provenance().sha256ByFile().get("xor.csv"));
    }
}
