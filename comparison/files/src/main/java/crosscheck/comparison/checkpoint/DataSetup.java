package crosscheck.comparison.checkpoint;

import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import java.util.List;

/**
 * The data set of a training, precise enough to tell whether it is the same.
 *
 * @param name such as {@code mnist}
 * @param sha256 its checksum, 64 hexadecimal digits
 * @param shape channels, height and width of an example
 */
public record DataSetup(
        String name,
        String sha256,
        int train,
        int validation,
        int test,
        List<Integer> shape,
        List<String> classes) {

    public DataSetup {
        shape = List.copyOf(shape);
        classes = List.copyOf(classes);
    }

    /**
     * The description of an open data set.
     *
     * @param split its three parts; not modified
     */
    public static DataSetup of(Split split) {
        ExampleShape shape = split.train().shape();
        return new DataSetup(
                split.train().name(),
                split.train().provenance().sha256(),
                split.train().size(),
                split.validation().size(),
                split.test().size(),
                List.of(shape.channels(), shape.height(), shape.width()),
                split.train().classNames());
    }

    /** The shape of an example. */
    ExampleShape exampleShape() throws InvalidDataException {
        try {
            return new ExampleShape(shape.get(0), shape.get(1), shape.get(2));
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new InvalidDataException("an example cannot have the shape " + shape, e);
        }
    }

    /**
     * Refuses another data set. Names may differ: a folder can be moved.
     *
     * @throws InvalidDataException if the bytes, or what was made of them, are not the same
     */
    void requireSame(DataSetup found) throws InvalidDataException {
        if (!sha256.equals(found.sha256)) {
            throw new InvalidDataException(
                    "the training was on %s with the SHA-256 %s but what is here has %s: name the same data with --data or --data-dir"
                            .formatted(name, sha256, found.sha256));
        }
        if (!equals(
                new DataSetup(
                        name,
                        found.sha256,
                        found.train,
                        found.validation,
                        found.test,
                        found.shape,
                        found.classes))) {
            throw new InvalidDataException(
                    "the bytes of %s are those of the training but were taken apart in another way: %s, not %s"
                            .formatted(name, found, this));
        }
    }
}
