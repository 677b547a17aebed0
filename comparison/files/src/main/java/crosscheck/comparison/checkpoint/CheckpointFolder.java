package crosscheck.comparison.checkpoint;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.npz.NumberType;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.AtomicFile;
import crosscheck.data.AtomicFile.Renaming;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The checkpoints of one training, the two newest of them. While it is open no other process can
 * open it.
 */
public final class CheckpointFolder implements AutoCloseable {
    private static final int KEPT = 2;
    private static final String LOCK = "lock";

    private final Path path;
    private final Renaming renaming;
    private final FileChannel lock;

    /** The best epoch of each checkpoint that is whole, by its number; 0 where it has none. */
    private final TreeMap<Integer, Integer> whole = new TreeMap<>();

    private int next;
    private int bestEpoch; // whose weights are written
    private String bestSha256 = "";

    private CheckpointFolder(Path path, Renaming renaming, FileChannel lock, int next) {
        this.path = path;
        this.renaming = renaming;
        this.lock = lock;
        this.next = next;
    }

    /**
     * Opens a folder.
     *
     * @param path of a folder that exists and holds nothing but files
     * @throws InvalidDataException if another process has it open, or something in it is a link or
     *     a folder
     * @throws IOException if it cannot be read or written
     */
    public static CheckpointFolder open(Path path) throws IOException {
        return open(path, Renaming.ATOMIC);
    }

    static CheckpointFolder open(Path path, Renaming renaming) throws IOException {
        List<CheckpointFile> files = CheckpointFile.list(path);
        FileChannel lock =
                FileChannel.open(
                        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            throw new InvalidDataException(
                    path + " is in use: another process is training there at this moment");
        }
        int largest = files.stream().mapToInt(CheckpointFile::number).max().orElse(0);
        return new CheckpointFolder(path, renaming, lock, largest + 1);
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            FileLock found = channel.tryLock();
            return found != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process
        }
    }

    public Path path() {
        return path;
    }

    // ---- writing ------------------------------------------------------------------------------

    /**
     * Saves a checkpoint, then removes all but the two newest.
     *
     * @param state where it stands; not modified
     * @throws IOException if it cannot be written; those before it are as they were
     */
    public void save(TrainingSetup setup, TrainingState state) throws IOException {
        NumberType type =
                setup.engine().precision().equals(Precision.FLOAT.label())
                        ? NumberType.FLOAT32
                        : NumberType.FLOAT64;
        Position position = Position.of(state);
        Map<String, String> sums = new LinkedHashMap<>();
        if (position.bestEpoch() > 0) {
            sums.put(Checksums.bestName(position.bestEpoch()), writeBest(position, state, type));
        }
        int number = next;
        next++;
        String arrays = CheckpointFile.name(number, CheckpointFile.ARRAYS);
        sums.put(arrays, write(arrays, CheckpointArrays.of(state, type)));
        String document = CheckpointFile.name(number, CheckpointFile.DOCUMENT);
        byte[] json = CheckpointDocument.of(setup, position).bytes();
        sums.put(document, write(document, out -> out.write(json)));
        byte[] text = Checksums.text(sums).getBytes(StandardCharsets.US_ASCII);
        write(CheckpointFile.name(number, CheckpointFile.CHECKSUMS), out -> out.write(text));
        AtomicFile.forceNames(path);
        whole.put(number, position.bestEpoch());
        prune();
    }

    /** Writes the best weights, unless those of this epoch are written. */
    private String writeBest(Position position, TrainingState state, NumberType type)
            throws IOException {
        if (position.bestEpoch() != bestEpoch) {
            bestSha256 =
                    write(
                            Checksums.bestName(position.bestEpoch()),
                            CheckpointArrays.weights(state.best(), type));
            bestEpoch = position.bestEpoch();
        }
        return bestSha256;
    }

    private String write(String name, Map<String, NpyArray> arrays) throws IOException {
        return write(name, out -> NpzFile.write(out, arrays));
    }

    private String write(String name, AtomicFile.Content content) throws IOException {
        return AtomicFile.write(path.resolve(name), content, renaming);
    }

    private void prune() throws IOException {
        while (whole.size() > KEPT) {
            whole.pollFirstEntry();
        }
        for (CheckpointFile file : CheckpointFile.list(path)) {
            boolean kept =
                    !file.isUnfinished()
                            && (file.isBest()
                                    ? whole.containsValue(file.number())
                                    : whole.containsKey(file.number()));
            if (!kept) {
                Files.deleteIfExists(file.path());
            }
        }
    }

    // ---- reading ------------------------------------------------------------------------------

    /**
     * The newest checkpoint whose checksums are right.
     *
     * @throws InvalidDataException if there is none
     * @throws IOException if the folder cannot be read
     */
    public Checkpoint newest(Consumer<String> warnings) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (CheckpointFile file : CheckpointFile.list(path)) {
            if (file.isChecksums()) {
                numbers.add(file.number());
            }
        }
        numbers.sort(Comparator.reverseOrder());
        List<String> damages = new ArrayList<>();
        for (int number : numbers) {
            try {
                Checkpoint found = new CheckpointReader(path, number).read();
                damages.forEach(
                        damage -> warnings.accept(damage + "; going on from the one before it"));
                whole.put(number, found.position().bestEpoch());
                return found;
            } catch (InvalidDataException e) {
                damages.add(e.getMessage());
            }
        }
        throw new InvalidDataException(
                damages.isEmpty()
                        ? path + " has no checkpoint: train again"
                        : "no checkpoint in %s can be used (%s): train again"
                                .formatted(path, String.join("; ", damages)));
    }

    // ---- the end ------------------------------------------------------------------------------

    /**
     * Removes all checkpoints of a training that is finished.
     *
     * @throws IOException if one cannot be removed
     */
    public void removeFrom(Path folder) throws IOException {
        close();
        for (CheckpointFile file : CheckpointFile.list(folder)) {
            Files.deleteIfExists(file.path());
        }
        Files.deleteIfExists(folder.resolve(LOCK));
    }

    /** Lets other processes open it. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
