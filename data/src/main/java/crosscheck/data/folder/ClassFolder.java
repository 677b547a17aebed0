package crosscheck.data.folder;

import java.nio.file.Path;
import java.util.List;

/**
 * The pictures of one class in one part.
 *
 * @param files in the order of their names
 */
record ClassFolder(FolderPart part, Path folder, String name, List<Path> files) {

    /** Where the folder is within the data set, such as {@code train/3}, on every system alike. */
    String relativeName() {
        return part == FolderPart.WHOLE ? name : part.folder() + "/" + name;
    }
}
