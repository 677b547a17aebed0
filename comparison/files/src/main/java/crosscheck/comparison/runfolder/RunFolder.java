package crosscheck.comparison.runfolder;

import crosscheck.data.AtomicFile;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of a run. It is filled under a temporary name and gets its own name when all is
 * written; a run that fails or is interrupted leaves nothing behind, unless it said that there is
 * something to keep: then the folder stays, under a name that ends with {@value #UNFINISHED}.
 */
public final class RunFolder implements AutoCloseable {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** What the name of a folder ends with whose run can go on. */
    public static final String UNFINISHED = ".unfinished";

    private final Path target;
    private final Path partial;
    private final List<Path> newParents; // deepest first
    private final Thread cleanUp;
    private volatile boolean kept;

    private RunFolder(Path target, Path partial, List<Path> newParents) {
        this.target = target;
        this.partial = partial;
        this.newParents = newParents;
        this.cleanUp = new Thread(this::deleteUnlessKept, "run-folder-clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
    }

    /**
     * The folder of a run that was not given one: {@code runs/<date>-<time>-<command>}.
     *
     * @param command such as {@code compare}
     * @return a path that does not exist yet
     */
    public static Path defaultTarget(String command, LocalDateTime now) {
        String name = TIMESTAMP.format(now) + "-" + command;
        Path target = Path.of("runs", name);
        for (int n = 2; Files.exists(target) || Files.exists(unfinished(target)); n++) {
            target = Path.of("runs", name + "-" + n);
        }
        return target;
    }

    /**
     * Begins a run folder.
     *
     * @param target the name it will have; it must not exist
     * @throws FileAlreadyExistsException if the target exists
     * @throws IOException if the folder cannot be made
     */
    public static RunFolder begin(Path target) throws IOException {
        requireNone(target);
        List<Path> newParents = makeParents(target);
        Path parent = target.toAbsolutePath().getParent();
        Path partial = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
        return new RunFolder(target, partial, newParents);
    }

    /**
     * Begins a run folder under a name that people can find: the target's and {@value #UNFINISHED}.
     *
     * @param target the name it will have; it must not exist
     * @throws FileAlreadyExistsException if the target exists
     * @throws InvalidDataException if the unfinished folder exists
     * @throws IOException if the folder cannot be made
     */
    public static RunFolder beginVisible(Path target) throws IOException {
        requireNone(target);
        Path partial = unfinished(target);
        if (Files.exists(partial)) {
            throw new InvalidDataException(
                    "%s has a training that was not finished: go on with --resume %s, or remove it"
                            .formatted(partial, partial));
        }
        List<Path> newParents = makeParents(target);
        Files.createDirectory(partial);
        return new RunFolder(target, partial, newParents);
    }

    /**
     * Opens the folder of a run that was interrupted. Nothing in it is deleted, whatever happens,
     * but by {@link #discard}.
     *
     * @param folder its name, with {@value #UNFINISHED} at the end or without
     * @return the folder to write files into; its target is the name without the ending
     * @throws InvalidDataException if there is no such unfinished folder
     * @throws FileAlreadyExistsException if the target exists
     */
    public static RunFolder reopen(Path folder) throws IOException {
        String name = String.valueOf(folder.getFileName());
        Path target =
                name.endsWith(UNFINISHED)
                        ? folder.resolveSibling(
                                name.substring(0, name.length() - UNFINISHED.length()))
                        : folder;
        if (!Files.isDirectory(unfinished(target))) {
            throw new InvalidDataException(
                    "there is no unfinished training %s: name the folder that an interrupted train left"
                            .formatted(unfinished(target)));
        }
        requireNone(target);
        RunFolder reopened = new RunFolder(target, unfinished(target), List.of());
        reopened.keep();
        return reopened;
    }

    private static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + UNFINISHED);
    }

    private static void requireNone(Path target) throws FileAlreadyExistsException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private static List<Path> makeParents(Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        List<Path> newParents = new ArrayList<>();
        for (Path p = parent; p != null && !Files.exists(p); p = p.getParent()) {
            newParents.add(p);
        }
        Files.createDirectories(parent);
        return newParents;
    }

    /**
     * Where the files are until all is written; the folder under its temporary or unfinished name.
     */
    public Path path() {
        return partial;
    }

    /** From now on the folder stays if the run does not end well. */
    public void keep() {
        kept = true;
    }

    /** Nothing in the folder is of use to anybody: it goes, unless it was committed. */
    public void discard() {
        kept = false;
        deletePartial();
    }

    /** Where a file of the run is written; a path in the folder under its temporary name. */
    public Path file(String name) {
        return partial.resolve(name);
    }

    /** The name that the folder has when all is written. */
    public Path target() {
        return target;
    }

    /**
     * Gives the folder its name.
     *
     * @throws IOException if it cannot be renamed
     */
    public void commit() throws IOException {
        try (Stream<Path> files = Files.list(partial)) {
            for (Path file : files.toList()) {
                AtomicFile.force(file);
            }
        }
        openToOthers(partial);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void openToOthers(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Removes what was written, unless it was committed or is to be kept. */
    @Override
    public void close() {
        deleteUnlessKept();
        try {
            Runtime.getRuntime().removeShutdownHook(cleanUp);
        } catch (IllegalStateException e) {
            return; // the program is ending: the hook runs anyway and finds nothing
        }
    }

    private void deleteUnlessKept() {
        if (!kept) {
            deletePartial();
        }
    }

    private void deletePartial() {
        if (!Files.exists(partial)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(partial)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
            for (Path parent : newParents) {
                Files.deleteIfExists(parent);
            }
        } catch (DirectoryNotEmptyException e) {
            return; // another run has its folder there by now
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + partial, e);
        }
    }
}
