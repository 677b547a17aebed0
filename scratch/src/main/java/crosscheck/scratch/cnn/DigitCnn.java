package crosscheck.scratch.cnn;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.Network;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Dropout;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Unflatten;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;

/**
 * Two convolutions with max pooling, then two dense layers with dropout between them.
 *
 * <pre>{@code
 * 1@28x28   conv 5x5, ReLU   8@24x24   max pool 2x2   8@12x12
 *           conv 5x5, ReLU  16@8x8     max pool 2x2  16@4x4
 * flatten 256   dense, ReLU 64   dropout   dense 10, softmax and cross-entropy
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 *
 * @see <a href="https://doi.org/10.1109/5.726791">Y. LeCun, L. Bottou, Y. Bengio and P. Haffner,
 *     Gradient-based learning applied to document recognition, 1998, figure 2</a>
 */
public final class DigitCnn {
    /** Kernels of the first convolution. */
    public static final int FIRST_KERNELS = 8;

    /** Kernels of the second convolution. */
    public static final int SECOND_KERNELS = 16;

    /** Rows and columns of every kernel. */
    public static final int KERNEL_SIZE = 5;

    /** Units of the hidden dense layer. */
    public static final int HIDDEN = 64;

    private static final int CLASSES = 10;
    private static final ExampleShape INPUT = ExampleShape.image(28, 28);

    /** The layers from the input to behind the ReLU of the first convolution. */
    private static final int FIRST_MAPS = 3;

    private final Conv2d first;
    private final List<Layer> layers;
    private final Loss loss = new SoftmaxCrossEntropy();
    private final Network network;

    /**
     * A network with He's initial weights.
     *
     * @param dropoutRate probability of zeroing a hidden unit, from 0 to below 1
     * @param seed decides the initial weights and the masks, any value
     * @throws IllegalArgumentException if the rate is out of range
     */
    public DigitCnn(double dropoutRate, long seed) {
        Window kernel = Window.square(KERNEL_SIZE, 1, Padding.VALID);
        Window pool = Window.square(2, 2, Padding.VALID);
        first = new Conv2d(INPUT, FIRST_KERNELS, kernel);
        MaxPool2d firstPool = new MaxPool2d(first.outputShape(), pool);
        Conv2d second = new Conv2d(firstPool.outputShape(), SECOND_KERNELS, kernel);
        MaxPool2d secondPool = new MaxPool2d(second.outputShape(), pool);
        layers =
                List.of(
                        new Unflatten(INPUT),
                        first,
                        new ActivationLayer(Activation.RELU),
                        firstPool,
                        second,
                        new ActivationLayer(Activation.RELU),
                        secondPool,
                        new Flatten(secondPool.outputShape()),
                        new Dense(secondPool.outputShape().featureCount(), HIDDEN),
                        new ActivationLayer(Activation.RELU),
                        new Dropout(dropoutRate, seed, 0),
                        new Dense(HIDDEN, CLASSES));
        network = new Network(layers, loss);
        network.initialise(Initialiser.HE, seed);
    }

    /** The network, to train and to ask. */
    public Network network() {
        return network;
    }

    /** What the network is made of; from the input to the output, not copies. */
    public List<Layer> layers() {
        return layers;
    }

    /** What stands at its end; softmax and cross-entropy. */
    public Loss loss() {
        return loss;
    }

    /**
     * The kernels of the first convolution as they are now; {@code (FIRST_KERNELS, 1, KERNEL_SIZE,
     * KERNEL_SIZE)}, a copy.
     */
    public Tensor firstKernels() {
        return first.parameters().get(0).value().copy();
    }

    /**
     * What the first convolution and its ReLU make of images.
     *
     * @param x {@code (n, 784)}; not modified
     * @return {@code (n, FIRST_KERNELS, 24, 24)}, each at least 0
     * @throws IllegalArgumentException if the images have another size
     */
    public Tensor firstMaps(Tensor x) {
        Tensor y = x;
        for (Layer layer : layers.subList(0, FIRST_MAPS)) {
            y = layer.forward(y, Layer.Mode.INFERENCE);
        }
        return y;
    }
}
