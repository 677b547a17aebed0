package crosscheck.data.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.DataReader;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedPicturesTest {
    private static final DrawnDigits DIGITS = DrawnDigits.draw(120, 30, 1);

    @TempDir private Path home;

    private Path drawn() throws IOException {
        Path folder = home.resolve("drawn");
        DIGITS.writePng(folder);
        return folder;
    }

    private static Split split(Path folder) throws IOException {
        return PictureFolder.open(folder).read().split();
    }

    /** The examples as texts, which compare by their bits. */
    private static List<String> rows(Dataset data) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < data.size(); row++) {
            float[] pixels = new float[data.featureCount()];
            data.copyRow(row, pixels, 0);
            rows.add(data.label(row) + " " + Arrays.toString(pixels));
        }
        return rows;
    }

    private static int[] counts(Dataset data) {
        int[] counts = new int[data.classCount()];
        for (int row = 0; row < data.size(); row++) {
            counts[data.label(row)]++;
        }
        return counts;
    }

    private static int[] filled(int length, int value) {
        int[] array = new int[length];
        Arrays.fill(array, value);
        return array;
    }

    @Test
    void picturesHaveTheBitsOfTheIdxFiles() throws IOException {
        Split split = split(drawn());
        List<String> train = new ArrayList<>(rows(split.train()));
        train.addAll(rows(split.validation()));
        assertEquals(120, train.size());
        assertEquals(new HashSet<>(rows(DIGITS.train())), new HashSet<>(train));
        assertEquals(new HashSet<>(rows(DIGITS.test())), new HashSet<>(rows(split.test())));
        assertEquals(30, split.test().size());
    }

    @Test
    void aSixthOfEachTrainingClassValidates() throws IOException {
        Split split = split(drawn());
        assertArrayEquals(filled(10, 10), counts(split.train()));
        assertArrayEquals(filled(10, 2), counts(split.validation()));
        assertArrayEquals(filled(10, 3), counts(split.test()));
        assertEquals("drawn", split.train().name());
        assertEquals(LoadedPictures.SHAPE, split.train().shape());
        assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", split.train().classNames().toString());
    }

    @Test
    void withoutPartsOfEachClassThreeFifthsTrain() throws IOException {
        Path whole = drawn().resolve("train");
        Split split = split(whole);
        assertArrayEquals(filled(10, 8), counts(split.train()));
        assertArrayEquals(filled(10, 2), counts(split.validation()));
        assertArrayEquals(filled(10, 2), counts(split.test()));
        Set<String> all = new HashSet<>(rows(split.train()));
        all.addAll(rows(split.validation()));
        all.addAll(rows(split.test()));
        assertEquals(new HashSet<>(rows(DIGITS.train())), all);
    }

    @Test
    void aFolderForValidationIsUsedWhole() throws IOException {
        Path folder = drawn();
        Files.move(folder.resolve("test"), folder.resolve("validation"));
        DrawnDigits.draw(10, 10, 2).writePng(home.resolve("other"));
        Files.move(home.resolve("other/test"), folder.resolve("test"));
        Split split = split(folder);
        assertArrayEquals(filled(10, 12), counts(split.train()));
        assertEquals(new HashSet<>(rows(DIGITS.test())), new HashSet<>(rows(split.validation())));
        assertArrayEquals(filled(10, 1), counts(split.test()));
    }

    @Test
    void trainingPicturesAreMixedAndTheOthersInOrder() throws IOException {
        Path folder = drawn();
        Split split = split(folder);
        for (Dataset part : List.of(split.validation(), split.test())) {
            for (int row = 1; row < part.size(); row++) {
                assertTrue(part.label(row - 1) <= part.label(row));
            }
        }
        assertTrue(
                Arrays.stream(counts(split.train().slice(0, 40))).filter(n -> n > 0).count() >= 8);
        assertEquals(rows(split.train()), rows(split(folder).train()), "the same each time");
    }

    @Test
    void checksumsAreThoseOfSha256sum() throws IOException {
        Path folder = drawn();
        LoadedPictures loaded = PictureFolder.open(folder).read();
        assertEquals(20, loaded.contents().size());
        StringBuilder text = new StringBuilder();
        long bytes = 0;
        for (String name : sortedNames(folder.resolve("test/3"))) {
            byte[] file = Files.readAllBytes(folder.resolve("test/3").resolve(name));
            text.append(Sha256.of(file)).append("  ").append(name).append('\n');
            bytes += file.length;
        }
        String expected = Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(expected, loaded.contents().get("test/3").sha256());
        assertEquals(bytes, loaded.contents().get("test/3").bytes());
        assertEquals(3, loaded.counts().get("test/3"));
        Map<String, String> sums = loaded.split().train().provenance().sha256ByFile();
        assertEquals(expected, sums.get("test/3"));
        assertEquals("train/0", sums.keySet().iterator().next());
    }

    private static List<String> sortedNames(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyChangeOfAFileOrNameChangesTheChecksum() throws IOException {
        Path folder = drawn();
        String before = split(folder).train().provenance().sha256();
        assertEquals(before, split(folder).test().provenance().sha256());
        Path picture =
                folder.resolve("test/3").resolve(sortedNames(folder.resolve("test/3")).get(0));
        Path renamed = picture.resolveSibling("renamed.png");
        Files.move(picture, renamed);
        String other = split(folder).train().provenance().sha256();
        assertNotEquals(before, other);
        Files.move(renamed, picture);
        assertEquals(before, split(folder).train().provenance().sha256());
        Files.move(folder.resolve("test/3/"), folder.resolve("test/x"));
        Files.move(folder.resolve("train/3/"), folder.resolve("train/x"));
        assertNotEquals(before, split(folder).train().provenance().sha256());
    }

    @Test
    void picturesOfOtherSizesArePrepared() throws IOException {
        Path folder = home.resolve("photos");
        for (String name : List.of("x", "y")) {
            Files.createDirectories(folder.resolve(name));
            for (int i = 0; i < 5; i++) {
                BufferedImage image = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
                for (int pixel = 0; pixel < 4800; pixel++) {
                    boolean ink = pixel % 60 > 20 + i && pixel % 60 < 30 && pixel / 60 % 70 > 9;
                    image.setRGB(pixel % 60, pixel / 60, ink ? 0x202020 : 0xF0F0E0);
                }
                String file = i + (i % 2 == 0 ? ".jpg" : ".png");
                assertTrue(
                        ImageIO.write(
                                image,
                                i % 2 == 0 ? "jpg" : "png",
                                folder.resolve(name).resolve(file).toFile()));
            }
        }
        Dataset train = split(folder).train();
        assertEquals(6, train.size());
        for (int row = 0; row < train.size(); row++) {
            assertEquals(0, train.feature(row, 0), "paper");
            assertEquals(1, train.feature(row, 14 * 28 + 14), 0.1, "ink");
        }
    }

    @Test
    void theFirstBadPictureIsNamed() throws IOException {
        Path folder = drawn();
        int checked = 0;
        for (String bytes : List.of("", "no picture", "\u0089PNG\r\n\u001a\n")) {
            List<String> names = sortedNames(folder.resolve("train/4"));
            Path bad = folder.resolve("train/4").resolve(names.get(checked));
            Path later =
                    folder.resolve("train/7")
                            .resolve(sortedNames(folder.resolve("train/7")).get(0));
            byte[] good = Files.readAllBytes(bad);
            Files.writeString(bad, bytes, StandardCharsets.ISO_8859_1);
            Files.writeString(later, "bad too");
            PictureFolder opened = PictureFolder.open(folder);
            String message = assertThrows(InvalidDataException.class, opened::read).getMessage();
            assertTrue(message.startsWith(bad.toString()), message);
            Files.write(bad, good);
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void aBlankPictureIsNamed() throws IOException {
        Path folder = drawn();
        Path blank = folder.resolve("test/0/blank.png");
        PictureFile.write(blank, new GreyPicture(30, 30, new float[900]));
        PictureFolder opened = PictureFolder.open(folder);
        String message = assertThrows(InvalidDataException.class, opened::read).getMessage();
        assertTrue(message.startsWith(blank + " shows nothing"), message);
    }

    @Test
    void anotherReadersPixelsTakeThePlaceOfTheOwn() throws IOException {
        LoadedPictures own = PictureFolder.open(drawn()).read();
        float[] pixels = new float[150 * 784];
        pixels[5] = 0.5f;
        LoadedPictures other = own.readBy(DataReader.DATAVEC, pixels);
        assertEquals(0.5f, other.pixel(5));
        Split split = other.split();
        assertEquals(DataReader.DATAVEC, split.test().provenance().reader());
        assertEquals(own.split().test().provenance().sha256(), split.test().provenance().sha256());
        assertFalse(rows(split.test()).equals(rows(own.split().test())));
        assertThrows(
                IllegalArgumentException.class,
                () -> own.readBy(DataReader.DATAVEC, new float[784]));
    }
}
