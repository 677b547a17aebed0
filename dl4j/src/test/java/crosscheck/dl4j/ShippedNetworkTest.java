package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.List;
import java.util.NoSuchElementException;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;

/** The network as DL4J's users write it is the network of this project. */
class ShippedNetworkTest {
    private static final Dataset DIGITS = DrawnDigits.draw(24, 1, 1).train();
    private static final List<int[]> BATCHES =
            List.of(Rows.range(0, 10), Rows.range(10, 20), Rows.range(20, 24));

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static NetworkConfiguration mlp(
            List<Integer> hidden, OutputLoss loss, double dropoutRate, DataType dataType) {
        return new MlpConfiguration(
                784,
                hidden,
                Activation.SIGMOID,
                10,
                loss,
                new Dropout(dropoutRate, Cnns.TWO_OF_THREE),
                new Updating(new Sgd(0.5), GradientNormalization.None, 0, 0.01),
                dataType);
    }

    private static NetworkConfiguration cnn(List<CnnLayer> layers, DataType dataType) {
        return new CnnConfiguration(
                DIGITS.shape(), layers, 10, Cnns.TWO_OF_THREE, Cnns.adam(), dataType);
    }

    private static List<NetworkConfiguration> configurations(DataType dataType) {
        return List.of(
                mlp(List.of(12, 7), OutputLoss.SIGMOID_QUADRATIC, 0.5, dataType),
                mlp(List.of(), OutputLoss.SOFTMAX_CROSS_ENTROPY, 0, dataType),
                cnn(CnnConfiguration.CNN, dataType),
                cnn(CnnConfiguration.LENET, dataType),
                cnn(Cnns.normalised(CnnConfiguration.LENET), dataType));
    }

    /** In double; in float oneDNN adds up in another order. */
    @Test
    void lossesAndAccuraciesAreThoseOfTheOtherOne() {
        int checked = 0;
        for (NetworkConfiguration configuration : configurations(DataType.DOUBLE)) {
            checked += check(configuration, 1e-12);
        }
        for (NetworkConfiguration configuration : configurations(DataType.FLOAT)) {
            checked += check(configuration, 1e-4);
        }
        assertEquals(10 * 2 * BATCHES.size(), checked);
    }

    private static int check(NetworkConfiguration configuration, double tolerance) {
        try (Dl4jNetwork own = new Dl4jNetwork(configuration);
                ShippedNetwork shipped = new ShippedNetwork(configuration)) {
            HeInitialiser.draw(own, 1);
            for (ParameterName name : own.parameterNames()) {
                double[] values = own.parameter(name.layer(), name.name());
                shipped.setParameter(name.layer(), name.name(), values);
            }
            int losses = 0;
            for (int epoch = 0; epoch < 2; epoch++) {
                double[] expected =
                        BATCHES.stream().mapToDouble(rows -> own.step(DIGITS, rows)).toArray();
                assertTrue(expected[0] > 0.1 && expected[0] != expected[1]);
                assertArrayEquals(expected, shipped.fit(DIGITS, BATCHES), tolerance);
                losses += expected.length;
            }
            assertEquals(
                    own.evaluate(DIGITS).accuracyFraction(),
                    shipped.accuracyFraction(DIGITS),
                    1e-12);
            return losses;
        }
    }

    @Test
    void nothingIsSetThatMakesDl4jFaster() {
        int checked = 0;
        for (NetworkConfiguration configuration : configurations(DataType.FLOAT)) {
            assertTrue(
                    ShippedConfiguration.of(configuration).getConfs().stream()
                            .allMatch(layer -> layer.getCacheMode() == CacheMode.NONE));
            checked++;
        }
        assertEquals(5, checked);
        assertTrue(
                configurations(DataType.FLOAT).get(2).toDl4j().getConfs().stream()
                        .anyMatch(layer -> layer.getCacheMode() == CacheMode.DEVICE));
    }

    @Test
    void iteratorGivesEachMiniBatchOnceAndAgainAfterAReset() {
        RowIterator iterator = RowIterator.inOrder(DIGITS, 10);
        assertEquals(10, iterator.next().numExamples());
        assertEquals(10, iterator.next().numExamples());
        assertEquals(4, iterator.next().numExamples());
        assertThrows(NoSuchElementException.class, iterator::next);
        iterator.reset();
        float[] first = new float[784];
        DIGITS.copyRow(0, first, 0);
        assertArrayEquals(first, iterator.next().getFeatures().getRow(0).toFloatVector());
    }
}
