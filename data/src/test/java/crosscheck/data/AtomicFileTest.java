package crosscheck.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] NEW = "new\n".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void writeAnOldFile() throws IOException {
        file = Files.writeString(folder.resolve("some.txt"), "old\n");
    }

    private void assertOnlyFileIs(String content) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        assertEquals(content, Files.readString(file));
    }

    @Test
    void replacesTheFileAndTellsItsChecksum() throws IOException {
        String sha256 =
                AtomicFile.write(
                        file,
                        out -> {
                            out.write(NEW);
                            assertEquals("old\n", Files.readString(file), "not yet");
                        });
        assertEquals(Sha256.of(NEW), sha256);
        assertOnlyFileIs("new\n");
    }

    @Test
    void whateverFailsLeavesTheOldFileAlone() throws IOException {
        assertThrows(IOException.class, () -> AtomicFile.write(file, this::half));
        assertOnlyFileIs("old\n");
        assertThrows(
                IllegalStateException.class,
                () ->
                        AtomicFile.write(
                                file,
                                out -> {
                                    throw new IllegalStateException("no content");
                                }));
        assertOnlyFileIs("old\n");
        assertThrows(
                IOException.class,
                () ->
                        AtomicFile.write(
                                file,
                                out -> out.write(NEW),
                                (from, to) -> {
                                    assertEquals("new\n", Files.readString(from));
                                    throw new IOException("not what was expected");
                                }));
        assertOnlyFileIs("old\n");
    }

    private void half(OutputStream out) throws IOException {
        out.write(NEW, 0, 2);
        throw new IOException("no space left");
    }
}
