package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class MlpConfigurationTest {

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static MlpConfiguration of(int inputs, List<Integer> hidden, int classes) {
        return new MlpConfiguration(
                inputs,
                hidden,
                Activation.SIGMOID,
                classes,
                OutputLoss.SIGMOID_QUADRATIC,
                Dropout.NONE,
                Updating.sgd(1),
                DataType.DOUBLE);
    }

    private static MlpConfiguration of(double learningRate, DataType dataType) {
        return new MlpConfiguration(
                2,
                List.of(),
                Activation.SIGMOID,
                2,
                OutputLoss.SOFTMAX_CROSS_ENTROPY,
                Dropout.NONE,
                Updating.sgd(learningRate),
                dataType);
    }

    @Test
    void rejectsSizesThatAreNone() {
        List<String> messages = new ArrayList<>();
        messages.add(rejection(() -> of(0, List.of(3), 2)));
        messages.add(rejection(() -> of(2, List.of(0), 2)));
        messages.add(rejection(() -> of(2, List.of(3, -1), 2)));
        messages.add(rejection(() -> of(2, List.of(3), 1)));
        assertEquals(4, messages.size());
        for (String message : messages) {
            assertTrue(message.startsWith("layer sizes must be positive and classes"), message);
        }
        assertTrue(messages.get(2).endsWith("2-[3, -1]-2"), messages.get(2));
    }

    @Test
    void rejectsLearningRatesThatAreNotFiniteAndAboveZero() {
        int rejected = 0;
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "the learning rate must be finite and above 0, not " + rate,
                    rejection(() -> of(rate, DataType.FLOAT)));
            rejected++;
        }
        assertEquals(4, rejected);
    }

    @Test
    void rejectsEveryPrecisionButTwo() {
        int rejected = 0;
        for (DataType dataType : DataType.values()) {
            if (dataType != DataType.FLOAT && dataType != DataType.DOUBLE) {
                assertEquals(
                        "the precision must be FLOAT or DOUBLE, not " + dataType,
                        rejection(() -> of(1, dataType)));
                rejected++;
            }
        }
        assertEquals(DataType.values().length - 2, rejected);
    }

    private static String rejection(Runnable construction) {
        return assertThrows(IllegalArgumentException.class, construction::run).getMessage();
    }

    @Test
    void keepsItsOwnCopyOfTheHiddenLayers() {
        List<Integer> hidden = new ArrayList<>(List.of(3));
        MlpConfiguration configuration = of(2, hidden, 2);
        hidden.add(4);
        assertEquals(List.of(3), configuration.hidden());
    }

    @Test
    void layersFollowOneAnother() {
        MultiLayerConfiguration dl4j = of(5, List.of(4, 3), 2).toDl4j();
        int[][] sizes = {{5, 4}, {4, 3}, {3, 2}};
        int checked = 0;
        for (int[] size : sizes) {
            FeedForwardLayer layer = (FeedForwardLayer) dl4j.getConf(checked).getLayer();
            assertEquals(size[0], layer.getNIn());
            assertEquals(size[1], layer.getNOut());
            checked++;
        }
        assertEquals(3, checked);
        assertEquals(DataType.DOUBLE, dl4j.getDataType());
    }
}
