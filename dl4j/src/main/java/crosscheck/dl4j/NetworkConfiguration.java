package crosscheck.dl4j;

import crosscheck.data.ExampleShape;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/** What a {@link Network} is made from. */
public sealed interface NetworkConfiguration permits MlpConfiguration, CnnConfiguration {

    /**
     * The shape of one example.
     *
     * @return a vector, or an image of channels x height x width
     */
    ExampleShape inputShape();

    /**
     * The number of outputs.
     *
     * @return at least 2
     */
    int classes();

    /**
     * The output layer's activation with its loss.
     *
     * @return one of the two that both sides have
     */
    OutputLoss outputLoss();

    /**
     * How gradients change the weights.
     *
     * @return update rule, clipping and L2 coefficient
     */
    Updating updating();

    /**
     * The precision.
     *
     * @return FLOAT or DOUBLE
     */
    DataType dataType();

    /**
     * The configuration for DL4J.
     *
     * @return layers with zero initial weights: the caller hands over the real ones
     */
    MultiLayerConfiguration toDl4j();
}
