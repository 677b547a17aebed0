package crosscheck.comparison.runpage;

import crosscheck.comparison.page.Matrix;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import java.util.Optional;

/**
 * The test examples of a report's runs, to be drawn.
 *
 * @param examples those of the first run; none if they cannot be had
 */
public record TestData(Optional<Dataset> examples, String reason) {

    public static TestData of(Dataset examples) {
        return new TestData(Optional.of(examples), "");
    }

    /** Examples that are not there. */
    public static TestData missing(String reason) {
        return new TestData(Optional.empty(), reason);
    }

    /** The examples, if they are images; else why nothing is drawn. */
    Optional<Dataset> images() {
        return examples.filter(data -> data.shape().isImage());
    }

    /** An image; of several channels their mean. */
    static Matrix pixels(Dataset images, int row) {
        ExampleShape shape = images.shape();
        double[] all = new double[shape.featureCount()];
        images.copyRow(row, all, 0);
        double[] pixels = new double[shape.height() * shape.width()];
        for (int i = 0; i < all.length; i++) {
            pixels[i % pixels.length] += all[i] / shape.channels();
        }
        return new Matrix(shape.height(), shape.width(), pixels);
    }
}
