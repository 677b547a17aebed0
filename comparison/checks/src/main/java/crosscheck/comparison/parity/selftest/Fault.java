package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.engine.Substitution;
import crosscheck.data.ExampleShape;
import crosscheck.data.Labelled;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.UpdateRule;

/**
 * A mistake in a hand-written network, with the tensor that shows it first. What follows from a
 * wrong number is wrong too, so that this tensor, not the largest error, tells where to look.
 */
public enum Fault implements Labelled {
    /** A matrix in the other order. */
    TRANSPOSED_WEIGHT(
            "transposed-weight",
            Scope.LAYER,
            "the initial W of a layer is copied as if it were stored column by column",
            "the weights themselves differ before the first step"),
    /** A sum without its last term. */
    DROPPED_BIAS(
            "dropped-bias",
            Scope.LAYER,
            "a layer computes z = x W instead of z = x W + b",
            "biases begin at 0, so that the first step cannot tell; the second one has a b to add"),
    /** A loss without its factor 1/2, or with one too many. */
    DOUBLED_LOSS(
            "doubled-loss",
            Scope.NETWORK,
            "the loss, and with it every gradient, is twice as large",
            "all that comes before the loss agrees; the gradients are wrong only because it is"),
    /** A constant from another book. */
    WRONG_EPSILON(
            "wrong-epsilon",
            Scope.NETWORK,
            "Adam divides by sqrt(v) + 1e-7 instead of sqrt(v) + 1e-8",
            "gradients, m and v agree: only the last line of the rule is left, and W comes first"),
    /** Adam's first steps as long as its moving averages make them. */
    SKIPPED_BIAS_CORRECTION(
            "skipped-bias-correction",
            Scope.NETWORK,
            "Adam uses m and v without dividing them by 1 - beta^t",
            "gradients, m and v agree: only the last line of the rule is left, and W comes first"),
    /** Images and labels that do not belong together. */
    SHUFFLED_LABELS(
            "shuffled-labels",
            Scope.NETWORK,
            "the examples are shuffled, their labels by another draw",
            "the outputs agree, for they depend on the inputs alone; the loss compares them with"
                    + " the labels"),
    /** The smallest mistake of all: one number. */
    FLIPPED_SIGN(
            "flipped-sign",
            Scope.LAYER,
            "one number of a layer's W gradient, the largest, has the wrong sign",
            "the gradient of z in front of it agrees, so that the product x' dz is what is wrong"),
    /** A precision lost on the way. */
    FLOAT_ROUNDING(
            "float-rounding",
            Scope.LAYER,
            "a layer's z is rounded to float in a network that computes in double",
            "an error of some 1e-8 is invisible in the accuracy, and ten thousand times the"
                    + " allowed one"),
    /** Two arguments in the wrong order. */
    SWAPPED_BETAS(
            "swapped-betas",
            Scope.NETWORK,
            "Adam's beta1 and beta2 are exchanged",
            "the gradients agree; the running mean m is the first that a beta enters"),
    /** A sum where the mean was meant. */
    UNDIVIDED_GRADIENT(
            "undivided-gradient",
            Scope.NETWORK,
            "the gradient of the loss is summed over the mini-batch, not averaged",
            "the loss itself agrees; its gradient reaches the last layer's z first"),
    /** A sum that runs one index too far. */
    SOFTMAX_OF_THE_BATCH(
            "softmax-of-the-batch",
            Scope.NETWORK,
            "softmax divides by the sum over all examples of the mini-batch",
            "the last z agrees, and a is made of it"),
    /** A number that a normalisation takes out again. */
    BIAS_BEFORE_NORMALISATION(
            "bias-before-normalisation",
            Scope.NORMALISED_NETWORK,
            "the layer in front of a batch normalisation computes z = x W instead of z = x W + b",
            "the normalisation subtracts it again, so that only z shows it, and the running mean"),
    /** The other one of two definitions. */
    UNBIASED_VARIANCE(
            "unbiased-variance",
            Scope.NORMALISED_NETWORK,
            "the running variance of a batch normalisation divides by m - 1 instead of m",
            "training does not use it: only the running variance shows it, and what the network"
                    + " puts out when it is only used"),
    /** A border on the other side. */
    PADDING_ON_THE_WRONG_SIDE(
            "padding-on-the-wrong-side",
            Scope.CONVOLUTION,
            "a convolution of stride 2 has its one row and column of zeros at the top and left",
            "every window is one pixel off, which the first z shows");

