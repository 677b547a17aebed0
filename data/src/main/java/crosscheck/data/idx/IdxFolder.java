package crosscheck.data.idx;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Provenance;
import crosscheck.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A data set of grey images in a folder of four IDX files: images and labels to train on, images
 * and labels to test on. MNIST comes like this, and so do its relatives. Immutable.
 */
public final class IdxFolder {

    /** The default number of classes: ten digits. */
    public static final int DEFAULT_CLASSES = 10;

    private static final float WHITE = 255f;

    private final Path folder;
    private final Map<IdxPart, IdxFile> files;

    private IdxFolder(Path folder, Map<IdxPart, IdxFile> files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Reads the four files of a folder.
     *
     * @return the files, each complete and fitting the others
     * @throws InvalidDataException if the folder or a file is missing, a file is not an intact IDX
     *     file, the numbers of images and labels differ, or the training and test images differ in
     *     size
     */
    public static IdxFolder read(Path folder) throws InvalidDataException {
        checkPresent(folder);
        Map<IdxPart, IdxFile> files = new EnumMap<>(IdxPart.class);
        for (IdxPart part : IdxPart.values()) {
            Path file = part.find(folder).orElse(folder.resolve(part.fileName()));
            files.put(part, IdxFile.read(file, part.kind()));
        }
        checkCounts(files.get(IdxPart.TRAIN_IMAGES), files.get(IdxPart.TRAIN_LABELS));
        checkCounts(files.get(IdxPart.TEST_IMAGES), files.get(IdxPart.TEST_LABELS));
        checkSizes(files.get(IdxPart.TRAIN_IMAGES), files.get(IdxPart.TEST_IMAGES));
        return new IdxFolder(folder, files);
    }

    private static void checkPresent(Path folder) throws InvalidDataException {
        List<IdxPart> missing = IdxPart.missingIn(folder);
        if (missing.isEmpty()) {
            return;
        }
        String names = missing.stream().map(IdxPart::fileName).collect(Collectors.joining(", "));
        throw new InvalidDataException(
                Files.isDirectory(folder)
                        ? String.format(
                                Locale.ROOT,
                                "the folder %s lacks %s: put them there, each may end in .gz, or"
                                        + " name another folder",
                                folder,
                                names)
                        : String.format(
                                Locale.ROOT,
                                "there is no folder %s with %s: name a folder that has them,"
                                        + " each may end in .gz",
                                folder,
                                names));
    }

    private static void checkCounts(IdxFile images, IdxFile labels) throws InvalidDataException {
        if (images.count() != labels.count()) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d images but %s has %d labels:"
                                    + " take both from the same data set",
                            images.path(),
                            images.count(),
                            labels.path(),
                            labels.count()));
        }
    }

    private static void checkSizes(IdxFile train, IdxFile test) throws InvalidDataException {
        if (train.size(1) != test.size(1) || train.size(2) != test.size(2)) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s has images of %d x %d but %s of %d x %d:"
                                    + " take both from the same data set",
                            train.path(),
                            train.size(1),
                            train.size(2),
                            test.path(),
                            test.size(1),
                            test.size(2)));
        }
    }

    public Path folder() {
        return folder;
    }

    /**
     * The uncompressed size and checksum of each file; unmodifiable, in the order of {@link
     * IdxPart}.
     */
    public Map<IdxPart, RawContent> contents() {
        Map<IdxPart, RawContent> contents = new EnumMap<>(IdxPart.class);
        files.forEach((part, file) -> contents.put(part, file.content()));
        return Collections.unmodifiableMap(contents);
    }

    /**
     * The images to train and validate on.
     *
     * @param classes the number of classes; their names are "0", "1", …
     * @return one row of {@code rows * columns} pixels for each image, each the byte divided by 255
     * @throws InvalidDataException if a label is not below {@code classes}
     * @throws IllegalArgumentException if {@code classes} is below 1
     */
    public Dataset train(String name, int classes) throws InvalidDataException {
        return dataset(name, classes, IdxPart.TRAIN_IMAGES, IdxPart.TRAIN_LABELS);
    }

    /**
     * The images to test on.
     *
     * @param classes the number of classes; their names are "0", "1", …
     * @return one row of {@code rows * columns} pixels for each image, each the byte divided by 255
     * @throws InvalidDataException if a label is not below {@code classes}
     * @throws IllegalArgumentException if {@code classes} is below 1
     */
    public Dataset test(String name, int classes) throws InvalidDataException {
        return dataset(name, classes, IdxPart.TEST_IMAGES, IdxPart.TEST_LABELS);
    }

    /**
     * The data set in three parts, the last sixth of the training images for validation.
     *
     * @param classes the number of classes; their names are "0", "1", …
     * @throws InvalidDataException if a label is not below {@code classes} or there is only one
     *     training image
     * @throws IllegalArgumentException if {@code classes} is below 1
     */
    public Split split(String name, int classes) throws InvalidDataException {
        IdxFile images = files.get(IdxPart.TRAIN_IMAGES);
        if (images.count() < 2) {
            throw new InvalidDataException(
                    images.path()
                            + " must have at least 2 images, to train and to validate on, but has "
                            + images.count()
                            + ": take a larger data set");
        }
        return Split.lastSixth(train(name, classes), test(name, classes));
    }

    private Dataset dataset(String name, int classes, IdxPart imagePart, IdxPart labelPart)
            throws InvalidDataException {
        if (classes < 1) {
            throw new IllegalArgumentException("at least 1 class is needed, not " + classes);
        }
        IdxFile images = files.get(imagePart);
        return new Dataset(
                name,
                ExampleShape.image(images.size(1), images.size(2)),
                pixels(images),
                labels(files.get(labelPart), classes),
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                provenance());
    }

    private static float[] pixels(IdxFile images) {
        float[] pixels = new float[images.length()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = images.value(i) / WHITE;
        }
        return pixels;
    }

    private static int[] labels(IdxFile file, int classes) throws InvalidDataException {
        int[] labels = new int[file.length()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = file.value(i);
            if (labels[i] >= classes) {
                throw new InvalidDataException(
                        String.format(
                                Locale.ROOT,
                                "%s must have labels from 0 to %d but has %d at index %d:"
                                        + " ask for more classes or repair the file",
                                file.path(),
                                classes - 1,
                                labels[i],
                                i));
            }
        }
        return labels;
    }

    private Provenance provenance() {
        Map<String, String> sha256ByFile = new LinkedHashMap<>();
        files.forEach((part, file) -> sha256ByFile.put(part.fileName(), file.content().sha256()));
        return new Provenance(folder.toString(), sha256ByFile);
    }
}
