package crosscheck.data.folder;

import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of PNG and JPEG files, a sub-folder for each class; or with the sub-folders {@code
 * train} and {@code test}, and {@code validation} if wanted, which have those of the classes.
 *
 * <p>Classes are numbered in the order of their names, as texts: {@code 10} comes before {@code 2}.
 * What is hidden (a name that begins with a dot) is passed over, and so is what lies beside the
 * sub-folders and is no picture. Everything else must be a picture of a class. Immutable.
 */
public final class PictureFolder {
    /** The most pictures of a data set: 200,000. */
    public static final int MOST_PICTURES = 200_000;

    /** The most classes: 256, as in IDX files. */
    public static final int MOST_CLASSES = 256;

    private final Path folder;
    private final List<ClassFolder> classFolders; // by part, then by name
    private final List<String> classNames;

    private PictureFolder(Path folder, List<ClassFolder> classFolders, List<String> classNames) {
        this.folder = folder;
        this.classFolders = List.copyOf(classFolders);
        this.classNames = List.copyOf(classNames);
    }

    /**
     * Finds the pictures of a folder to train, validate and test on; reads none of them.
     *
     * @throws InvalidDataException if {@link #find} refuses it or {@link #requireDivisible} does
     */
    public static PictureFolder open(Path folder) throws InvalidDataException {
        PictureFolder found = find(folder);
        found.requireDivisible();
        return found;
    }

    /**
     * Finds the pictures of a folder to test on, however few; reads none of them.
     *
     * @throws InvalidDataException if there are no pictures, too many classes or pictures, other
     *     files or folders among them, or other classes in one part than in another
     */
    public static PictureFolder find(Path folder) throws InvalidDataException {
        if (!FolderScan.hasPictures(folder, 2)) {
            throw new InvalidDataException(
                    "the folder %s has neither four IDX files nor PNG or JPEG pictures in a sub-folder for each class: name another"
                            .formatted(folder));
        }
        List<ClassFolder> all = new ArrayList<>();
        List<String> classNames = List.of();
        for (Map.Entry<FolderPart, Path> part : parts(folder).entrySet()) {
            List<ClassFolder> own = classes(part.getKey(), part.getValue());
            List<String> names = own.stream().map(ClassFolder::name).toList();
            if (!all.isEmpty() && !names.equals(classNames)) {
                throw new InvalidDataException(
                        "%s has the classes %s but %s has %s: make them the same"
                                .formatted(
                                        all.get(0).folder().getParent(),
                                        String.join(", ", classNames),
                                        part.getValue(),
                                        String.join(", ", names)));
            }
            classNames = names;
            all.addAll(own);
        }
        int count = all.stream().mapToInt(own -> own.files().size()).sum();
        if (count > MOST_PICTURES) {
            throw new InvalidDataException(
                    "%s must have at most %d pictures but has %d: take some away"
                            .formatted(folder, MOST_PICTURES, count));
        }
        return new PictureFolder(folder, all, classNames);
    }

    private static Map<FolderPart, Path> parts(Path folder) throws InvalidDataException {
        Map<FolderPart, Path> parts = new EnumMap<>(FolderPart.class);
        List<Path> others = new ArrayList<>(FolderScan.folders(folder));
        for (FolderPart part : FolderPart.values()) {
            Path path = folder.resolve(part.folder());
            if (part != FolderPart.WHOLE && others.remove(path)) {
                parts.put(part, path);
            }
        }
        boolean train = parts.containsKey(FolderPart.TRAIN);
        boolean test = parts.containsKey(FolderPart.TEST);
        if (!train && !test) {
            return Map.of(FolderPart.WHOLE, folder);
        }
        if (!train || !test) {
            throw new InvalidDataException(
                    "%s must have both sub-folders, train and test, or neither but has only %s"
                            .formatted(folder, train ? "train" : "test"));
        }
        if (!others.isEmpty()) {
            throw new InvalidDataException(
                    others.get(0)
                            + " lies beside train and test, where only validation may be: move it"
                            + " away");
        }
        return parts;
    }

    private static List<ClassFolder> classes(FolderPart part, Path folder)
            throws InvalidDataException {
        List<Path> folders = FolderScan.classFolders(folder);
        if (folders.isEmpty() || folders.size() > MOST_CLASSES) {
            throw wrongClasses(folder, folders.size());
        }
        List<ClassFolder> classes = new ArrayList<>();
        for (Path path : folders) {
            classes.add(
                    new ClassFolder(
                            part, path, path.getFileName().toString(), FolderScan.pictures(path)));
        }
        return classes;
    }

    private static InvalidDataException wrongClasses(Path folder, int found) {
        return new InvalidDataException(
                "%s must have from 2 to %d sub-folders, one for each class, but has %d"
                        .formatted(folder, MOST_CLASSES, found));
    }

    /**
     * Checks that the pictures can be divided into three parts.
     *
     * @throws InvalidDataException if there is one class only, or a class has too few pictures
     */
    public void requireDivisible() throws InvalidDataException {
        if (classNames.size() < 2) {
            throw wrongClasses(classFolders.get(0).folder().getParent(), classNames.size());
        }
        boolean validated =
                classFolders.stream().anyMatch(own -> own.part() == FolderPart.VALIDATION);
        for (ClassFolder own : classFolders) {
            int least =
                    switch (own.part()) {
                        case WHOLE -> 5;
                        case TRAIN -> validated ? 1 : 2;
                        case VALIDATION, TEST -> 1;
                    };
            if (own.files().size() < least) {
                throw new InvalidDataException(
                        "%s must have at least %d pictures, to train and to validate%s on, but has %d"
                                .formatted(
                                        own.folder(),
                                        least,
                                        least == 5 ? " and to test" : "",
                                        own.files().size()));
            }
        }
    }

    /**
     * Reads all pictures.
     *
     * @return their pixels
     * @throws InvalidDataException if one of them is too large, damaged, something else, or shows
     *     nothing
     */
    public LoadedPictures read() throws InvalidDataException {
        return LoadedPictures.read(this);
    }

    /** The name of the data set in a folder; the last part of its path. */
    public static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** The folder itself; its path as it was given. */
    public Path folder() {
        return folder;
    }

    /** The names of the classes; unmodifiable, in the order of their labels. */
    public List<String> classNames() {
        return classNames;
    }

    /** The files of all pictures; by part, then by class, then by name; new. */
    public List<Path> files() {
        return classFolders.stream().flatMap(own -> own.files().stream()).toList();
    }

    /** The class of each file; as many as there are files, in their order; new. */
    public int[] labels() {
        return classFolders.stream()
                .flatMapToInt(
                        own -> {
                            int label = classNames.indexOf(own.name());
                            return own.files().stream().mapToInt(file -> label);
                        })
                .toArray();
    }

    /** Whether it has sub-folders for its parts; true if it has {@code train} and {@code test}. */
    public boolean hasParts() {
        return classFolders.get(0).part() != FolderPart.WHOLE;
    }

    List<ClassFolder> classFolders() {
        return classFolders;
    }
}
