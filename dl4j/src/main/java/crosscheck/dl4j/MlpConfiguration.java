package crosscheck.dl4j;

import crosscheck.data.ExampleShape;
import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A multilayer perceptron as DL4J takes it; every default that matters is set.
 *
 * @param inputs features of an example, at least 1
 * @param hidden units of each hidden layer, from the input on; may be empty
 * @param classes outputs, at least 2
 * @param updating how gradients change the weights
 * @param dataType FLOAT or DOUBLE
 */
public record MlpConfiguration(
        int inputs,
        List<Integer> hidden,
        Activation activation,
        int classes,
        OutputLoss outputLoss,
        Dropout dropout,
        Updating updating,
        DataType dataType)
        implements NetworkConfiguration {

    /** The least probability whose logarithm the cross-entropy takes; float can hold it. */
    public static final double LEAST_PROBABILITY = 1e-30;

    /**
     * Inverted dropout.
     *
     * @param rate probability of zeroing, from 0 to below 1; 0 for none
     * @param mask decides which values are kept
     */
    public record Dropout(double rate, KeepMask mask) {
        public static final Dropout NONE = new Dropout(0, (layer, step, rate) -> index -> true);

        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException(
                        "the dropout rate must be from 0 to below 1, not " + rate);
            }
        }
    }

    /** An output activation and the loss that belongs to it. */
    public enum OutputLoss {
        /**
         * Sigmoid outputs with the lectures' quadratic loss, 1/(2n) sum (a - t)^2: DL4J's {@code
         * LossL2}, which has no 1/2, with the weight 1/2 on each output. Value and gradient agree.
         */
        SIGMOID_QUADRATIC {
            @Override
            Activation activation() {
                return Activation.SIGMOID;
            }

            @Override
            ILossFunction loss(int classes, DataType dataType) {
                INDArray half = Nd4j.valueArrayOf(new long[] {1, classes}, 0.5, dataType);
                return new LossL2(half);
            }

            @Override
            double exampleLoss(double[] outputs, int from, int classes, int label) {
                double sum = 0;
                for (int j = 0; j < classes; j++) {
                    double difference = outputs[from + j] - (j == label ? 1 : 0);
                    sum += difference * difference;
                }
                return sum / 2;
            }
        },
        /**
         * Softmax outputs with the cross-entropy: DL4J's {@code LossMCXENT}. By default its value
         * takes probabilities from 1e-10 to 1 - 1e-10 only, which is off by up to 1e-10 for sure
         * answers and by any amount for hopeless ones; here the limit is 1e-30.
         */
        SOFTMAX_CROSS_ENTROPY {
            @Override
            Activation activation() {
                return Activation.SOFTMAX;
            }

            @Override
            ILossFunction loss(int classes, DataType dataType) {
                return new LossMCXENT(LEAST_PROBABILITY, null);
            }

            @Override
            double exampleLoss(double[] outputs, int from, int classes, int label) {
                // written so that NaN stays NaN
                double probability = outputs[from + label];
                return -Math.log(probability < LEAST_PROBABILITY ? LEAST_PROBABILITY : probability);
            }
        };

        abstract Activation activation();

        abstract ILossFunction loss(int classes, DataType dataType);

        /** The loss of one example, whose outputs begin at {@code from}. */
        abstract double exampleLoss(double[] outputs, int from, int classes, int label);
    }

    public MlpConfiguration {
        hidden = List.copyOf(hidden);
        if (inputs < 1 || classes < 2 || hidden.stream().anyMatch(units -> units < 1)) {
            throw new IllegalArgumentException(
                    "layer sizes must be positive and classes at least 2: "
                            + inputs
                            + "-"
                            + hidden
                            + "-"
                            + classes);
        }
        if (dataType != DataType.FLOAT && dataType != DataType.DOUBLE) {
            throw new IllegalArgumentException(
                    "the precision must be FLOAT or DOUBLE, not " + dataType);
        }
    }

    @Override
    public ExampleShape inputShape() {
        return ExampleShape.vector(inputs);
    }

    @Override
    public IActivation outputActivation() {
        return outputLoss.activation().getActivationFunction();
    }

    @Override
    public ILossFunction loss() {
        return outputLoss.loss(classes, dataType);
    }

    @Override
    public double exampleLoss(double[] outputs, int from, int label) {
        return outputLoss.exampleLoss(outputs, from, classes, label);
    }

    @Override
    public MultiLayerConfiguration toDl4j() {
        NeuralNetConfiguration.ListBuilder layers =
                LayerList.begin(updating, dataType, CacheMode.NONE);
        int fanIn = inputs;
        int layer = 0;
        for (int units : hidden) {
            layers.layer(
                    new DenseLayer.Builder()
                            .nIn(fanIn)
                            .nOut(units)
                            .hasBias(true)
                            .activation(activation)
                            .dropOut(dropoutBefore(layer))
                            .build());
            fanIn = units;
            layer++;
        }
        layers.layer(
                new OutputLayer.Builder(loss())
                        .nIn(fanIn)
                        .nOut(classes)
                        .hasBias(true)
                        .activation(outputActivation())
                        .dropOut(dropoutBefore(layer))
                        .build());
        return LayerList.end(layers);
    }

    /** DL4J drops a layer's input; the input of the network is left alone. */
    private IDropout dropoutBefore(int layer) {
        return layer == 0 || dropout.rate() == 0
                ? null
                : new MaskedDropout(dropout.rate(), layer - 1, dropout.mask());
    }
}
