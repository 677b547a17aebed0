package crosscheck.dl4j.datavec;

import crosscheck.data.InvalidDataException;
import crosscheck.data.picture.DigitPreparation;
import java.io.UncheckedIOException;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.datavec.image.data.ImageWritable;
import org.datavec.image.transform.BaseImageTransform;

/**
 * {@link DigitPreparation#example} as a step of DataVec's: what a network sees of a picture that
 * DataVec has decoded.
 */
final class DigitTransform extends BaseImageTransform<Mat> {

    /** A step without chance. */
    DigitTransform() {
        super(null);
    }

    /**
     * Prepares a picture.
     *
     * @throws UncheckedIOException if nothing is drawn on it
     */
    @Override
    protected ImageWritable doTransform(ImageWritable image, Random random) {
        try {
            return new ImageWritable(
                    FramePicture.frame(
                            DigitPreparation.example(
                                    FramePicture.of(image.getFrame()), "the picture")));
        } catch (InvalidDataException e) {
            throw new UncheckedIOException(e);
        }
    }
}
