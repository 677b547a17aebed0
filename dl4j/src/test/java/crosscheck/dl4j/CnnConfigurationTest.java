package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.ExampleShape;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class CnnConfigurationTest {
    private static final ExampleShape IMAGE = ExampleShape.image(28, 28);

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static CnnConfiguration configuration(ExampleShape shape, CnnLayer... layers) {
        return new CnnConfiguration(
                shape, List.of(layers), 10, Cnns.TWO_OF_THREE, Cnns.adam(), DataType.FLOAT);
    }

    @Test
    void countsTheParametersOfTheNamedNetworks() {
        try (Dl4jNetwork cnn = Cnns.network(CnnConfiguration.CNN, DataType.FLOAT);
                Dl4jNetwork lenet = Cnns.network(CnnConfiguration.LENET, DataType.FLOAT)) {
            assertEquals(1_199_882, cnn.parameterCount());
            // 20 (25 + 1) + 50 (500 + 1) + 500 (800 + 1) + 10 (500 + 1)
            assertEquals(431_080, lenet.parameterCount());
            assertEquals(4, cnn.layerCount());
            assertEquals(4, lenet.layerCount());
        }
    }

    @Test
    void batchNormalisationAddsFourNumbersAChannel() {
        try (Dl4jNetwork cnn =
                Cnns.network(Cnns.normalised(CnnConfiguration.CNN), DataType.FLOAT)) {
            assertEquals(1_199_882 + 4 * (32 + 64), cnn.parameterCount());
            assertEquals(6, cnn.layerCount());
            List<String> names =
                    cnn.parameterNames().stream()
                            .filter(name -> name.layer() == 1)
                            .map(ParameterName::name)
                            .toList();
            assertEquals(List.of("gamma", "beta", "mean", "var"), names);
        }
    }

    @Test
    void imagesAreAlwaysStoredChannelByChannelAndHelpersMayNotFailInSilence() {
        int checked = 0;
        for (var layers :
                List.of(
                        CnnConfiguration.CNN,
                        CnnConfiguration.LENET,
                        Cnns.normalised(CnnConfiguration.LENET))) {
            CnnConfiguration configuration = configuration(IMAGE, layers.toArray(new CnnLayer[0]));
            for (NeuralNetConfiguration layer : configuration.toDl4j().getConfs()) {
                checked += checkFormat(layer.getLayer());
            }
        }
        assertEquals(3 + 4 + 6, checked);
    }

    private static int checkFormat(org.deeplearning4j.nn.conf.layers.Layer layer) {
        if (layer instanceof ConvolutionLayer convolution) {
            assertEquals(CNN2DFormat.NCHW, convolution.getCnn2dDataFormat());
            assertEquals(ConvolutionMode.Truncate, convolution.getConvolutionMode());
            assertFalse(convolution.isCudnnAllowFallback());
            return 1;
        }
        if (layer instanceof SubsamplingLayer pooling) {
            assertEquals(CNN2DFormat.NCHW, pooling.getCnn2dDataFormat());
            assertFalse(pooling.isCudnnAllowFallback());
            return 1;
        }
        if (layer instanceof BatchNormalization normalisation) {
            assertEquals(CNN2DFormat.NCHW, normalisation.getCnn2DFormat());
            assertEquals(1e-5, normalisation.getEps());
            assertEquals(0.9, normalisation.getDecay());
            assertFalse(normalisation.isUseLogStd());
            assertFalse(normalisation.isCudnnAllowFallback());
            return 1;
        }
        return 0;
    }

    @Test
    void dropoutBelongsToTheInputOfTheNextLayerAndDropsByItsOwnRate() {
        List<NeuralNetConfiguration> layers =
                configuration(IMAGE, CnnConfiguration.CNN.toArray(new CnnLayer[0]))
                        .toDl4j()
                        .getConfs();
        List<Integer> withDropout = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).getLayer().getIDropout() != null) {
                assertInstanceOf(MaskedDropout.class, layers.get(i).getLayer().getIDropout());
                withDropout.add(i);
            }
        }
        assertEquals(
                List.of(3, 4), withDropout); // dense and output, after two convolutions, pooling
    }

    @Test
    void rejectsLayersThatDoNotFit() {
        Map<String, CnnLayer[]> cases =
                Map.of(
                        "4 x 4 is too small for a window of 5",
                        new CnnLayer[] {new CnnLayer.MaxPooling(7), new CnnLayer.Convolution(1, 5)},
                        "28 x 28 is too small for a window of 29",
                        new CnnLayer[] {new CnnLayer.MaxPooling(29)},
                        "MaxPooling[size=1] cannot follow a dense layer",
                        new CnnLayer[] {new CnnLayer.Dense(3), new CnnLayer.MaxPooling(1)},
                        "Convolution[filters=1, size=1] cannot follow a dense layer",
                        new CnnLayer[] {new CnnLayer.Dense(3), new CnnLayer.Convolution(1, 1)});
        int rejected = 0;
        for (var entry : cases.entrySet()) {
            assertEquals(
                    entry.getKey(),
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> configuration(IMAGE, entry.getValue()))
                            .getMessage());
            rejected++;
        }
        assertEquals(4, rejected);
    }

    @Test
    void rejectsWhatIsNotAnImageAndSizesOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> configuration(ExampleShape.vector(784)));
        assertThrows(IllegalArgumentException.class, () -> new CnnLayer.Convolution(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new CnnLayer.Convolution(3, 0));
        assertThrows(
                IllegalArgumentException.class, () -> new CnnLayer.NormalisedConvolution(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new CnnLayer.MaxPooling(0));
        assertThrows(IllegalArgumentException.class, () -> new CnnLayer.Dense(0));
        for (double rate : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new CnnLayer.Dropout(rate));
        }
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new CnnConfiguration(
                                IMAGE,
                                List.of(),
                                1,
                                Cnns.TWO_OF_THREE,
                                Cnns.adam(),
                                DataType.FLOAT));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new CnnConfiguration(
                                IMAGE,
                                List.of(),
                                10,
                                Cnns.TWO_OF_THREE,
                                Cnns.adam(),
                                DataType.FLOAT16));
    }
}
