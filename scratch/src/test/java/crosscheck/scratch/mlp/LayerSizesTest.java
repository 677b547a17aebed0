package crosscheck.scratch.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerSizesTest {

    @Test
    void lectureExampleHas81Parameters() {
        LayerSizes sizes = LayerSizes.of(3, 5, 4, 5, 2);
        assertEquals(65, sizes.weightCount()); // 15 + 20 + 20 + 10
        assertEquals(16, sizes.biasCount()); // 5 + 4 + 5 + 2
        assertEquals(81, sizes.parameterCount());
        assertEquals("3-5-4-5-2", sizes.toString());
    }

    @Test
    void digitNetworksHaveTheLecturesCounts() {
        assertEquals(23_860, LayerSizes.of(28 * 28, 30, 10).parameterCount());
        assertEquals(79_510, LayerSizes.of(28 * 28, 100, 10).parameterCount());
    }

    @Test
    void theNetworkItselfHasAsManyParameters() {
        int compared = 0;
        for (LayerSizes sizes :
                List.of(
                        LayerSizes.of(1, 1),
                        LayerSizes.of(3, 5, 4, 5, 2),
                        LayerSizes.of(784, 30, 10))) {
            assertEquals(
                    sizes.parameterCount(), new SigmoidLayers(sizes).network().parameterCount());
            compared++;
        }
        assertEquals(3, compared);
    }

    @Test
    void rejectsFewerThanTwoLayersAndEmptyOnes() {
        assertThrows(IllegalArgumentException.class, () -> LayerSizes.of(3));
        assertThrows(IllegalArgumentException.class, () -> LayerSizes.of(3, 0, 2));
    }
}
