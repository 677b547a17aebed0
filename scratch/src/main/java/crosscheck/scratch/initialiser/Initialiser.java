package crosscheck.scratch.initialiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;
import java.util.Random;

/**
 * Sets the initial weights and biases of a layer.
 *
 * <p>Every number is rounded to a float, so that networks in single and in double precision begin
 * at exactly the same point. fanIn is the number of inputs that one output sees, fanOut the number
 * of outputs that one input reaches:
 *
 * <pre>{@code
 * W (fanIn, fanOut)                                         a dense layer
 * W (outChannels, inChannels, kernelHeight, kernelWidth)    a convolution:
 *     fanIn  = inChannels  kernelHeight kernelWidth
 *     fanOut = outChannels kernelHeight kernelWidth
 * }</pre>
 */
public sealed interface Initialiser permits Normal, Xavier, He, Constant {

    /** Weights and biases from N(0, 1), as in the lectures (after M. Nielsen, chapter 1). */
    Initialiser NORMAL = new Normal(1, 1);

    /** Weights from N(0, 2 / (fanIn + fanOut)), biases 0. */
    Initialiser XAVIER = new Xavier();

    /** Weights from N(0, 2 / fanIn), biases 0. */
    Initialiser HE = new He();

    // Abstract, all of it: an interface with a default method is initialised along with the records
    // that implement it, and two threads that begin at either end would wait for each other.

    /**
     * Fills the parameters of one layer in their order, each in row-major order. A standard
     * deviation of 0 draws nothing.
     *
     * @param parameters those named W and b are filled, values modified; others, such as the gamma
     *     and beta of batch normalisation, are left alone
     * @param random where the draws come from
     * @throws IllegalArgumentException if the fans are needed and W has neither 2 nor 4 extents
     */
    void initialise(List<Parameter> parameters, Random random);
}
