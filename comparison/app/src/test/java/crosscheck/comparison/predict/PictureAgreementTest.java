package crosscheck.comparison.predict;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.console.DataProgress;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.runfolder.SavedWeights;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.TrainingListener;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.data.Dataset;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.picture.DigitPreparation;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import crosscheck.data.source.DataCatalog;
import crosscheck.data.source.DataRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Large, inverted, shifted pictures of test images against the images themselves. */
class PictureAgreementTest {
    private static final NetworkSpec NETWORK =
            NetworkSpec.dense(
                    784,
                    List.of(30),
                    10,
                    ActivationName.SIGMOID,
                    LossName.CROSS_ENTROPY,
                    InitialiserName.XAVIER);
    private static final Console SILENT_CONSOLE =
            new Console(System.out, System.err, ProgressStyle.SILENT);

    @TempDir private Path home;

    private static SavedWeights train(Split split) {
        TrainingSpec training = TrainingSpec.sgd(0.5, 10, 10, 1);
        TrainingResult result =
                new Training(NETWORK, training, split)
                        .run(
                                new FastEngine(),
                                Precision.FLOAT,
                                ScratchEngine.drawWeights(NETWORK, 1),
                                TrainingListener.SILENT);
        return new SavedWeights(Path.of("weights"), Precision.FLOAT, result.weights());
    }

    /** Dark on light, five times as large, on a canvas of another shape, not in its middle. */
    private GreyPicture picture(Dataset data, int row) throws IOException {
        int scale = 5;
        int left = 7 + row % 50;
        int top = 90 - row % 80;
        BufferedImage image = new BufferedImage(260, 240, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 260; x++) {
                boolean inside =
                        x >= left && x < left + 28 * scale && y >= top && y < top + 28 * scale;
                float ink =
                        inside ? data.feature(row, (y - top) / scale * 28 + (x - left) / scale) : 0;
                image.getRaster().setSample(x, y, 0, Math.round(240 - 200 * ink));
            }
        }
        Path file = home.resolve(row + ".png");
        ImageIO.write(image, "png", file.toFile());
        return PictureFile.read(file);
    }

    private static Dataset prepared(Dataset test, Pictures pictures) throws IOException {
        float[] features = new float[test.size() * 784];
        for (int row = 0; row < test.size(); row++) {
            float[] pixels = DigitPreparation.prepare(pictures.of(test, row), "test").pixels();
            System.arraycopy(pixels, 0, features, 784 * row, 784);
        }
        return new Dataset(
                test.name(),
                test.shape(),
                features,
                new int[test.size()],
                test.classNames(),
                test.provenance());
    }

    private interface Pictures {
        GreyPicture of(Dataset data, int row) throws IOException;
    }

    private static int[] predict(SavedWeights weights, Dataset data) throws IOException {
        Prediction prediction = Predictor.predict(new FastEngine(), NETWORK, weights, data);
        return IntStream.range(0, data.size()).map(prediction::mostLikely).toArray();
    }

    private static double same(int[] left, int[] right) {
        long same = IntStream.range(0, left.length).filter(i -> left[i] == right[i]).count();
        return (double) same / left.length;
    }

    /**
     * Drawn digits stand and lean as they like, those of MNIST do not, so that preparing one moves
     * it: measured, 500 of 500 agree with the prepared original, 457 with the original itself, and
     * 477 are right where 471 of the originals are.
     */
    @Test
    void picturesOfDrawnDigitsAreTakenForTheDigits() throws IOException {
        DrawnDigits digits = DrawnDigits.draw(6000, 500, 1);
        SavedWeights weights = train(Split.lastSixth(digits.train(), digits.test()));
        Dataset test = digits.test();
        int[] labels = IntStream.range(0, test.size()).map(test::label).toArray();
        int[] originals = predict(weights, test);
        int[] small = predict(weights, prepared(test, GreyPicture::of));
        int[] large = predict(weights, prepared(test, this::picture));
        assertTrue(same(small, large) >= 0.99, "as the prepared: " + same(small, large));
        assertTrue(same(originals, large) >= 0.87, "as before: " + same(originals, large));
        assertTrue(same(labels, large) >= 0.93, "right: " + same(labels, large));
    }

    /** Measured: 1998 of 2000. */
    @Test
    @EnabledIfEnvironmentVariable(
            named = "CROSSCHECK_DATA",
            matches = ".+",
            disabledReason = "CROSSCHECK_DATA does not name the folder that has MNIST")
    void picturesOfMnistAreTakenForItsImages() throws IOException {
        Split mnist =
                DataCatalog.standard(System.getenv(), new DataProgress(SILENT_CONSOLE))
                        .open(DataRequest.of("mnist"));
        SavedWeights weights = train(mnist);
        Dataset test = mnist.test().slice(0, 2000);
        double share =
                same(predict(weights, test), predict(weights, prepared(test, this::picture)));
        assertTrue(share >= 0.995, "as before: " + share);
    }
}
