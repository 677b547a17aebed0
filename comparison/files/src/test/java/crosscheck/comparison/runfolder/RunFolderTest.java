package crosscheck.comparison.runfolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir private Path home;

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(home)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void folderGetsItsNameWhenAllIsWritten() throws IOException {
        Path target = home.resolve("run");
        try (RunFolder folder = RunFolder.begin(target)) {
            Files.writeString(folder.file("a.txt"), "a");
            assertFalse(Files.exists(target));
            folder.commit();
        }
        assertEquals(List.of("run"), names());
        assertEquals("a", Files.readString(target.resolve("a.txt")));
    }

    @Test
    void failedRunLeavesNothing() throws IOException {
        try (RunFolder folder =
                RunFolder.begin(home.resolve("new").resolve("runs").resolve("run"))) {
            Files.writeString(folder.file("a.txt"), "a");
        }
        assertEquals(List.of(), names());
    }

    @Test
    void existingFolderIsLeftAlone() throws IOException {
        Path target = Files.createDirectory(home.resolve("run"));
        assertThrows(FileAlreadyExistsException.class, () -> RunFolder.begin(target));
        assertEquals(List.of("run"), names());
    }

    @Test
    void defaultNameHasDateTimeAndCommand() {
        Path target = RunFolder.defaultTarget("compare", LocalDateTime.of(2001, 2, 3, 4, 5, 6));
        assertEquals(Path.of("runs", "20010203-040506-compare"), target);
    }
}
