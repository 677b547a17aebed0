package crosscheck.comparison.run;

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
 * written; a run that fails or is interrupted leaves nothing behind.
 */
public final class RunFolder implements AutoCloseable {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Path target;
    private final Path partial;
    private final List<Path> newParents; // deepest first
    private final Thread cleanUp;

    private RunFolder(Path target, Path partial, List<Path> newParents) {
        this.target = target;
        this.partial = partial;
        this.newParents = newParents;
        this.cleanUp = new Thread(this::deletePartial, "run-folder-clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
    }

    /**
     * The folder of a run that was not given one: {@code runs/<date>-<time>-<command>}.
     *
     * @param command such as {@code compare}
     * @param now the time in its name
     * @return a path that does not exist yet
     */
    public static Path defaultTarget(String command, LocalDateTime now) {
        String name = TIMESTAMP.format(now) + "-" + command;
        Path target = Path.of("runs", name);
        for (int n = 2; Files.exists(target); n++) {
            target = Path.of("runs", name + "-" + n);
        }
        return target;
    }

    /**
     * Begins a run folder.
     *
     * @param target the name it will have; it must not exist
     * @return a folder to write files into
     * @throws FileAlreadyExistsException if the target exists
     * @throws IOException if the folder cannot be made
     */
    public static RunFolder begin(Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path parent = target.toAbsolutePath().getParent();
        List<Path> newParents = new ArrayList<>();
        for (Path p = parent; p != null && !Files.exists(p); p = p.getParent()) {
            newParents.add(p);
        }
        Files.createDirectories(parent);
        Path partial = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
        return new RunFolder(target, partial, newParents);
    }

    /**
     * Where a file of the run is written.
     *
     * @param name its name in the folder
     * @return a path in the folder under its temporary name
     */
    public Path file(String name) {
        return partial.resolve(name);
    }

    /**
     * The name that the folder has when all is written.
     *
     * @return as given
     */
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
                Durable.force(file);
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

    /** Removes what was written, unless it was committed. */
    @Override
    public void close() {
        deletePartial();
        try {
            Runtime.getRuntime().removeShutdownHook(cleanUp);
        } catch (IllegalStateException e) {
            return; // the program is ending: the hook runs anyway and finds nothing
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
