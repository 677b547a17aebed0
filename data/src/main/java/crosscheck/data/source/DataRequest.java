package crosscheck.data.source;

import crosscheck.data.idx.IdxFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user asked for.
 *
 * @param name a name of the catalog or the path of a folder with four IDX files or with pictures
 * @param dataDir where to look for MNIST and nowhere else; concerns {@code auto} and {@code mnist}
 *     only
 * @param classes the number of classes in a folder of IDX files; the other data sets know theirs; 2
 *     to {@value #MAX_CLASSES}
 */
public record DataRequest(String name, Optional<Path> dataDir, int classes) {

    /** The default number of classes: ten digits. */
    public static final int DEFAULT_CLASSES = IdxFolder.DEFAULT_CLASSES;

    /** The most classes that unsigned bytes can tell apart. */
    public static final int MAX_CLASSES = 256;

    public DataRequest {
        Objects.requireNonNull(dataDir, "dataDir");
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of the data set must not be blank");
        }
        if (classes < 2 || classes > MAX_CLASSES) {
            throw new IllegalArgumentException(
                    "the number of classes must be from 2 to " + MAX_CLASSES + ", not " + classes);
        }
    }

    /**
     * A request with no folder and {@value #DEFAULT_CLASSES} classes.
     *
     * @param name not blank
     * @throws IllegalArgumentException if the name is blank
     */
    public static DataRequest of(String name) {
        return new DataRequest(name, Optional.empty(), DEFAULT_CLASSES);
    }
}
