package crosscheck.comparison.spec;

import crosscheck.data.Labelled;
import java.util.Optional;

/** The kind of network. */
public enum Model implements Labelled {
    /** Fully connected layers: the hidden ones, then the output. */
    MLP("mlp"),
    /** Softmax regression: no hidden layer, softmax output, cross-entropy. */
    SOFTMAX("softmax"),
    /** 20C5-P2-50C5-P2-500 by default: convolutions of 5 x 5, max pooling, one hidden layer. */
    LENET("lenet"),
    /** 32C3-64C3-P2-D0.25-128-D0.5 by default: convolutions of 3 x 3, max pooling, dropout. */
    CNN("cnn");

    private final String label;

    Model(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it takes images apart; true for {@link #LENET} and {@link #CNN}. */
    public boolean isConvolutional() {
        return this == LENET || this == CNN;
    }

    /**
     * Filters, kernel and dropout where none are given; 20, 5 and 0 for {@link #LENET}, 32, 3 and
     * 0.5 for {@link #CNN}, else empty.
     */
    public Optional<ImageLayers> defaultImageLayers() {
        return switch (this) {
            case LENET -> Optional.of(new ImageLayers(20, 5, 0));
            case CNN -> Optional.of(new ImageLayers(32, 3, 0.5));
            case MLP, SOFTMAX -> Optional.empty();
        };
    }

    /**
     * The activation of the hidden layers where none is given; ReLU after convolutions, else the
     * lectures' sigmoid.
     */
    public ActivationName defaultActivation() {
        return isConvolutional() ? ActivationName.RELU : ActivationName.SIGMOID;
    }

    /**
     * The loss where none is given; the lectures' quadratic loss for an mlp, else the
     * cross-entropy.
     */
    public LossName defaultLoss() {
        return this == MLP ? LossName.QUADRATIC : LossName.CROSS_ENTROPY;
    }

    /** The initial weights where none are given; He's before ReLU, else Xavier's. */
    public InitialiserName defaultInitialiser() {
        return isConvolutional() ? InitialiserName.HE : InitialiserName.XAVIER;
    }

    /** The optimiser where none is given; {@code adam} for convolutions, else {@code sgd}. */
    public String defaultOptimiser() {
        return isConvolutional() ? "adam" : "sgd";
    }

    /** The mini-batch size where none is given; 128 for convolutions, else the lectures' 10. */
    public int defaultMiniBatchSize() {
        return isConvolutional() ? 128 : TrainingSpec.DEFAULT_MINI_BATCH_SIZE;
    }
}
