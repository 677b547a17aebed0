package crosscheck.data.idx;

import java.util.Locale;

/** The two kinds of IDX files that make a data set; both hold unsigned bytes. */
public enum IdxKind {
    /** Grey images: count, rows and columns. */
    IMAGES(3),
    /** One label for each image: count. */
    LABELS(1);

    private final int dimensions;

    IdxKind(int dimensions) {
        this.dimensions = dimensions;
    }

    /** The number of dimensions that the header must name; 3 for images, 1 for labels. */
    public int dimensions() {
        return dimensions;
    }

    /** What the file holds, in a sentence. */
    String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    int headerBytes() {
        return 4 + 4 * dimensions;
    }
}
