package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.Dataset;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnDigitsPngTest {
    private static final DrawnDigits SMALL = DrawnDigits.draw(30, 20, 1);

    @TempDir private Path folder;

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyImageIsAFileInTheFolderOfItsDigit() throws IOException {
        SMALL.writePng(folder.resolve("a/b"));
        assertEquals(List.of("test", "train"), namesIn(folder.resolve("a/b")));
        int checked = 0;
        for (String part : List.of("train", "test")) {
            Dataset data = part.equals("train") ? SMALL.train() : SMALL.test();
            for (int row = 0; row < data.size(); row++) {
                String name =
                        String.format(
                                Locale.ROOT, "a/b/%s/%d/%05d.png", part, data.label(row), row);
                GreyPicture picture = PictureFile.read(folder.resolve(name));
                for (int i = 0; i < 784; i++) {
                    assertEquals(data.feature(row, i), picture.pixel(i % 28, i / 28));
                }
                checked++;
            }
        }
        assertEquals(50, checked);
    }

    @Test
    void thereIsNothingElse() throws IOException {
        SMALL.writePng(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            assertEquals(50 + 20 + 2 + 1, all.count());
        }
    }

    @Test
    void nothingIsReplaced() throws IOException {
        Files.createDirectory(folder.resolve("test"));
        assertThrows(FileAlreadyExistsException.class, () -> SMALL.writePng(folder));
        assertEquals(List.of("test"), namesIn(folder));
    }
}
