package crosscheck.data.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFileTest {
    @TempDir private Path home;

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes));
        return bytes.toByteArray();
    }

    private GreyPicture read(byte[] bytes) throws IOException {
        Path file = home.resolve("picture");
        Files.write(file, bytes);
        return PictureFile.read(file);
    }

    private static BufferedImage image(int type, int... argb) {
        BufferedImage image = new BufferedImage(argb.length, 1, type);
        for (int x = 0; x < argb.length; x++) {
            image.setRGB(x, 0, argb[x]);
        }
        return image;
    }

    @Test
    void coloursAreWeighedAsTheEyeDoes() throws IOException {
        GreyPicture picture =
                read(
                        bytes(
                                image(
                                        BufferedImage.TYPE_INT_RGB,
                                        0xFF0000,
                                        0x00FF00,
                                        0x0000FF,
                                        0xFFFFFF,
                                        0x808080),
                                "png"));
        assertArrayEquals(
                new float[] {0.299f, 0.587f, 0.114f, 1, 128 / 255f}, picture.pixels(), 1e-6f);
    }

    @Test
    void transparencyShowsWhitePaper() throws IOException {
        GreyPicture picture =
                read(
                        bytes(
                                image(
                                        BufferedImage.TYPE_INT_ARGB,
                                        0x00000000,
                                        0xFF000000,
                                        0x80000000,
                                        0x00FFFFFF),
                                "png"));
        assertArrayEquals(new float[] {1, 0, 127 / 255f, 1}, picture.pixels(), 1e-6f);
    }

    /** The JDK would make 0.73 of the grey 0.5: it takes greys for linear. */
    @Test
    void greysOfEveryDepthAreTakenAsTheyAre() throws IOException {
        BufferedImage bytes = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage shorts = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        BufferedImage bits = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
        for (int x = 0; x < 3; x++) {
            bytes.getRaster().setSample(x, 0, 0, 51 * x);
            shorts.getRaster().setSample(x, 0, 0, 13107 * x);
            bits.getRaster().setSample(x, 0, 0, x % 2);
        }
        float[] expected = {0, 0.2f, 0.4f};
        assertArrayEquals(expected, read(bytes(bytes, "png")).pixels(), 1e-6f);
        assertArrayEquals(expected, read(bytes(shorts, "png")).pixels(), 1e-6f);
        assertArrayEquals(new float[] {0, 1, 0}, read(bytes(bits, "png")).pixels(), 1e-6f);
    }

    @Test
    void jpegIsReadToo() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
            BufferedImage image = new BufferedImage(32, 16, type);
            for (int i = 0; i < 32 * 16; i++) {
                int value = i % 32 < 16 ? 64 : 192;
                for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                    image.getRaster().setSample(i % 32, i / 32, band, value);
                }
            }
            GreyPicture picture = read(bytes(image, "jpeg"));
            assertEquals(32, picture.width());
            assertEquals(16, picture.height());
            assertEquals(64 / 255.0, picture.pixel(4, 8), 0.02);
            assertEquals(192 / 255.0, picture.pixel(28, 8), 0.02);
        }
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        float[] pixels = new float[256];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / 255f;
        }
        Path file = home.resolve("written.png");
        PictureFile.write(file, new GreyPicture(16, 16, pixels));
        assertArrayEquals(pixels, PictureFile.read(file).pixels(), 1e-7f);
        assertThrows(
                InvalidDataException.class,
                () -> PictureFile.write(file, new GreyPicture(16, 16, pixels)));
    }

    /** A PNG of one grey that says that it is larger than it is. */
    private static byte[] bomb(int width, int height) {
        byte[] header =
                ByteBuffer.allocate(17)
                        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 0, 0, 0, 0})
                        .array();
        CRC32 crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }

    @Test
    void filesThatAreNoPicturesAreRefusedInASentence() throws IOException {
        byte[] gif = bytes(image(BufferedImage.TYPE_INT_RGB, 1, 2, 3), "gif");
        byte[] png = bytes(new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB), "png");
        byte[] damaged = png.clone();
        damaged[png.length / 2] ^= 0x55;
        Map<byte[], String> gallery = new LinkedHashMap<>();
        gallery.put(new byte[0], "must be a PNG or JPEG picture but is not");
        gallery.put("text".getBytes(StandardCharsets.UTF_8), "must be a PNG or JPEG picture");
        gallery.put(gif, "must be a PNG or JPEG picture but is not");
        gallery.put(Arrays.copyOf(png, png.length / 2), "cannot be decoded");
        gallery.put(Arrays.copyOf(png, 20), "cannot be decoded");
        gallery.put(damaged, "cannot be decoded");
        gallery.put(bomb(100_000, 100_000), "at most 50000000 pixels but has 100000 x 100000");
        gallery.put(bomb(Integer.MAX_VALUE, 1), "but has 2147483647 x 1");
        gallery.put(new byte[PictureFile.MOST_BYTES + 1], "at most 33554432 bytes but has more");
        int checked = 0;
        for (Map.Entry<byte[], String> broken : gallery.entrySet()) {
            String message =
                    assertThrows(InvalidDataException.class, () -> read(broken.getKey()))
                            .getMessage();
            assertTrue(message.startsWith(home.resolve("picture").toString()), message);
            assertTrue(message.contains(broken.getValue()), message);
            checked++;
        }
        assertEquals(9, checked);
    }

    @Test
    void tornPicturesNeverPass() throws IOException {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 1600; i++) {
            image.getRaster().setSample(i % 40, i / 40, 0, i * 7919 % 256);
        }
        byte[] png = bytes(image, "png");
        byte[] jpeg = bytes(image, "jpeg");
        for (int length = 0; length < png.length - 24; length += 7) { // 24: after the last pixel
            byte[] torn = Arrays.copyOf(png, length);
            assertThrows(InvalidDataException.class, () -> read(torn), "png of " + length);
        }
        for (int length = 0; length < jpeg.length - 2; length += 7) {
            byte[] torn = Arrays.copyOf(jpeg, length);
            assertThrows(InvalidDataException.class, () -> read(torn), "jpeg of " + length);
        }
    }

    @Test
    void missingFilesAndFoldersAreRefused() {
        assertThrows(InvalidDataException.class, () -> PictureFile.read(home.resolve("none.png")));
        assertThrows(InvalidDataException.class, () -> PictureFile.read(home));
    }
}
