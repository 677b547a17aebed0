package crosscheck.dl4j;

/** A layer of a convolutional network, from the image to the hidden units before the output. */
public sealed interface CnnLayer {

    /**
     * A convolution without padding, stride 1, with biases, and the ReLU after it.
     *
     * @param filters at least 1
     * @param size of the square kernel, at least 1
     */
    record Convolution(int filters, int size) implements CnnLayer {
        public Convolution {
            requirePositive("filters", filters);
            requirePositive("kernel size", size);
        }
    }

    /**
     * A convolution as {@link Convolution}, with batch normalisation of each channel before the
     * ReLU: epsilon 1e-5, running statistics moved by a tenth.
     *
     * @param filters at least 1
     * @param size of the square kernel, at least 1
     */
    record NormalisedConvolution(int filters, int size) implements CnnLayer {
        public NormalisedConvolution {
            requirePositive("filters", filters);
            requirePositive("kernel size", size);
        }
    }

    /**
     * The maximum of each window; windows do not overlap, a remainder at the edge is left out.
     *
     * @param size of the square window, at least 1
     */
    record MaxPooling(int size) implements CnnLayer {
        public MaxPooling {
            requirePositive("window size", size);
        }
    }

    /**
     * A dense layer with biases and the ReLU after it; images become rows of channels x height x
     * width values.
     *
     * @param units at least 1
     */
    record Dense(int units) implements CnnLayer {
        public Dense {
            requirePositive("units", units);
        }
    }

    /**
     * Inverted dropout of the values so far.
     *
     * @param rate probability of zeroing, above 0 and below 1
     */
    record Dropout(double rate) implements CnnLayer {
        public Dropout {
            if (!(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException(
                        "the dropout rate must be above 0 and below 1, not " + rate);
            }
        }
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
    }
}
