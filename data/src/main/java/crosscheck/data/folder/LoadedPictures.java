package crosscheck.data.folder;

import crosscheck.data.DataReader;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Provenance;
import crosscheck.data.Split;
import crosscheck.data.idx.RawContent;
import crosscheck.data.picture.DigitPreparation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures of a folder as examples: 28 x 28 pixels each, as {@link DigitPreparation#example}
 * makes them. Immutable.
 */
public final class LoadedPictures {
    /** Decides which pictures train, validate and test, and in which order they train. */
    public static final long SPLIT_SEED = 1;

    /** The shape of every example. */
    public static final ExampleShape SHAPE =
            ExampleShape.image(DigitPreparation.SIDE, DigitPreparation.SIDE);

    private final PictureFolder folder;
    private final float[] pixels; // (n, 784)
    private final Map<String, RawContent> contents;
    private final DataReader reader;

    private LoadedPictures(
            PictureFolder folder,
            float[] pixels,
            Map<String, RawContent> contents,
            DataReader reader) {
        this.folder = folder;
        this.pixels = pixels;
        this.contents = contents;
        this.reader = reader;
    }

    static LoadedPictures read(PictureFolder folder) throws InvalidDataException {
        List<Path> files = folder.files();
        PictureRows rows = PictureRows.read(files);
        Map<String, RawContent> contents = new LinkedHashMap<>();
        int row = 0;
        for (ClassFolder own : folder.classFolders()) {
            contents.put(own.relativeName(), rows.content(row, own.files()));
            row += own.files().size();
        }
        return new LoadedPictures(
                folder, rows.pixels(), Collections.unmodifiableMap(contents), DataReader.OWN);
    }

    /**
     * The same pictures as another reader sees them.
     *
     * @param otherPixels {@code (n, 784)} row-major, each from 0 to 1, in the order of the files;
     *     kept, not modified
     * @return the same files and checksums with these pixels
     * @throws IllegalArgumentException if the length does not fit
     */
    public LoadedPictures readBy(DataReader other, float[] otherPixels) {
        if (otherPixels.length != pixels.length) {
            throw new IllegalArgumentException(
                    otherPixels.length + " pixels where " + pixels.length + " are needed");
        }
        return new LoadedPictures(folder, otherPixels, contents, other);
    }

    /** The folder that was read; its files and classes. */
    public PictureFolder folder() {
        return folder;
    }

    /**
     * One pixel.
     *
     * @param index of the file times 784, plus that of the pixel
     * @return from 0 (paper) to 1 (ink)
     */
    public float pixel(int index) {
        return pixels[index];
    }

    /**
     * What was read, by sub-folder: the size of all its files, and the SHA-256 of the text that
     * {@code sha256sum *} prints there: a line for each file with its checksum and its name.
     *
     * @return unmodifiable; names such as {@code 3} or {@code train/3}, in order
     */
    public Map<String, RawContent> contents() {
        return contents;
    }

    /**
     * The number of pictures of each class folder; by the names of {@link #contents}, in order;
     * new.
     */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        folder.classFolders().forEach(own -> counts.put(own.relativeName(), own.files().size()));
        return counts;
    }

    /**
     * The pictures in three parts. Where the folder has none, of each class three fifths train, one
     * fifth validates and one fifth tests; where it has {@code train} and {@code test} alone, of
     * each class one sixth of {@code train} validates. Which ones, a fixed seed decides. Training
     * pictures are in a mixed order, those of the other parts by class and name.
     *
     * @throws InvalidDataException if there are too few pictures for that
     */
    public Split split() throws InvalidDataException {
        folder.requireDivisible();
        return new PictureParts(all(folder.labels(), folder.classNames()), folder.classFolders())
                .split();
    }

    /**
     * The pictures to test a network on that was trained on others: those of {@code test} where the
     * folder has parts, else all of them.
     *
     * @param known the classes that the network knows
     * @return by class and name, labelled by the network's classes, named as the folder
     * @throws InvalidDataException if the network does not know a class
     */
    public Dataset test(List<String> known) throws InvalidDataException {
        for (String name : folder.classNames()) {
            if (!known.contains(name)) {
                throw new InvalidDataException(
                        "%s has the class %s, which the network does not know: it knows %s"
                                .formatted(folder.folder(), name, String.join(", ", known)));
            }
        }
        int[] labels =
                Arrays.stream(folder.labels())
                        .map(label -> known.indexOf(folder.classNames().get(label)))
                        .toArray();
        Dataset all = all(labels, known);
        return folder.hasParts() ? new PictureParts(all, folder.classFolders()).test() : all;
    }

    /** One checksum for all files, that of the provenance of the parts; 64 hexadecimal digits. */
    public String sha256() {
        return provenance().sha256();
    }

    private Dataset all(int[] labels, List<String> classNames) {
        return new Dataset(
                PictureFolder.nameOf(folder.folder()),
                SHAPE,
                pixels,
                labels,
                classNames,
                provenance());
    }

    private Provenance provenance() {
        Map<String, String> sums = new LinkedHashMap<>();
        contents.forEach((name, content) -> sums.put(name, content.sha256()));
        return new Provenance(folder.folder().toString(), sums, reader);
    }
}
