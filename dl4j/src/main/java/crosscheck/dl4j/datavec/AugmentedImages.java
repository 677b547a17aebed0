package crosscheck.dl4j.datavec;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.augment.Augmentation;
import crosscheck.data.augment.Move;
import crosscheck.dl4j.runtime.BackendUnavailableException;
import crosscheck.dl4j.runtime.ImageLibrary;
import java.util.stream.IntStream;

/** Training images as they are in one epoch, moved by DataVec. */
public final class AugmentedImages {
    private AugmentedImages() {}

    /**
     * Moves every image as {@link Augmentation#move} says for its row, on as many cores as there
     * are. The result depends on the arguments alone: any epoch can be had without those before it.
     *
     * @param train images with values from 0, the background; not modified
     * @param epoch 0 for the first
     * @return as many examples with the same labels, in memory of their own
     * @throws IllegalArgumentException if the examples cannot be moved so far
     * @throws BackendUnavailableException if OpenCV does not load on this machine
     */
    public static Dataset of(Dataset train, Augmentation augmentation, long seed, int epoch) {
        augmentation.requireFit(train.shape());
        ImageLibrary.start();
        ExampleShape shape = train.shape();
        int d = train.featureCount();
        float[] features = new float[Math.multiplyExact(train.size(), d)];
        int[] labels = new int[train.size()];
        WarpedImage warped = new WarpedImage(shape.width(), shape.height());
        IntStream.range(0, labels.length)
                .parallel()
                .forEach(
                        row -> {
                            labels[row] = train.label(row);
                            train.copyRow(row, features, row * d);
                            Move move = augmentation.move(seed, epoch, row);
                            for (int channel = 0; channel < shape.channels(); channel++) {
                                int plane = channel * shape.height() * shape.width();
                                warped.warp(features, row * d + plane, move);
                            }
                        });
        return new Dataset(
                train.name(), shape, features, labels, train.classNames(), train.provenance());
    }
}
