package crosscheck.data.idx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Makes small IDX files for tests. */
public final class IdxBytes {
    private IdxBytes() {}

    /** A header with any magic number and sizes, then values 0, 1, … 255, 0, … */
    public static byte[] file(int magic, int valueCount, int... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + valueCount).putInt(magic);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        for (int i = 0; i < valueCount; i++) {
            bytes.put((byte) i);
        }
        return bytes.array();
    }

    public static byte[] images(int count, int rows, int columns) {
        return file(0x803, count * rows * columns, count, rows, columns);
    }

    /** Labels 0 to 9 in turn. */
    public static byte[] labels(int count) {
        byte[] bytes = file(0x801, count, count);
        for (int i = 0; i < count; i++) {
            bytes[8 + i] = (byte) (i % 10);
        }
        return bytes;
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    /** The four files of a data set with 12 training and 5 test images of 3 x 2 pixels. */
    public static Map<IdxPart, byte[]> fourFiles() {
        Map<IdxPart, byte[]> files = new EnumMap<>(IdxPart.class);
        files.put(IdxPart.TRAIN_IMAGES, images(12, 3, 2));
        files.put(IdxPart.TRAIN_LABELS, labels(12));
        files.put(IdxPart.TEST_IMAGES, images(5, 3, 2));
        files.put(IdxPart.TEST_LABELS, labels(5));
        return files;
    }

    /** Writes files under their standard names, uncompressed. */
    public static Path write(Path folder, Map<IdxPart, byte[]> files) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<IdxPart, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey().fileName()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
