package crosscheck.data.digits;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Provenance;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A run of consecutive images and their labels, as bytes. */
final class DrawnImages {
    private static final List<String> CLASS_NAMES =
            IntStream.range(0, DigitImage.CLASSES).mapToObj(Integer::toString).toList();

    private final byte[] pixels; // (n, y, x)
    private final byte[] labels; // (n)

    /** Draws images, on as many cores as there are. */
    DrawnImages(long seed, int first, int count) {
        pixels = new byte[Math.multiplyExact(count, Raster.PIXELS)];
        labels = new byte[count];
        IntStream.range(0, count)
                .parallel()
                .forEach(
                        i -> {
                            labels[i] = (byte) DigitImage.label(seed, first + i);
                            DigitImage.draw(seed, first + i, pixels, i * Raster.PIXELS);
                        });
    }

    /**
     * The two files that these images make, images first.
     *
     * @param prefix how both names begin, such as {@code train}
     * @return the files, sharing the bytes
     */
    List<DrawnIdxFile> files(String prefix) {
        return List.of(DrawnIdxFile.images(prefix, pixels), DrawnIdxFile.labels(prefix, labels));
    }

    /**
     * Writes each image as a PNG file into the folder of its class, on as many cores as there are.
     *
     * @param folder where the folders of the classes are made, such as {@code 3/00017.png} for the
     *     image of number 17
     * @throws IOException if a folder or file exists or cannot be written
     */
    void writePng(Path folder) throws IOException {
        for (String name : CLASS_NAMES) {
            Files.createDirectories(folder.resolve(name));
        }
        try {
            IntStream.range(0, labels.length).parallel().forEach(i -> writePng(folder, i));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writePng(Path folder, int image) {
        float[] greys = new float[Raster.PIXELS];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (pixels[image * Raster.PIXELS + i] & 0xFF) / 255f;
        }
        Path file =
                folder.resolve(CLASS_NAMES.get(labels[image]))
                        .resolve(String.format(Locale.ROOT, "%05d.png", image));
        try {
            PictureFile.write(file, new GreyPicture(Raster.SIDE, Raster.SIDE, greys));
        } catch (InvalidDataException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The images as a data set of floats, each a pixel divided by 255. */
    Dataset dataset(String name, Provenance provenance) {
        float[] features = new float[pixels.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = (pixels[i] & 0xFF) / 255f;
        }
        int[] classes = new int[labels.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = labels[i];
        }
        ExampleShape shape = ExampleShape.image(Raster.SIDE, Raster.SIDE);
        return new Dataset(name, shape, features, classes, CLASS_NAMES, provenance);
    }
}
