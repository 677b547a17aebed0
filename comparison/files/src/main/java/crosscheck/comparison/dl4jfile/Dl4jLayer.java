package crosscheck.comparison.dl4jfile;

import crosscheck.comparison.dl4jfile.StoredArray.Storage;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.LossName;
import java.util.List;

/** A layer of a DL4J network, as far as what it puts out depends on it. */
sealed interface Dl4jLayer {

    /** The arrays of the layer, in DL4J's order. */
    List<StoredArray> arrays();

    /** A convolution with stride 1 and without padding. */
    record Convolution(int channels, int filters, int size, ActivationName activation)
            implements Dl4jLayer {
        @Override
        public List<StoredArray> arrays() {
            int weights = product(product(filters, channels), product(size, size));
            return List.of(StoredArray.asIs("b", filters), StoredArray.asIs("W", weights));
        }
    }

    /** Batch normalisation with epsilon 1e-5. */
    record BatchNormalisation(int channels, Storage variance) implements Dl4jLayer {
        @Override
        public List<StoredArray> arrays() {
            return List.of(
                    StoredArray.asIs("gamma", channels),
                    StoredArray.asIs("beta", channels),
                    StoredArray.asIs("mean", channels),
                    new StoredArray("var", channels, variance, 1));
        }
    }

    /** Windows that do not overlap, a remainder at the edge left out. */
    record MaxPooling(int size) implements Dl4jLayer {
        @Override
        public List<StoredArray> arrays() {
            return List.of();
        }
    }

    record Activation(ActivationName activation) implements Dl4jLayer {
        @Override
        public List<StoredArray> arrays() {
            return List.of();
        }
    }

    /** Dropout on its own, which does nothing after training. */
    record Dropout() implements Dl4jLayer {
        @Override
        public List<StoredArray> arrays() {
            return List.of();
        }
    }

    /** A fully connected layer. */
    record Dense(int fanIn, int units, ActivationName activation) implements Dl4jLayer {
        @Override
        public List<StoredArray> arrays() {
            return dense(fanIn, units);
        }
    }

    /** The last layer, with the output activation that belongs to its loss. */
    record Output(int fanIn, int units, LossName loss) implements Dl4jLayer {
        @Override
        public List<StoredArray> arrays() {
            return dense(fanIn, units);
        }
    }

    private static List<StoredArray> dense(int fanIn, int units) {
        return List.of(
                new StoredArray("W", product(fanIn, units), Storage.BY_COLUMNS, fanIn),
                StoredArray.asIs("b", units));
    }

    /**
     * The product.
     *
     * @throws ArithmeticException if it is too large for an int
     */
    private static int product(int a, int b) {
        return Math.multiplyExact(a, b);
    }
}
