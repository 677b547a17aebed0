package crosscheck.comparison.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.StateTensor;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.AtomicFile.Renaming;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files, the newest whole checkpoint is found, with all its bits. */
class CheckpointFolderTest {
    private static final List<TrainingState> STATES = Irises.states();
    private static final Consumer<String> NO_WARNING =
            line -> {
                throw new AssertionError(line);
            };

    @TempDir private Path folder;

    private void save(TrainingState... states) throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            for (TrainingState state : states) {
                checkpoints.save(Irises.setup(), state);
            }
        }
    }

    private TrainingState newest(Consumer<String> warnings) throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            return checkpoints.newest(warnings).state(Irises.NETWORK, Irises.TRAINING);
        }
    }

    private TreeSet<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            TreeSet<String> names = new TreeSet<>();
            paths.forEach(path -> names.add(path.getFileName().toString()));
            return names;
        }
    }

    private static void assertSame(TrainingState expected, TrainingState found) {
        assertEquals(expected.epochs(), found.epochs());
        assertEquals(expected.step(), found.step());
        assertEquals(expected.stepCount(), found.stepCount());
        assertEquals(expected.lossSum(), found.lossSum());
        assertEquals(expected.trainSeconds(), found.trainSeconds());
        assertSame(expected.weights(), found.weights());
        assertSame(expected.best(), found.best());
        assertEquals(expected.optimiserState().size(), found.optimiserState().size());
        for (int i = 0; i < expected.optimiserState().size(); i++) {
            StateTensor state = expected.optimiserState().get(i);
            assertEquals(state.fullName(), found.optimiserState().get(i).fullName());
            assertArrayEquals(state.values(), found.optimiserState().get(i).values());
        }
    }

    private static void assertSame(List<ParameterTensor> expected, List<ParameterTensor> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).fullName(), found.get(i).fullName());
            assertEquals(expected.get(i).shape(), found.get(i).shape());
            assertArrayEquals(expected.get(i).values(), found.get(i).values());
        }
    }

    @Test
    void everyStateIsReadBackWithAllItsBits() throws IOException {
        assertEquals(1 + 4 * (3 + 1), STATES.size());
        for (TrainingState state : STATES) {
            save(state);
            assertSame(state, newest(NO_WARNING));
        }
    }

    @Test
    void theTwoNewestAreKeptWithTheBestWeightsThatTheyName() throws IOException {
        save(STATES.toArray(TrainingState[]::new));
        TrainingState last = STATES.get(STATES.size() - 1);
        TreeSet<String> expected = new TreeSet<>(List.of("lock"));
        for (int number : List.of(STATES.size() - 1, STATES.size())) {
            for (String suffix : List.of("json", "npz", "sha256")) {
                expected.add("checkpoint-" + number + "." + suffix);
            }
        }
        for (TrainingState state : STATES.subList(STATES.size() - 2, STATES.size())) {
            expected.add("best-" + state.bestEpoch() + ".npz");
        }
        assertTrue(last.bestEpoch() > 0);
        assertEquals(expected, names());
    }

    @Test
    void checksumsAreThoseThatSha256sumPrints() throws IOException {
        save(STATES.get(5));
        for (String line : Files.readAllLines(folder.resolve("checkpoint-1.sha256"))) {
            Path file = folder.resolve(line.substring(66));
            assertEquals(line.substring(0, 64), Sha256.of(Files.readAllBytes(file)));
        }
        assertEquals(3, Files.readAllLines(folder.resolve("checkpoint-1.sha256")).size());
    }

    /** Ways to damage the bytes of a file, by what they do. */
    private static Map<String, byte[]> damaged(byte[] bytes) {
        Map<String, byte[]> damaged = new TreeMap<>();
        int n = bytes.length;
        for (int length : new int[] {0, 1, n / 4, n / 2, n - 100, n - 1}) {
            if (length >= 0 && length < n) {
                damaged.put("cut to " + length, Arrays.copyOf(bytes, length));
            }
        }
        for (int at : new int[] {0, 5, n / 3, n / 2, 2 * n / 3, n - 30, n - 1}) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            damaged.put("flipped at " + at, flipped);
        }
        damaged.put("longer", Arrays.copyOf(bytes, n + 1));
        return damaged;
    }

    @Test
    void damagedNewestCheckpointGivesWayToTheOneBeforeIt() throws IOException {
        TrainingState before = STATES.get(6);
        save(before, STATES.get(7));
        int damages = 0;
        for (String suffix : List.of("json", "npz", "sha256")) {
            Path file = folder.resolve("checkpoint-2." + suffix);
            byte[] bytes = Files.readAllBytes(file);
            for (Map.Entry<String, byte[]> damage : damaged(bytes).entrySet()) {
                Files.write(file, damage.getValue());
                List<String> warnings = new ArrayList<>();
                assertSame(before, newest(warnings::add));
                assertEquals(1, warnings.size(), suffix + " " + damage.getKey());
                assertTrue(
                        warnings.get(0).endsWith("; going on from the one before it"),
                        warnings.get(0));
                damages++;
            }
            Files.write(file, bytes);
        }
        assertSame(STATES.get(7), newest(NO_WARNING));
        assertEquals(3 * 14, damages);
    }

    @Test
    void damagedBestWeightsSpoilOnlyTheCheckpointsThatNameThem() throws IOException {
        int better = 1;
        while (STATES.get(better).bestEpoch() < 2) {
            better++;
        }
        TrainingState before = STATES.get(better - 1);
        save(before, STATES.get(better));
        assertEquals(1, before.bestEpoch());
        Path best = folder.resolve("best-2.npz");
        byte[] bytes = Files.readAllBytes(best);
        int damages = 0;
        for (byte[] damage : damaged(bytes).values()) {
            Files.write(best, damage);
            List<String> warnings = new ArrayList<>();
            assertSame(before, newest(warnings::add));
            assertTrue(warnings.get(0).contains("best-2.npz is damaged"), warnings.get(0));
            damages++;
        }
        assertEquals(14, damages);
        Files.write(best, bytes);
        Files.delete(folder.resolve("best-1.npz"));
        assertSame(STATES.get(better), newest(NO_WARNING));
    }

    @Test
    void noWholeCheckpointIsAnErrorThatSaysWhy() throws IOException {
        String none = assertThrows(InvalidDataException.class, () -> newest(x -> {})).getMessage();
        assertEquals(folder + " has no checkpoint: train again", none);
        save(STATES.get(6), STATES.get(7));
        Files.write(folder.resolve("checkpoint-1.npz"), new byte[0]);
        Files.delete(folder.resolve("checkpoint-2.json"));
        String both = assertThrows(InvalidDataException.class, () -> newest(x -> {})).getMessage();
        assertTrue(both.contains("checkpoint-1.npz is damaged"), both);
        assertTrue(both.contains("checkpoint-2.json is missing"), both);
    }

    @Test
    void damagedCheckpointIsRemovedWhenThereAreTwoWholeOnes() throws IOException {
        save(STATES.get(6), STATES.get(7));
        Files.write(folder.resolve("checkpoint-2.npz"), new byte[7]);
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            checkpoints.newest(warning -> {});
            checkpoints.save(Irises.setup(), STATES.get(8));
        }
        TreeSet<String> names = names();
        assertTrue(names.contains("checkpoint-1.npz"), "whole: " + names);
        assertTrue(names.contains("checkpoint-3.npz"), "new: " + names);
        assertTrue(!names.contains("checkpoint-2.npz"), "damaged: " + names);
    }

    /** A process that dies at one of its renamings. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void crashBetweenWritingAndRenamingLosesNothing() throws IOException {
        int better = 1;
        while (STATES.get(better).bestEpoch() < 2) {
            better++;
        }
        TrainingState before = STATES.get(better - 1);
        int crashes = 0;
        for (int dying = 1; dying <= 4; dying++) { // best weights, arrays, document, checksums
            try (Stream<Path> paths = Files.list(folder)) {
                for (Path path : paths.toList()) {
                    Files.delete(path);
                }
            }
            save(before);
            int[] renamings = {0};
            int last = dying;
            Renaming mortal =
                    (from, to) -> {
                        renamings[0]++;
                        if (renamings[0] == last) { // a killed process leaves its file
                            Files.copy(from, to.resolveSibling(to.getFileName() + ".1f-2e.tmp"));
                            throw new Crash();
                        }
                        Renaming.ATOMIC.rename(from, to);
                    };
            try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, mortal)) {
                TrainingState after = STATES.get(better);
                assertThrows(Crash.class, () -> checkpoints.save(Irises.setup(), after));
            }
            assertTrue(names().stream().anyMatch(name -> name.endsWith(".tmp")));
            assertSame(before, newest(NO_WARNING));
            save(STATES.get(better));
            assertSame(STATES.get(better), newest(NO_WARNING));
            assertTrue(names().stream().noneMatch(name -> name.endsWith(".tmp")), "" + names());
            crashes++;
        }
        assertEquals(4, crashes);
    }

    @Test
    void folderIsOpenToOneAtATime() throws IOException {
        try (CheckpointFolder open = CheckpointFolder.open(folder)) {
            assertEquals(folder, open.path());
            String message =
                    assertThrows(InvalidDataException.class, () -> CheckpointFolder.open(folder))
                            .getMessage();
            assertTrue(message.contains("in use"), message);
        }
        CheckpointFolder.open(folder).close();
    }

    @Test
    void linksAndFoldersAreRefused() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("metrics.csv"), elsewhere.resolve("target"));
        for (Path refused : List.of(folder, inside)) {
            String message =
                    assertThrows(InvalidDataException.class, () -> CheckpointFolder.open(refused))
                            .getMessage();
            assertTrue(message.contains("is a link or a folder"), message);
        }
    }

    @Test
    void finishedTrainingLeavesNoCheckpoints() throws IOException {
        Files.writeString(folder.resolve("run.json"), "{}");
        CheckpointFolder checkpoints = CheckpointFolder.open(folder);
        checkpoints.save(Irises.setup(), STATES.get(7));
        checkpoints.removeFrom(folder);
        assertEquals(new TreeSet<>(List.of("run.json")), names());
    }
}
