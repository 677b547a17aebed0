package crosscheck.data.picture;

import crosscheck.data.InvalidDataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Reads PNG and JPEG files as greys, and writes greys as PNG.
 *
 * <p>Both the size of the file and the number of pixels that it announces are limited before
 * anything is decoded, so that a small file cannot ask for much memory. How a camera was held
 * (EXIF) is not looked at.
 */
public final class PictureFile {
    /** The largest file: 2^25 bytes, 32 MiB. */
    public static final int MOST_BYTES = 1 << 25;

    /** The most pixels: 50 million. */
    public static final int MOST_PIXELS = 50_000_000;

    private static final List<String> FORMATS = List.of("png", "jpeg");

    private PictureFile() {}

    /**
     * Reads a picture.
     *
     * @param file PNG or JPEG, at most {@link #MOST_BYTES} bytes and {@link #MOST_PIXELS} pixels
     * @return its luminance; what is transparent shows white paper
     * @throws InvalidDataException if the file is missing, too large, damaged or something else
     */
    public static GreyPicture read(Path file) throws InvalidDataException {
        return decode(bytes(file), file);
    }

    /**
     * Makes a picture of the bytes of a file.
     *
     * @param bytes PNG or JPEG, at most {@link #MOST_PIXELS} pixels; not modified
     * @param file where they come from, for messages
     * @return its luminance; what is transparent shows white paper
     * @throws InvalidDataException if there are too many pixels, or the bytes are damaged or
     *     something else
     */
    public static GreyPicture decode(byte[] bytes, Path file) throws InvalidDataException {
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(file, stream);
            try {
                List<String> warnings = new ArrayList<>();
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                reader.setInput(stream, true, true);
                requireSize(file, reader.getWidth(0), reader.getHeight(0));
                BufferedImage image = reader.read(0);
                if (!warnings.isEmpty()) {
                    throw damaged(file, warnings.get(0), null);
                }
                return Luminance.of(image);
            } finally {
                reader.dispose();
            }
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the JDK's readers throw both at wrong bytes
            throw damaged(file, e.getMessage(), e);
        }
    }

    /**
     * The bytes of a file that should be a picture; what they are is not looked at.
     *
     * @param file at most {@link #MOST_BYTES} bytes
     * @throws InvalidDataException if the file is missing, too large or cannot be read
     */
    public static byte[] bytes(Path file) throws InvalidDataException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidDataException(
                    "there is no file " + file + ": name a PNG or JPEG file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InvalidDataException(
                        "%s must have at most %d bytes but has more: take a smaller picture"
                                .formatted(file, MOST_BYTES));
            }
            return bytes;
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static ImageReader reader(Path file, ImageInputStream stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        throw new InvalidDataException(
                file + " must be a PNG or JPEG picture but is not: convert it or name another");
    }

    private static void requireSize(Path file, int width, int height) throws InvalidDataException {
        if ((long) width * height > MOST_PIXELS) {
            throw new InvalidDataException(
                    "%s must have at most %d pixels but has %d x %d: take a smaller picture"
                            .formatted(file, MOST_PIXELS, width, height));
        }
    }

    private static InvalidDataException damaged(Path file, String why, Exception cause) {
        return new InvalidDataException(
                "%s must be a whole PNG or JPEG picture but cannot be decoded (%s): save it again"
                        .formatted(file, why),
                cause);
    }

    /**
     * Writes a picture as PNG of 8 bits.
     *
     * @param file to be made; it must not exist
     * @param picture each pixel rounded to a multiple of 1/255
     * @throws InvalidDataException if the file exists or cannot be written
     */
    public static void write(Path file, GreyPicture picture) throws InvalidDataException {
        BufferedImage image =
                new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.getRaster().setSample(x, y, 0, Math.round(255 * picture.pixel(x, y)));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
            stream.flush();
            Files.write(
                    file,
                    bytes.toByteArray(),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidDataException(file + " exists already: name another file", e);
        } catch (IOException e) {
            throw new InvalidDataException(
                    file + " cannot be written (" + e.getMessage() + "): name another file", e);
        }
    }
}
