package crosscheck.dl4j;

import crosscheck.data.ExampleShape;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** What a {@link Dl4jNetwork} is made from. */
public sealed interface NetworkConfiguration
        permits MlpConfiguration, CnnConfiguration, GivenConfiguration {

    /** The shape of one example; a vector, or an image of channels x height x width. */
    ExampleShape inputShape();

    /** The number of outputs; at least 2. */
    int classes();

    /** The activation of the output layer, such as a softmax. */
    IActivation outputActivation();

    /** What compares the outputs with the targets, such as DL4J's cross-entropy, new. */
    ILossFunction loss();

    /**
     * The loss of one example.
     *
     * @param outputs of several examples, row-major; not modified
     * @return without regularisation
     */
    double exampleLoss(double[] outputs, int from, int label);

    /** How gradients change the weights; update rule, clipping and L2 coefficient. */
    Updating updating();

    /** The precision; FLOAT or DOUBLE. */
    DataType dataType();

    /**
     * The configuration for DL4J; layers with zero initial weights: the caller hands over the real
     * ones.
     */
    MultiLayerConfiguration toDl4j();
}