    /** Which part of a network a fault is in. */
    public enum Scope {
        /** One layer, whichever. */
        LAYER,
        /** What the network has once. */
        NETWORK,
        /** What a network with batch normalisation has once. */
        NORMALISED_NETWORK,
        /** The same, behind a convolution: images are needed. */
        CONVOLUTION
    }

    private static final double OTHER_EPSILON = 1e-7;

    private final String label;
    private final Scope scope;
    private final String what;
    private final String why;

    Fault(String label, Scope scope, String what, String why) {
        this.label = label;
        this.scope = scope;
        this.what = what;
        this.why = why;
    }

    @Override
    public String label() {
        return label;
    }

    /** Which part it is in; a layer or the whole network. */
    public Scope scope() {
        return scope;
    }

    /** Whether it can be made; false for a convolution's of what is no image. */
    public boolean fits(ExampleShape input) {
        return scope != Scope.CONVOLUTION || input.isImage();
    }

    /** What is done wrong, for people; a clause. */
    public String what() {
        return what;
    }

    /** Why it must be seen where it is expected; a clause. */
    public String why() {
        return why;
    }

    /**
     * The tensor that shows it first.
     *
     * @param layer that has the fault, 0 for the first
     */
    public Place expected(int layer, int lastLayer) {
        return switch (this) {
            case TRANSPOSED_WEIGHT -> new Place(0, layer + "_W");
            case BIAS_BEFORE_NORMALISATION, PADDING_ON_THE_WRONG_SIDE -> new Place(1, "layer 0 z");
            case UNBIASED_VARIANCE -> new Place(1, "1_var");
            case SOFTMAX_OF_THE_BATCH -> new Place(1, "layer " + lastLayer + " a");
            case DROPPED_BIAS -> new Place(2, "layer " + layer + " z");
            case FLOAT_ROUNDING -> new Place(1, "layer " + layer + " z");
            case DOUBLED_LOSS, SHUFFLED_LABELS -> new Place(1, "loss");
            case UNDIVIDED_GRADIENT -> new Place(1, "layer " + lastLayer + " z gradient");
            case FLIPPED_SIGN -> new Place(1, layer + "_W gradient");
            case SWAPPED_BETAS -> new Place(1, "0_W_m");
            case WRONG_EPSILON, SKIPPED_BIAS_CORRECTION -> new Place(1, "0_W");
        };
    }

    /** The layers and the loss that compute instead of the sound ones. */
    Substitution substitution(int layer) {
        return switch (this) {
            case DROPPED_BIAS -> FaultyLayer.in(layer, FaultyLayer.Mistake.NO_BIAS);
            case BIAS_BEFORE_NORMALISATION -> FaultyLayer.in(0, FaultyLayer.Mistake.NO_BIAS);
            case PADDING_ON_THE_WRONG_SIDE -> FaultyLayer.in(0, FaultyLayer.Mistake.SHIFTED_INPUT);
            case UNBIASED_VARIANCE -> FaultyLayer.in(1, FaultyLayer.Mistake.UNBIASED_VARIANCE);
            case SOFTMAX_OF_THE_BATCH ->
                    FaultyLoss.instead(FaultyLoss.Mistake.SOFTMAX_OF_THE_BATCH);
            case FLOAT_ROUNDING -> FaultyLayer.in(layer, FaultyLayer.Mistake.FLOAT_OUTPUT);
            case FLIPPED_SIGN -> FaultyLayer.in(layer, FaultyLayer.Mistake.FLIPPED_SIGN);
            case DOUBLED_LOSS -> FaultyLoss.instead(FaultyLoss.Mistake.DOUBLED);
            case UNDIVIDED_GRADIENT -> FaultyLoss.instead(FaultyLoss.Mistake.UNDIVIDED_GRADIENT);
            default -> Substitution.NONE;
        };
    }

    /** The update rule that is used instead of Adam. */
    UpdateRule rule(Adam sound) {
        return switch (this) {
            case WRONG_EPSILON ->
                    new Adam(sound.beta1(), sound.beta2(), OTHER_EPSILON, sound.variant());
            case SWAPPED_BETAS ->
                    new Adam(sound.beta2(), sound.beta1(), sound.epsilon(), sound.variant());
            default -> sound;
        };
    }
}
