package crosscheck.dl4j.datavec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.DataReader;
import crosscheck.data.InvalidDataException;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.folder.LoadedPictures;
import crosscheck.data.folder.PictureFolder;
import crosscheck.dl4j.runtime.ImageLibrary;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureRecordsTest {
    @TempDir private Path home;

    @BeforeEach
    void start() {
        NativeRuntime.start(1);
        ImageLibrary.start();
    }

    private static PictureDifferences differences(Path folder) throws IOException {
        LoadedPictures own = PictureFolder.open(folder).read();
        LoadedPictures records = PictureRecords.read(own);
        assertEquals(DataReader.DATAVEC, records.split().test().provenance().reader());
        return PictureDifferences.of(own, records);
    }

    /** Two classes of five pictures of a slanted stroke, the same but for its place. */
    private Path strokes(String name, int type, String format, int paper, int ink)
            throws IOException {
        Path folder = home.resolve(name);
        for (int i = 0; i < 10; i++) {
            BufferedImage image = new BufferedImage(70 + i, 90, type);
            for (int pixel = 0; pixel < image.getWidth() * 90; pixel++) {
                int x = pixel % image.getWidth();
                int y = pixel / image.getWidth();
                boolean stroke = Math.abs(x - 20 - i - y / 3) < 4 && y > 10 && y < 80;
                image.setRGB(x, y, stroke ? ink : paper);
            }
            Path file = folder.resolve(i % 2 == 0 ? "a b" : "c#%ü").resolve(i + "." + format);
            Files.createDirectories(file.getParent());
            assertTrue(ImageIO.write(image, format, file.toFile()));
        }
        return folder;
    }

    @Test
    void dataVecSeesTheBitsOfTheOwnReader() throws IOException {
        Path folder = home.resolve("drawn");
        DrawnDigits.draw(60, 20, 1).writePng(folder);
        PictureDifferences none = differences(folder);
        assertEquals(new PictureDifferences(80, 0, 0, Optional.empty()), none);
        assertEquals(Optional.empty(), none.sentence());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_3BYTE_BGR
            })
    void everyKindOfPngIsPreparedToTheSameBits(int type) throws IOException {
        assertEquals(
                0, differences(strokes("png", type, "png", 0xFFFFFFFF, 0xFF002080)).different());
    }

    @Test
    void jpegsDifferByRoundingAloneAndThatIsSaid() throws IOException {
        Path folder = strokes("jpeg", BufferedImage.TYPE_INT_RGB, "jpg", 0xFFF0F0E0, 0xFF302010);
        PictureDifferences found = differences(folder);
        assertTrue(found.largest() <= 4 / 255.0, found.toString());
        assertEquals(found.different() > 0, found.sentence().isPresent());
    }

    @Test
    void lostTransparencyIsSaid() throws IOException {
        Path folder = strokes("clear", BufferedImage.TYPE_INT_ARGB, "png", 0x00FFFFFF, 0xFF000000);
        Path half = folder.resolve("a b/4.png");
        BufferedImage image = ImageIO.read(half.toFile());
        for (int i = 0; i < 500; i++) {
            image.setRGB(40 + i % 20, 40 + i / 20, 0x80000000); // half a shadow
        }
        assertTrue(ImageIO.write(image, "png", half.toFile()));
        PictureDifferences found = differences(folder);
        assertEquals(1, found.different());
        assertEquals(Optional.of(half), found.first());
        String sentence = found.sentence().orElseThrow();
        assertTrue(sentence.startsWith("DataVec reads 1 of the 10 pictures otherwise"), sentence);
        assertTrue(sentence.endsWith("the first is " + half), sentence);
    }

    @Test
    void aPictureOnWhichDataVecSeesNothingIsNamed() throws IOException {
        Path folder = strokes("ink", BufferedImage.TYPE_INT_ARGB, "png", 0x00000000, 0xFF000000);
        LoadedPictures own = PictureFolder.open(folder).read();
        String message =
                assertThrows(InvalidDataException.class, () -> PictureRecords.read(own))
                        .getMessage();
        assertTrue(message.startsWith("DataVec sees nothing on " + folder), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no picture", "\u0089PNG\r\n\u001a\n"})
    void whatDataVecCannotDecodeIsNamed(String bytes) throws IOException {
        Path file = Files.writeString(home.resolve("wrong.png"), bytes);
        String message =
                assertThrows(
                                InvalidDataException.class,
                                () -> PictureRecords.pixels(List.of(file), new int[1]))
                        .getMessage();
        assertEquals(file + " cannot be decoded by DataVec: leave --reader datavec out", message);
    }

    @Test
    void classesAreThoseOfTheFolders() throws IOException {
        Path folder = strokes("x", BufferedImage.TYPE_BYTE_GRAY, "png", -1, 0xFF000000);
        List<Path> files = PictureFolder.open(folder).files();
        int[] wrong = new int[files.size()];
        assertThrows(IllegalStateException.class, () -> PictureRecords.pixels(files, wrong));
    }
}
