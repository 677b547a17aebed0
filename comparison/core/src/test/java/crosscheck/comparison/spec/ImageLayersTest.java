package crosscheck.comparison.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.ExampleShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageLayersTest {
    private static NetworkSpec network(Model model, int side, Optional<ImageLayers> own) {
        return new NetworkSpec(
                model,
                ExampleShape.image(side, side),
                model == Model.MLP ? List.of(30) : List.of(),
                10,
                model.defaultActivation(),
                LossName.CROSS_ENTROPY,
                model.defaultInitialiser(),
                0,
                Normalisation.NONE,
                own);
    }

    private static String shape(Model model, int filters, int kernel, double dropoutRate) {
        return network(model, 28, Optional.of(new ImageLayers(filters, kernel, dropoutRate)))
                .shapeText();
    }

    private static String refusal(Model model, int side, Optional<ImageLayers> own) {
        return assertThrows(
                        IllegalArgumentException.class, () -> network(model, side, own), "refused")
                .getMessage();
    }

    @Test
    void nothingSaidIsWhatTheModelsWereBefore() {
        assertEquals(
                "28x28-20C5-P2-50C5-P2-500-10",
                network(Model.LENET, 28, Model.LENET.defaultImageLayers()).shapeText());
        assertEquals(
                "28x28-32C3-64C3-P2-D0.25-128-D0.5-10",
                network(Model.CNN, 28, Model.CNN.defaultImageLayers()).shapeText());
        assertEquals(Optional.empty(), Model.MLP.defaultImageLayers());
        assertEquals(Optional.empty(), Model.SOFTMAX.defaultImageLayers());
    }

    @Test
    void secondConvolutionKeepsTheRatioOfTheModel() {
        assertEquals("28x28-3C3-6C3-P2-D0.25-128-D0.5-10", shape(Model.CNN, 3, 3, 0.5));
        assertEquals("28x28-8C4-P2-20C4-P2-500-10", shape(Model.LENET, 8, 4, 0));
        assertEquals("28x28-3C5-P2-7C5-P2-500-10", shape(Model.LENET, 3, 5, 0));
        assertEquals("28x28-1C1-P2-2C1-P2-500-10", shape(Model.LENET, 1, 1, 0));
    }

    @Test
    void dropoutIsBehindTheHiddenLayerAndInCnnHalfOfItBehindThePooling() {
        assertEquals("28x28-32C3-64C3-P2-D0.1-128-D0.2-10", shape(Model.CNN, 32, 3, 0.2));
        assertEquals("28x28-32C3-64C3-P2-128-10", shape(Model.CNN, 32, 3, 0));
        assertEquals("28x28-20C5-P2-50C5-P2-500-D0.3-10", shape(Model.LENET, 20, 5, 0.3));
        assertEquals(
                0.2,
                network(Model.CNN, 28, Optional.of(new ImageLayers(32, 3, 0.2)))
                        .hiddenDropoutRate());
    }

    @ParameterizedTest
    @CsvSource({"0,3,0", "-1,3,0", "1025,3,0", "8,0,0", "8,101,0", "8,3,1", "8,3,-0.1", "8,3,NaN"})
    void numbersOutOfRangeAreRefused(int filters, int kernel, double dropoutRate) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ImageLayers(filters, kernel, dropoutRate));
    }

    /** The largest that fits is taken, the next one is not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CNN|28|14|second convolution of cnn gets 14 x 14 of images of 28 x 28",
                "LENET|28|9|second convolution of lenet gets 9 x 9 of images of 28 x 28",
                "LENET|26|8|second pooling of lenet gets 1 x 1 of images of 26 x 26",
                "LENET|16|5|second convolution of lenet gets 5 x 5 of images of 16 x 16",
                "CNN|27|13|first pooling of cnn gets 1 x 1 of images of 27 x 27",
                "CNN|16|8|second convolution of cnn gets 8 x 8 of images of 16 x 16",
            })
    void kernelMustFitEveryMapThatItGets(Model model, int side, int largest, String sentence) {
        network(model, side, Optional.of(new ImageLayers(4, largest, 0)));
        int next = largest + 1;
        assertEquals(
                "with a kernel of %d x %d the %s, which is too little"
                        .formatted(next, next, sentence),
                refusal(model, side, Optional.of(new ImageLayers(4, next, 0))));
    }

    @Test
    void onlyConvolutionalModelsHaveThem() {
        String sentence = "filters and kernels go with the models lenet and cnn only";
        assertEquals(sentence, refusal(Model.MLP, 28, Model.CNN.defaultImageLayers()));
        assertEquals(sentence, refusal(Model.SOFTMAX, 28, Model.CNN.defaultImageLayers()));
        assertEquals(sentence, refusal(Model.CNN, 28, Optional.empty()));
    }
}
