package crosscheck.dl4j;

import crosscheck.data.ExampleShape;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A network that was written with DL4J's own builder: layers and losses that the other
 * configurations do not have.
 *
 * @param layers the whole configuration, its precision and updater among it; an output layer ends
 *     it
 * @param updating what the layers were built with; its L2 coefficient is taken out of DL4J's score
 */
public record GivenConfiguration(
        MultiLayerConfiguration layers, ExampleShape inputShape, Updating updating)
        implements NetworkConfiguration {

    public GivenConfiguration {
        if (!(last(layers) instanceof BaseOutputLayer)) {
            throw new IllegalArgumentException(
                    "the last layer must be an output layer, not " + last(layers));
        }
        DataType type = layers.getDataType();
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new IllegalArgumentException(
                    "the precision must be FLOAT or DOUBLE, not " + type);
        }
    }

    private static org.deeplearning4j.nn.conf.layers.Layer last(MultiLayerConfiguration layers) {
        return layers.getConf(layers.getConfs().size() - 1).getLayer();
    }

    private BaseOutputLayer outputLayer() {
        return (BaseOutputLayer) last(layers);
    }

    @Override
    public int classes() {
        return Math.toIntExact(outputLayer().getNOut());
    }

    @Override
    public IActivation outputActivation() {
        return outputLayer().getActivationFn();
    }

    @Override
    public ILossFunction loss() {
        return outputLayer().getLossFn();
    }

    /** DL4J's loss of these outputs, which have their activation already. */
    @Override
    public double exampleLoss(double[] outputs, int from, int label) {
        double[] y = Arrays.copyOfRange(outputs, from, from + classes());
        double[] target = new double[y.length];
        target[label] = 1;
        try (INDArray values = Nd4j.create(new double[][] {y}).castTo(dataType());
                INDArray targets = Nd4j.create(new double[][] {target}).castTo(dataType())) {
            return loss().computeScore(targets, values, new ActivationIdentity(), null, false);
        }
    }

    @Override
    public DataType dataType() {
        return layers.getDataType();
    }

    @Override
    public MultiLayerConfiguration toDl4j() {
        return layers.clone();
    }
}
