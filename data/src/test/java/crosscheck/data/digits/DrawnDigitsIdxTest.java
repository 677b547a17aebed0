package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.Dataset;
import crosscheck.data.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnDigitsIdxTest {
    private static final DrawnDigits SMALL = DrawnDigits.draw(30, 20, 1);

    @TempDir private Path folder;

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesTheFourFilesThatProvenanceNames() throws IOException {
        Path made = folder.resolve("a/b");
        SMALL.writeIdx(made);
        Map<String, String> sums = SMALL.provenance().sha256ByFile();
        assertEquals(List.copyOf(new TreeSet<>(sums.keySet())), namesIn(made));
        for (Map.Entry<String, String> entry : sums.entrySet()) {
            byte[] bytes = Files.readAllBytes(made.resolve(entry.getKey()));
            assertEquals(entry.getValue(), Sha256.of(bytes));
        }
    }

    @Test
    void filesHaveTheHeadersAndTheValues() throws IOException {
        SMALL.writeIdx(folder);
        checkPart("train", SMALL.train(), 30);
        checkPart("t10k", SMALL.test(), 20);
    }

    private void checkPart(String prefix, Dataset part, int count) throws IOException {
        ByteBuffer images =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve(prefix + "-images-idx3-ubyte")));
        ByteBuffer labels =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve(prefix + "-labels-idx1-ubyte")));
        assertEquals(16 + count * 784, images.limit());
        assertEquals(8 + count, labels.limit());
        int[] imageHeader = {images.getInt(), images.getInt(), images.getInt(), images.getInt()};
        assertArrayEquals(new int[] {0x803, count, 28, 28}, imageHeader);
        int[] labelHeader = {labels.getInt(), labels.getInt()};
        assertArrayEquals(new int[] {0x801, count}, labelHeader);
        for (int i = 0; i < count; i++) {
            assertEquals(part.label(i), labels.get());
            for (int j = 0; j < 784; j++) {
                assertEquals(part.feature(i, j), (images.get() & 0xFF) / 255f);
            }
        }
    }

    @Test
    void replacesFilesOfTheSameNamesAndLeavesOthers() throws IOException {
        Files.writeString(folder.resolve("train-labels-idx1-ubyte"), "old");
        Files.writeString(folder.resolve("notes"), "mine");
        SMALL.writeIdx(folder);
        assertEquals(38, Files.size(folder.resolve("train-labels-idx1-ubyte")));
        assertEquals("mine", Files.readString(folder.resolve("notes")));
        assertEquals(5, namesIn(folder).size());
    }

    @Test
    void failsWithoutATraceWhereTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        assertThrows(IOException.class, () -> SMALL.writeIdx(file));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("taken"), namesIn(folder));
    }

    @Test
    void leavesNothingHalfWrittenWhereAFileCannotBeReplaced() throws IOException {
        Path obstacle = folder.resolve("train-images-idx3-ubyte");
        Files.createDirectories(obstacle.resolve("inside"));
        assertThrows(IOException.class, () -> SMALL.writeIdx(folder));
        assertEquals(List.of("train-images-idx3-ubyte"), namesIn(folder));
        assertEquals(List.of("inside"), namesIn(obstacle));
    }
}
