package crosscheck.dl4j.datavec;

import crosscheck.data.DataReader;
import crosscheck.data.InvalidDataException;
import crosscheck.data.folder.LoadedPictures;
import crosscheck.data.folder.PictureFolder;
import crosscheck.dl4j.runtime.ImageLibrary;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.io.labels.ParentPathLabelGenerator;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.datavec.image.recordreader.ImageRecordReader;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;

/**
 * A folder of pictures as DataVec reads it: an {@link ImageRecordReader} decodes each file with
 * OpenCV and takes its class from the name of its folder, {@link DigitTransform} prepares it, and
 * an {@link ImagePreProcessingScaler} divides by 255.
 *
 * <p>DataVec's reader checks nothing: it makes something of torn files, and is given whole ones
 * only, that the own reader could decode. It differs from that one where it passes over
 * transparency, turns a picture as the camera was held (EXIF), or decodes JPEG with other rounding.
 */
public final class PictureRecords {
    private static final int SIDE = LoadedPictures.SHAPE.width();

    private PictureRecords() {}

    /**
     * Reads pictures once more.
     *
     * @param own the same pictures, read by this program's own reader
     * @return DataVec's pixels of them
     * @throws InvalidDataException if DataVec cannot decode one of them, or sees nothing on it
     */
    public static LoadedPictures read(LoadedPictures own) throws InvalidDataException {
        ImageLibrary.start();
        if (!NativeRuntime.isStarted()) {
            NativeRuntime.start(1);
        }
        PictureFolder folder = own.folder();
        return own.readBy(DataReader.DATAVEC, pixels(folder.files(), folder.labels()));
    }

    /** Decodes files, whatever they are. */
    static float[] pixels(List<Path> files, int[] labels) throws InvalidDataException {
        float[] pixels = new float[Math.multiplyExact(files.size(), SIDE * SIDE)];
        try (ImageRecordReader reader =
                new ImageRecordReader(
                        SIDE, SIDE, 1, new ParentPathLabelGenerator(), new DigitTransform())) {
            reader.setLogLabelCountOnInit(false);
            reader.initialize(new CollectionInputSplit(files.stream().map(Path::toUri).toList()));
            ImagePreProcessingScaler scaler = new ImagePreProcessingScaler(0, 1);
            for (int row = 0; row < labels.length; row++) {
                List<Writable> record = next(reader, files.get(row));
                if (record.get(1).toInt() != labels[row]) {
                    throw new IllegalStateException(
                            "DataVec takes %s for class %d, not %d"
                                    .formatted(files.get(row), record.get(1).toInt(), labels[row]));
                }
                try (INDArray image = ((NDArrayWritable) record.get(0)).get()) {
                    scaler.transform(image);
                    System.arraycopy(
                            image.data().asFloat(), 0, pixels, row * SIDE * SIDE, SIDE * SIDE);
                }
            }
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException("DataVec cannot read pictures: " + e.getMessage(), e);
        }
        return pixels;
    }

    private static List<Writable> next(ImageRecordReader reader, Path file)
            throws InvalidDataException {
        try {
            return reader.next();
        } catch (RuntimeException | LinkageError e) { // where OpenCV fails, it tries Leptonica
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidDataException known) {
                    throw new InvalidDataException(
                            "DataVec sees nothing on " + file + ": " + known.getMessage(), e);
                }
            }
            throw new InvalidDataException(
                    file + " cannot be decoded by DataVec: leave --reader datavec out", e);
        }
    }
}
