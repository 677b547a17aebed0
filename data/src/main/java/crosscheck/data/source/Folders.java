package crosscheck.data.source;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.folder.PictureFolder;
import crosscheck.data.idx.IdxFolder;
import crosscheck.data.idx.IdxPart;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Folders that are data sets, of IDX files or of pictures. */
final class Folders {
    private Folders() {}

    /** Returns the folder of a name that is not one of the catalog's. */
    static Path named(String name) throws InvalidDataException {
        try {
            Path folder = Path.of(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw unknown(name, e);
        }
        throw unknown(name, null);
    }

    private static InvalidDataException unknown(String name, InvalidPathException cause) {
        return new InvalidDataException(
                String.format(
                        Locale.ROOT,
                        "there is no data set and no folder \"%s\": name %s or the path of a folder"
                                + " with four IDX files or with pictures in a sub-folder for each"
                                + " class",
                        name,
                        String.join(", ", DataCatalog.names())),
                cause);
    }

    /** Reads a folder of either kind. */
    static Split open(Path folder, int classes) throws InvalidDataException {
        return hasIdx(folder)
                ? IdxFolder.read(folder).split(PictureFolder.nameOf(folder), classes)
                : PictureFolder.open(folder).read().split();
    }

    /** Finds pictures, however few, unless it is a folder of the other kind. */
    static Optional<PictureFolder> pictures(Path folder) throws InvalidDataException {
        return hasIdx(folder) ? Optional.empty() : Optional.of(PictureFolder.find(folder));
    }

    /** A folder with any of the four IDX files is one of those, whatever else is in it. */
    private static boolean hasIdx(Path folder) {
        return IdxPart.missingIn(folder).size() < IdxPart.values().length;
    }
}
