package crosscheck.scratch.layer;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;

/** Batches of images: tensors {@code (n, channels, height, width)}. */
final class Images {
    private Images() {}

    static Tensor zeros(int n, ExampleShape shape) {
        return new Tensor(n, shape.channels(), shape.height(), shape.width());
    }

    /** Throws if a batch is not one of such images. */
    static void check(Layer layer, ExampleShape expected, Tensor x) {
        int[] wanted = {x.rows(), expected.channels(), expected.height(), expected.width()};
        if (!Arrays.equals(wanted, x.shape())) {
            throw new IllegalArgumentException(
                    layer + " takes " + Arrays.toString(wanted) + ", not " + shape(x));
        }
    }

    static String shape(Tensor x) {
        return Arrays.toString(x.shape());
    }

    /** Such as {@code 20@24x24}. */
    static String text(ExampleShape shape) {
        return shape.channels() + "@" + shape.height() + "x" + shape.width();
    }
}
