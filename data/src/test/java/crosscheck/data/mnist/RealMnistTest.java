package crosscheck.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Split;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "CROSSCHECK_DATA",
        matches = ".+",
        disabledReason = "left out: CROSSCHECK_DATA does not name a folder with the real MNIST")
class RealMnistTest {
    private static Split split;

    @BeforeAll
    static void open() throws IOException {
        Map<String, String> environment =
                Map.of("CROSSCHECK_DATA", System.getenv("CROSSCHECK_DATA"));
        split = new Mnist(environment, new Transfers()).open(Optional.empty());
    }

    private static String firstLabels(Dataset part) {
        StringBuilder labels = new StringBuilder();
        for (int row = 0; row < 10; row++) {
            labels.append(part.label(row)).append(' ');
        }
        return labels.toString();
    }

    @Test
    void partsHaveTheirUsualSizes() {
        assertEquals(50_000, split.train().size());
        assertEquals(10_000, split.validation().size());
        assertEquals(10_000, split.test().size());
        assertEquals(ExampleShape.image(28, 28), split.train().shape());
        assertEquals(10, split.train().classCount());
    }

    @Test
    void firstLabelsAreTheKnownOnes() {
        assertEquals("5 0 4 1 9 2 1 3 1 4 ", firstLabels(split.train()));
        assertEquals("7 2 1 0 4 1 4 9 5 9 ", firstLabels(split.test()));
    }

    @Test
    void sixthRowOfTheFirstImageIsTheKnownOne() {
        int[] pixels = {3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127};
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(pixels[i] / 255f, split.train().feature(0, 5 * 28 + 12 + i));
        }
    }

    @Test
    void everyDigitIsThereAsOftenAsKnown() {
        int[] counts = new int[10];
        for (Dataset part : List.of(split.train(), split.validation())) {
            for (int row = 0; row < part.size(); row++) {
                counts[part.label(row)]++;
            }
        }
        assertEquals(
                "[5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]",
                Arrays.toString(counts));
    }

    @Test
    void provenanceIsThatOfThePublishedFiles() { // sha256sum of the four raw files | sha256sum
        assertEquals(
                "d0a3eec1f5a454401d758fdbf15b9b0163a7034963586d671960c180b97e2c1a",
                split.train().provenance().sha256());
        assertEquals(
                MnistSource.CANONICAL.files().get(0).content().sha256(),
                split.train().provenance().sha256ByFile().get("train-images-idx3-ubyte"));
    }
}
