package crosscheck.comparison.checkpoint;

import crosscheck.data.AtomicFile;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of a checkpoint, recognised by its name.
 *
 * @param kind {@code checkpoint} or {@code best}
 */
record CheckpointFile(Path path, String kind, int number, String suffix) {
    static final String ARRAYS = "npz";
    static final String DOCUMENT = "json";
    static final String CHECKSUMS = "sha256";

    private static final String BEST = "best";
    private static final Pattern NAME =
            Pattern.compile(
                    "(checkpoint|best)-([1-9]\\d{0,8})\\.((?:npz|json|sha256)(?:(?:\\.[-0-9a-f]+)?\\.tmp)?)");

    /** Such as {@code checkpoint-7.npz}. */
    static String name(int number, String suffix) {
        return "checkpoint-" + number + "." + suffix;
    }

    /**
     * All files of checkpoints in a folder, in no order.
     *
     * @throws InvalidDataException if something in it is a link or a folder: what a training writes
     *     there must not end up elsewhere
     */
    static List<CheckpointFile> list(Path folder) throws IOException {
        List<CheckpointFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw new InvalidDataException(
                            path + " must be a file but is a link or a folder: remove it");
                }
                Matcher matcher = NAME.matcher(path.getFileName().toString());
                if (matcher.matches()) {
                    files.add(
                            new CheckpointFile(
                                    path,
                                    matcher.group(1),
                                    Integer.parseInt(matcher.group(2)),
                                    matcher.group(3)));
                }
            }
        }
        return files;
    }

    boolean isBest() {
        return kind.equals(BEST);
    }

    boolean isChecksums() {
        return !isBest() && suffix.equals(CHECKSUMS);
    }

    boolean isUnfinished() {
        return suffix.endsWith(AtomicFile.UNFINISHED);
    }
}
