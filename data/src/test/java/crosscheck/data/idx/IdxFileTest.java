package crosscheck.data.idx;

import static crosscheck.data.idx.IdxBytes.gzip;
import static crosscheck.data.idx.IdxBytes.images;
import static crosscheck.data.idx.IdxBytes.labels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    private static final int BROKEN_CASES = 35;

    @TempDir private Path folder;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    @Test
    void readsImages() throws IOException {
        IdxFile file = IdxFile.read(write(images(50, 3, 2)), IdxKind.IMAGES);
        assertEquals(50, file.count());
        assertEquals(3, file.size(1));
        assertEquals(2, file.size(2));
        assertEquals(300, file.length());
        assertEquals(0, file.value(0));
        assertEquals(255, file.value(255)); // unsigned
        assertEquals(43, file.value(299));
    }

    @Test
    void readsLabels() throws IOException {
        IdxFile file = IdxFile.read(write(labels(12)), IdxKind.LABELS);
        assertEquals(12, file.count());
        assertEquals(1, file.value(11));
        assertThrows(IndexOutOfBoundsException.class, () -> file.size(1));
    }

    @Test
    void firstBytesTellGzipNotTheName() throws IOException {
        Path raw = Files.write(folder.resolve("labels.gz"), labels(12));
        Path compressed = Files.write(folder.resolve("labels"), gzip(labels(12)));
        assertEquals(12, IdxFile.read(raw, IdxKind.LABELS).count());
        assertEquals(12, IdxFile.read(compressed, IdxKind.LABELS).count());
    }

    @Test
    void contentIsThatOfTheUncompressedBytes() throws IOException {
        RawContent expected = new RawContent(20, Sha256.of(labels(12)));
        assertEquals(expected, IdxFile.read(write(labels(12)), IdxKind.LABELS).content());
        assertEquals(expected, IdxFile.read(write(gzip(labels(12))), IdxKind.LABELS).content());
        assertEquals(expected, RawContent.measure(write(labels(12)), 21));
        assertEquals(expected, RawContent.measure(write(gzip(labels(12))), 20));
    }

    @Test
    void measuringStopsAtTheLimit() throws IOException {
        Path bomb = write(gzip(new byte[1 << 24]));
        assertEquals(
                new RawContent(1000, Sha256.of(new byte[1000])), RawContent.measure(bomb, 1000));
    }

    @Test
    void rejectsEveryBrokenFileWithASentence() throws IOException {
        int cases = 0;
        for (BrokenIdx broken : BrokenIdx.values()) {
            Path file = Files.write(folder.resolve(broken.name()), broken.bytes);
            String message =
                    assertThrows(
                                    InvalidDataException.class,
                                    () -> IdxFile.read(file, broken.kind),
                                    broken.name())
                            .getMessage();
            assertTrue(message.startsWith(file.toString()), message);
            assertFalse(message.contains("\n"), message);
            for (String part : broken.messageParts) {
                assertTrue(message.contains(part), broken + ": " + part + " is not in " + message);
            }
            assertTrue(
                    message.matches(".*: (name|convert|check|copy) .*"),
                    broken + " must say what to do: " + message);
            cases++;
        }
        assertEquals(BROKEN_CASES, cases);
    }

    @Test
    void rejectsAFileThatIsNotThere() {
        String message =
                assertThrows(
                                InvalidDataException.class,
                                () -> IdxFile.read(folder.resolve("none"), IdxKind.LABELS))
                        .getMessage();
        assertTrue(message.contains("cannot be read (no such file)"), message);
    }

    @Test
    void rejectsAFolderInPlaceOfAFile() {
        String message =
                assertThrows(InvalidDataException.class, () -> IdxFile.read(folder, IdxKind.LABELS))
                        .getMessage();
        assertTrue(message.contains("is a folder"), message);
    }
}
