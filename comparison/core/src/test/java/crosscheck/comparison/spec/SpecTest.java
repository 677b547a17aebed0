package crosscheck.comparison.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import crosscheck.data.Labelled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTest {
    private static NetworkSpec network(Model model, List<Integer> hidden, LossName loss) {
        return new NetworkSpec(
                model,
                ExampleShape.vector(784),
                hidden,
                10,
                ActivationName.SIGMOID,
                loss,
                InitialiserName.XAVIER,
                0,
                Normalisation.NONE);
    }

    @Test
    void sizesAreWrittenAsPeopleWriteThem() {
        NetworkSpec spec = network(Model.MLP, List.of(100, 30), LossName.QUADRATIC);
        assertEquals(List.of(784, 100, 30, 10), spec.layerSizes());
        assertEquals("784-100-30-10", spec.shapeText());
    }

    @Test
    void softmaxRegressionHasNoHiddenLayer() {
        assertEquals(
                "784-10", network(Model.SOFTMAX, List.of(), LossName.CROSS_ENTROPY).shapeText());
        assertThrows(
                IllegalArgumentException.class,
                () -> network(Model.SOFTMAX, List.of(30), LossName.CROSS_ENTROPY));
        assertThrows(
                IllegalArgumentException.class,
                () -> network(Model.SOFTMAX, List.of(), LossName.QUADRATIC));
        assertThrows(
                IllegalArgumentException.class,
                () -> network(Model.MLP, List.of(), LossName.QUADRATIC));
    }

    @Test
    void layerSizesHaveBounds() {
        for (int units : new int[] {0, -3, NetworkSpec.MOST_UNITS + 1}) {
            IllegalArgumentException error =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> network(Model.MLP, List.of(30, units), LossName.QUADRATIC));
            assertTrue(error.getMessage().contains(String.valueOf(units)), error.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void learningRateIsFiniteAndPositive(double rate) {
        assertThrows(IllegalArgumentException.class, () -> TrainingSpec.sgd(rate, 10, 30, 1));
    }

    @Test
    void countsArePositiveAndAnySeedIsValid() {
        assertThrows(IllegalArgumentException.class, () -> TrainingSpec.sgd(3, 0, 30, 1));
        assertThrows(IllegalArgumentException.class, () -> TrainingSpec.sgd(3, 10, 0, 1));
        assertEquals(0, TrainingSpec.sgd(3, 10, 30, 0).seed());
        assertEquals(Long.MIN_VALUE, TrainingSpec.sgd(3, 10, 30, Long.MIN_VALUE).seed());
    }

    @Test
    void choicesAreReadByTheirLabels() {
        int read = 0;
        for (LossName loss : LossName.values()) {
            assertEquals(loss, Labelled.parse(LossName.class, loss.label()));
            read++;
        }
        assertEquals(2, read);
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Labelled.parse(LossName.class, "mse"));
        assertEquals("expected quadratic or cross-entropy, found 'mse'", error.getMessage());
    }
}
