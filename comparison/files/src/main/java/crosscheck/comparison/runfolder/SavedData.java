package crosscheck.comparison.runfolder;

import crosscheck.data.DataReader;
import crosscheck.data.ExampleShape;
import java.util.List;

/**
 * The data set that a network was trained on, as its run folder tells.
 *
 * @param name such as {@code mnist}
 * @param sha256 the checksum of the whole data set
 * @param source where it came from, for a person: a folder, or how it was made
 * @param classNames in the order of the labels
 */
public record SavedData(
        String name,
        String sha256,
        String source,
        ExampleShape shape,
        List<String> classNames,
        DataReader reader) {

    public SavedData {
        classNames = List.copyOf(classNames);
    }
}
