package crosscheck.comparison.predict;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a network is asked about.
 *
 * @param index its number among the test examples, where it is one of them
 */
public record PredictedExample(Optional<Path> image, OptionalInt index, OptionalInt label) {

    /** A picture. */
    public static PredictedExample ofImage(Path file) {
        return new PredictedExample(Optional.of(file), OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * A test example.
     *
     * @param index its number, 0 for the first
     */
    public static PredictedExample ofTest(int index, int label) {
        return new PredictedExample(Optional.empty(), OptionalInt.of(index), OptionalInt.of(label));
    }

    /** What people call it; the file, or such as {@code test example 17}. */
    public String name() {
        return image.map(Path::toString).orElseGet(() -> "test example " + index.getAsInt());
    }
}
