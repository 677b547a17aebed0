package crosscheck.dl4j;

import crosscheck.data.ExampleShape;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A convolutional network with softmax outputs and the cross-entropy, as DL4J takes it.
 *
 * <p>Images are stored channel by channel (DL4J's NCHW) and nothing else can be asked for: with the
 * other order the gradients that DL4J gets from oneDNN are wrong where the activation is ReLU.
 *
 * @param layers from the image on, without the output layer: convolutions, pooling and dropout,
 *     then dense layers and dropout; may be empty
 * @param classes outputs, at least 2
 * @param keepMask decides which values dropout keeps
 * @param updating how gradients change the weights
 * @param dataType FLOAT or DOUBLE
 */
public record CnnConfiguration(
        ExampleShape inputShape,
        List<CnnLayer> layers,
        int classes,
        KeepMask keepMask,
        Updating updating,
        DataType dataType)
        implements NetworkConfiguration {

    /** LeNet-5's descendant with ReLU: 20C5-P2-50C5-P2-500, max pooling. */
    public static final List<CnnLayer> LENET =
            List.of(
                    new CnnLayer.Convolution(20, 5),
                    new CnnLayer.MaxPooling(2),
                    new CnnLayer.Convolution(50, 5),
                    new CnnLayer.MaxPooling(2),
                    new CnnLayer.Dense(500));

    /** 32C3-64C3-P2-128 with dropout 1/4 and 1/2: 1,199,882 parameters for 28x28 and 10 classes. */
    public static final List<CnnLayer> CNN =
            List.of(
                    new CnnLayer.Convolution(32, 3),
                    new CnnLayer.Convolution(64, 3),
                    new CnnLayer.MaxPooling(2),
                    new CnnLayer.Dropout(0.25),
                    new CnnLayer.Dense(128),
                    new CnnLayer.Dropout(0.5));

    public CnnConfiguration {
        layers = List.copyOf(layers);
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be at least 2, not " + classes);
        }
        if (dataType != DataType.FLOAT && dataType != DataType.DOUBLE) {
            throw new IllegalArgumentException(
                    "the precision must be FLOAT or DOUBLE, not " + dataType);
        }
        if (!inputShape.isImage()) {
            throw new IllegalArgumentException("convolutions need images, not " + inputShape);
        }
        CnnLayers.checkShapes(inputShape, layers);
    }

    @Override
    public IActivation outputActivation() {
        return OutputLoss.SOFTMAX_CROSS_ENTROPY.activation().getActivationFunction();
    }

    @Override
    public ILossFunction loss() {
        return OutputLoss.SOFTMAX_CROSS_ENTROPY.loss(classes, dataType);
    }

    @Override
    public double exampleLoss(double[] outputs, int from, int label) {
        return OutputLoss.SOFTMAX_CROSS_ENTROPY.exampleLoss(outputs, from, classes, label);
    }

    @Override
    public MultiLayerConfiguration toDl4j() {
        return new CnnLayers(this).build();
    }
}
