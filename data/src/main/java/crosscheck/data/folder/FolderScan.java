package crosscheck.data.folder;

import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Looks at what lies in folders, and at nothing in the files. */
final class FolderScan {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /** What file managers leave behind without a dot in front. */
    private static final List<String> LITTER = List.of("thumbs.db", "desktop.ini");

    private FolderScan() {}

    /** The sub-folders, by name. */
    static List<Path> folders(Path folder) throws InvalidDataException {
        return visible(folder).stream().filter(Files::isDirectory).toList();
    }

    /**
     * The sub-folders of the classes, by name.
     *
     * @throws InvalidDataException if a picture lies beside them
     */
    static List<Path> classFolders(Path folder) throws InvalidDataException {
        for (Path path : visible(folder)) {
            if (!Files.isDirectory(path) && isNamedAsPicture(path)) {
                throw new InvalidDataException(
                        path
                                + " lies beside the classes' sub-folders, so that it has no class:"
                                + " move it into one of them");
            }
        }
        return folders(folder);
    }

    /**
     * The pictures of a class, by name.
     *
     * @throws InvalidDataException if there is none, or there is something else
     */
    static List<Path> pictures(Path folder) throws InvalidDataException {
        List<Path> pictures = visible(folder);
        for (Path path : pictures) {
            if (Files.isDirectory(path)) {
                throw new InvalidDataException(
                        path
                                + " is a folder inside the sub-folder of a class, where only pictures"
                                + " may be: move it away");
            }
            if (!isNamedAsPicture(path)) {
                throw new InvalidDataException(
                        "%s must be a picture, its name ending in %s, but is something else: move it away"
                                .formatted(path, String.join(", ", ENDINGS)));
            }
        }
        if (pictures.isEmpty()) {
            throw new InvalidDataException(
                    folder + " has no pictures: put some there, or remove the class");
        }
        return pictures;
    }

    /** Whether there is any picture in a folder or so many levels below it. */
    static boolean hasPictures(Path folder, int depth) throws InvalidDataException {
        for (Path path : visible(folder)) {
            boolean found =
                    Files.isDirectory(path)
                            ? depth > 0 && hasPictures(path, depth - 1)
                            : isNamedAsPicture(path);
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedAsPicture(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** What a folder holds, by name, without what is hidden. */
    private static List<Path> visible(Path folder) throws InvalidDataException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                String name = path.getFileName().toString();
                if (!name.startsWith(".") && !LITTER.contains(name.toLowerCase(Locale.ROOT))) {
                    found.add(path);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new InvalidDataException(
                    "the folder " + folder + " cannot be read (" + e.getMessage() + ")", e);
        }
        found.sort(Comparator.comparing(path -> path.getFileName().toString()));
        return found;
    }
}
