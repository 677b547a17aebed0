package crosscheck.dl4j.datavec;

import crosscheck.data.folder.LoadedPictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far two readers are apart on the same pictures.
 *
 * @param different how many of them have pixels that differ
 * @param largest the largest difference of a pixel, 0 to 1
 * @param first the first picture that differs; empty if none does
 */
public record PictureDifferences(
        int pictures, int different, double largest, Optional<Path> first) {

    /** Compares bit for bit. */
    public static PictureDifferences of(LoadedPictures left, LoadedPictures right) {
        List<Path> files = left.folder().files();
        int pixels = LoadedPictures.SHAPE.featureCount();
        int different = 0;
        double largest = 0;
        Optional<Path> first = Optional.empty();
        for (int row = 0; row < files.size(); row++) {
            double most = 0;
            for (int i = row * pixels; i < (row + 1) * pixels; i++) {
                most = Math.max(most, Math.abs(left.pixel(i) - (double) right.pixel(i)));
            }
            if (most > 0) {
                different++;
                largest = Math.max(largest, most);
                first = first.isPresent() ? first : Optional.of(files.get(row));
            }
        }
        return new PictureDifferences(files.size(), different, largest, first);
    }

    /** The differences in a sentence; empty if there are none. */
    public Optional<String> sentence() {
        return first.map(
                file ->
                        String.format(
                                Locale.ROOT,
                                "DataVec reads %d of the %d pictures otherwise than the own reader,"
                                        + " by up to %.1f of 255; the first is %s",
                                different,
                                pictures,
                                255 * largest,
                                file));
    }
}
