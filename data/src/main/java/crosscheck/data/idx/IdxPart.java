package crosscheck.data.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The four files of a data set in IDX format. */
public enum IdxPart {
    /** The images to train and validate on. */
    TRAIN_IMAGES("train-images", IdxKind.IMAGES),
    TRAIN_LABELS("train-labels", IdxKind.LABELS),
    TEST_IMAGES("t10k-images", IdxKind.IMAGES),
    /** The labels of the test images. */
    TEST_LABELS("t10k-labels", IdxKind.LABELS);

    private final String prefix;
    private final IdxKind kind;

    IdxPart(String prefix, IdxKind kind) {
        this.prefix = prefix;
        this.kind = kind;
    }

    /** What the file holds; images or labels. */
    public IdxKind kind() {
        return kind;
    }

    /** The standard name of the uncompressed file, such as {@code train-images-idx3-ubyte}. */
    public String fileName() {
        return prefix + "-" + suffix();
    }

    /**
     * The file in a folder, under one of its usual names: {@code train-images-idx3-ubyte}, {@code
     * train-images.idx3-ubyte}, or either with {@code .gz}, in this order.
     *
     * @param folder where to look; need not exist
     */
    public Optional<Path> find(Path folder) {
        String other = prefix + "." + suffix();
        return List.of(fileName(), other, fileName() + ".gz", other + ".gz").stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * The parts that are not in a folder.
     *
     * @param folder where to look; need not exist
     * @return all four parts if the folder does not exist, none if it is complete
     */
    public static List<IdxPart> missingIn(Path folder) {
        return Arrays.stream(values()).filter(part -> part.find(folder).isEmpty()).toList();
    }

    private String suffix() {
        return "idx" + kind.dimensions() + "-ubyte";
    }
}
