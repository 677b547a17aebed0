package crosscheck.scratch.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SigmoidLayersTest {
    private final SigmoidLayers example = SigmoidLayers.lectureExample();

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void lectureExampleGivesTheLecturesOutputs() {
        List<Double> ofOnes = example.outputs(1, -1);
        assertEquals(0.62, ofOnes.get(0), 0.005);
        assertEquals(0.83, ofOnes.get(1), 0.005); // the slide prints -0.83, which no sigmoid gives
        List<Double> ofZeros = example.outputs(0, 0);
        assertEquals(0.51, ofZeros.get(0), 0.005);
        assertEquals(0.85, ofZeros.get(1), 0.005);
    }

    @Test
    void everyLayerIsTheSigmoidOfItsWeightedSums() {
        List<List<Double>> values = example.values(1, -1);
        assertEquals(4, values.size());
        assertEquals(List.of(1.0, -1.0), values.get(0));
        double a1 = sigmoid(4); // 1 * 1 + -2 * -1 + 1
        double a2 = sigmoid(-2); // -1 * 1 + 1 * -1 + 0
        assertEquals(a1, values.get(1).get(0), 1e-15);
        assertEquals(a2, values.get(1).get(1), 1e-15);
        double c1 = sigmoid(2 * a1 - a2);
        double c2 = sigmoid(-2 * a1 - a2);
        assertEquals(c1, values.get(2).get(0), 1e-15);
        assertEquals(c2, values.get(2).get(1), 1e-15);
        assertEquals(sigmoid(3 * c1 - c2 - 2), values.get(3).get(0), 1e-15);
        assertEquals(sigmoid(-c1 + 4 * c2 + 2), values.get(3).get(1), 1e-15);
    }

    @Test
    void rejectsUnitsThatDoNotFit() {
        int refused = 0;
        double[][] oneUnit = {{1, 2}};
        double[][] threeInputs = {{1, 2, 3}, {1, 2, 3}};
        for (double[][] weights : List.of(oneUnit, threeInputs)) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> example.setUnits(0, weights, 0, 0));
            assertTrue(e.getMessage().contains(" for "), e.getMessage());
            refused++;
        }
        assertEquals(2, refused);
        assertThrows(IllegalArgumentException.class, () -> example.values(1));
    }
}
