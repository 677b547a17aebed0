package crosscheck.data.digits;

import crosscheck.data.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file in the IDX format of MNIST: a header of big-endian ints, then unsigned bytes. */
final class DrawnIdxFile {
    /** The first int of a file of images: unsigned bytes, 3 axes. */
    static final int IMAGES_MAGIC = 0x803;

    /** The first int of a file of labels: unsigned bytes, 1 axis. */
    static final int LABELS_MAGIC = 0x801;

    private final String name;
    private final byte[] header;
    private final byte[] body;

    private DrawnIdxFile(String name, byte[] header, byte[] body) {
        this.name = name;
        this.header = header;
        this.body = body;
    }

    /**
     * A file of images.
     *
     * @param prefix the name up to {@code -images-idx3-ubyte}
     * @param pixels {@code (n, y, x)} of unsigned bytes; kept, not modified
     * @return the file, not yet written
     */
    static DrawnIdxFile images(String prefix, byte[] pixels) {
        int count = pixels.length / Raster.PIXELS;
        return new DrawnIdxFile(
                prefix + "-images-idx3-ubyte",
                header(IMAGES_MAGIC, count, Raster.SIDE, Raster.SIDE),
                pixels);
    }

    /**
     * A file of labels.
     *
     * @param prefix the name up to {@code -labels-idx1-ubyte}
     * @param labels {@code (n)}; kept, not modified
     * @return the file, not yet written
     */
    static DrawnIdxFile labels(String prefix, byte[] labels) {
        return new DrawnIdxFile(
                prefix + "-labels-idx1-ubyte", header(LABELS_MAGIC, labels.length), labels);
    }

    private static byte[] header(int... values) {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES * values.length);
        for (int value : values) {
            header.putInt(value);
        }
        return header.array();
    }

    /** The name of the file, such as {@code train-images-idx3-ubyte}. */
    String name() {
        return name;
    }

    /** The checksum of the file; SHA-256 of header and body, 64 hexadecimal digits. */
    String sha256() {
        return Sha256.of(header, body);
    }

    /**
     * Writes header and body to a new file of this name.
     *
     * @throws IOException if it exists or cannot be written
     */
    void write(Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            out.write(header);
            out.write(body);
        }
    }
}
