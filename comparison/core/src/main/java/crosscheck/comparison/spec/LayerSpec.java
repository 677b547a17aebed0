package crosscheck.comparison.spec;

/** A layer of a network, from the inputs to the logits; each engine builds its own. */
public sealed interface LayerSpec {

    /**
     * A fully connected layer with biases, without activation.
     *
     * @param units outputs, at least 1
     */
    record Dense(int units) implements LayerSpec {
        @Override
        public String toString() {
            return String.valueOf(units);
        }
    }

    /**
     * A convolution with biases, stride 1, without padding and without activation.
     *
     * @param filters output channels, at least 1
     * @param size of the square kernel, at least 1
     */
    record Convolution(int filters, int size) implements LayerSpec {
        @Override
        public String toString() {
            return filters + "C" + size;
        }
    }

    /** Batch normalisation of each channel. */
    record BatchNormalisation() implements LayerSpec {
        @Override
        public String toString() {
            return "BN";
        }
    }

    /** The network's activation. */
    record Activation() implements LayerSpec {
        @Override
        public String toString() {
            return "";
        }
    }

    /**
     * The maximum of each window; windows do not overlap.
     *
     * @param size of the square window, at least 1
     */
    record MaxPooling(int size) implements LayerSpec {
        @Override
        public String toString() {
            return "P" + size;
        }
    }

    /**
     * Inverted dropout.
     *
     * @param rate probability of zeroing, above 0 and below 1
     */
    record Dropout(double rate) implements LayerSpec {
        @Override
        public String toString() {
            return "D" + rate;
        }
    }
}
