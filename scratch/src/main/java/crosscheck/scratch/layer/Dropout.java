package crosscheck.scratch.layer;

import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;

/**
 * Sets a random share of the values to 0 while training and enlarges the others so that the
 * expected value stays; does nothing when the network is only used.
 *
 * <pre>{@code
 * forward    y = x keep / (1 - dropoutRate)        keep is 0 or 1
 * backward   dx = dy keep / (1 - dropoutRate)
 * }</pre>
 *
 * Each training pass draws a new mask from {@link DropoutMask}; its step is the number of masks
 * drawn before. {@link #fixMask} puts a mask of the caller's in its place, for checks and for
 * comparisons. DL4J's {@code dropOut(p)} takes the probability of keeping.
 *
 * <p>Shapes: x, keep and y alike, any; an infinite or NaN value that is dropped gives NaN.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">N. Srivastava and others, Dropout:
 *     A Simple Way to Prevent Neural Networks from Overfitting, 2014, section 10</a>
 */
public final class Dropout implements Layer {
    private final double dropoutRate;
    private final long seed;
    private final int layer;
    private long masksDrawn;
    private Tensor fixedMask; // null while masks are drawn
    private Tensor factors; // of the last training pass: keep / (1 - dropoutRate)

    /**
     * A layer before its first training pass.
     *
     * @param dropoutRate probability of zeroing, from 0 to below 1; masks are drawn with the float
     *     next to it
     * @param layer 0 for the first dropout layer from the input; tells their masks apart
     * @throws IllegalArgumentException if the rate or the layer is out of range
     */
    public Dropout(double dropoutRate, long seed, int layer) {
        if (!(dropoutRate >= 0 && dropoutRate < 1)) {
            throw new IllegalArgumentException(
                    "the dropout rate must be from 0 to below 1, not " + dropoutRate);
        }
        if (layer < 0) {
            throw new IllegalArgumentException(
                    "dropout layers are counted from 0, there is none " + layer);
        }
        this.dropoutRate = dropoutRate;
        this.seed = seed;
        this.layer = layer;
    }

    /**
     * Uses the same mask in every training pass from now on; none is drawn.
     *
     * @param keep of the shape of the batches to come, 1 where a value is kept and 0 where it is
     *     dropped; copied
     * @throws IllegalArgumentException if it has a value other than 0 and 1
     */
    public void fixMask(Tensor keep) {
        for (double value : keep.values()) {
            if (value != 0 && value != 1) {
                throw new IllegalArgumentException(
                        "a dropout mask is made of 0 and 1, not " + value);
            }
        }
        fixedMask = keep.copy();
    }

    /** Draws masks again, from where they were left when one was fixed. */
    public void drawMasks() {
        fixedMask = null;
    }

    /** The step of the next mask; the number of masks drawn so far. */
    public long masksDrawn() {
        return masksDrawn;
    }

    /**
     * Goes to a step, to go on with a training that was interrupted.
     *
     * @param masksDrawn the number of masks drawn before, at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public void setMasksDrawn(long masksDrawn) {
        if (masksDrawn < 0) {
            throw new IllegalArgumentException(
                    "the number of masks drawn must be at least 0, not " + masksDrawn);
        }
        this.masksDrawn = masksDrawn;
    }

    @Override
    public void reset() {
        masksDrawn = 0;
    }

    @Override
    public void goTo(long stepCount) {
        setMasksDrawn(stepCount);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (mode == Mode.INFERENCE) {
            return x.copy();
        }
        Tensor keep = fixedMask == null ? draw(x) : fixedMask;
        if (!Arrays.equals(keep.shape(), x.shape())) {
            throw new IllegalArgumentException(
                    "the fixed dropout mask is %s, the batch %s"
                            .formatted(Images.shape(keep), Images.shape(x)));
        }
        factors = new Tensor(x.shape());
        Arrays.setAll(factors.values(), i -> keep.values()[i] / (1 - dropoutRate));
        return product(x, factors);
    }

    private Tensor draw(Tensor x) {
        Tensor keep = new Tensor(x.shape());
        long key = DropoutMask.key(seed, layer, masksDrawn++);
        float rate = (float) dropoutRate;
        Arrays.setAll(keep.values(), i -> DropoutMask.keeps(key, i, rate) ? 1 : 0);
        return keep;
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        return product(yGradient, factors);
    }

    private static Tensor product(Tensor left, Tensor right) {
        Tensor product = new Tensor(left.shape());
        Arrays.setAll(product.values(), i -> left.values()[i] * right.values()[i]);
        return product;
    }

    @Override
    public String toString() {
        return "dropout " + dropoutRate;
    }
}
