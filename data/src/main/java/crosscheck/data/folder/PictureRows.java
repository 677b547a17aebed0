package crosscheck.data.folder;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import crosscheck.data.idx.RawContent;
import crosscheck.data.picture.DigitPreparation;
import crosscheck.data.picture.PictureFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Files of pictures, read into rows of pixels. */
final class PictureRows {
    /** A picture may have 50 million pixels, which take half a gigabyte while it is prepared. */
    private static final int AT_A_TIME = 2;

    private static final int PIXELS = DigitPreparation.SIDE * DigitPreparation.SIDE;

    private final float[] pixels; // (n, 784)
    private final long[] sizes; // (n), in bytes
    private final String[] sha256; // (n)
    private final InvalidDataException[] failures; // (n)

    /** The first picture that is known to be bad; those behind it need not be looked at. */
    private final AtomicInteger firstBad;

    private PictureRows(int count) {
        pixels = new float[Math.multiplyExact(count, PIXELS)];
        sizes = new long[count];
        sha256 = new String[count];
        failures = new InvalidDataException[count];
        firstBad = new AtomicInteger(count);
    }

    /**
     * Reads pictures.
     *
     * @throws InvalidDataException for the first of the files that is no good
     */
    static PictureRows read(List<Path> files) throws InvalidDataException {
        PictureRows rows = new PictureRows(files.size());
        ForkJoinPool pool = new ForkJoinPool(AT_A_TIME);
        try {
            pool.submit(
                            () ->
                                    IntStream.range(0, files.size())
                                            .parallel()
                                            .forEach(row -> rows.read(row, files.get(row))))
                    .join();
        } finally {
            pool.shutdown();
        }
        if (rows.firstBad.get() < files.size()) {
            throw rows.failures[rows.firstBad.get()];
        }
        return rows;
    }

    private void read(int row, Path file) {
        if (row > firstBad.get()) {
            return;
        }
        try {
            byte[] bytes = PictureFile.bytes(file);
            float[] own =
                    DigitPreparation.example(PictureFile.decode(bytes, file), file.toString())
                            .pixels();
            System.arraycopy(own, 0, pixels, row * PIXELS, PIXELS);
            sizes[row] = bytes.length;
            sha256[row] = Sha256.of(bytes);
        } catch (InvalidDataException e) {
            failures[row] = e;
            firstBad.accumulateAndGet(row, Math::min);
        }
    }

    float[] pixels() {
        return pixels;
    }

    /** The size and checksum of the files of one class, which are rows from the first one on. */
    RawContent content(int first, List<Path> files) {
        StringBuilder text = new StringBuilder();
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            text.append(sha256[first + i])
                    .append("  ")
                    .append(files.get(i).getFileName())
                    .append('\n');
            bytes += sizes[first + i];
        }
        return new RawContent(bytes, Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
