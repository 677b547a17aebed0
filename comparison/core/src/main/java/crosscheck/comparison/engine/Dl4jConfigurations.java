package crosscheck.comparison.engine;

import crosscheck.comparison.spec.LayerSpec;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.dl4j.CnnConfiguration;
import crosscheck.dl4j.CnnLayer;
import crosscheck.dl4j.KeepMask;
import crosscheck.dl4j.MlpConfiguration;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.NetworkConfiguration;
import crosscheck.dl4j.Updating;
import crosscheck.scratch.layer.DropoutMask;
import crosscheck.scratch.optimiser.GradientClipping;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** Translates a network's description and training into what DL4J takes. */
final class Dl4jConfigurations {
    private Dl4jConfigurations() {}

    static NetworkConfiguration of(NetworkSpec spec, TrainingSpec training, Precision precision) {
        return spec.model().isConvolutional()
                ? cnn(spec, training, precision)
                : mlp(spec, training, precision);
    }

    /**
     * How gradients change the weights; refuses what DL4J would clip besides gradients.
     *
     * @throws UnsupportedSpecException if DL4J has no such training
     */
    static Updating updating(NetworkSpec spec, TrainingSpec training) {
        boolean clips = !(training.optimiser().clipping() instanceof GradientClipping.None);
        if (clips && spec.normalisation() == Normalisation.BATCH) {
            throw new UnsupportedSpecException(
                    "dl4j clips the running mean and variance of batch normalisation like gradients;"
                            + " take --clip none or --normalisation none, or --engine scratch (`crosscheck differences"
                            + " clip-batch-norm` shows it)");
        }
        return Dl4jUpdating.of(training.optimiser());
    }

    private static CnnConfiguration cnn(
            NetworkSpec spec, TrainingSpec training, Precision precision) {
        return new CnnConfiguration(
                spec.inputShape(),
                layers(spec),
                spec.outputs(),
                keepMask(training.seed()),
                updating(spec, training),
                dataType(precision));
    }

    /**
     * DL4J's layers have their activation inside; its output layer is made by the configuration.
     */
    private static List<CnnLayer> layers(NetworkSpec spec) {
        List<CnnLayer> layers = new ArrayList<>();
        List<LayerSpec> hidden = spec.layers().subList(0, spec.layers().size() - 1);
        for (LayerSpec layer : hidden) {
            if (layer instanceof LayerSpec.Convolution convolution) {
                layers.add(
                        spec.normalisation() == Normalisation.BATCH
                                ? new CnnLayer.NormalisedConvolution(
                                        convolution.filters(), convolution.size())
                                : new CnnLayer.Convolution(
                                        convolution.filters(), convolution.size()));
            } else if (layer instanceof LayerSpec.MaxPooling pooling) {
                layers.add(new CnnLayer.MaxPooling(pooling.size()));
            } else if (layer instanceof LayerSpec.Dense dense) {
                layers.add(new CnnLayer.Dense(dense.units()));
            } else if (layer instanceof LayerSpec.Dropout dropout) {
                layers.add(new CnnLayer.Dropout(dropout.rate()));
            }
        }
        return layers;
    }

    private static MlpConfiguration mlp(
            NetworkSpec spec, TrainingSpec training, Precision precision) {
        return new MlpConfiguration(
                spec.inputs(),
                spec.hidden(),
                activation(spec),
                spec.outputs(),
                spec.loss() == LossName.CROSS_ENTROPY
                        ? OutputLoss.SOFTMAX_CROSS_ENTROPY
                        : OutputLoss.SIGMOID_QUADRATIC,
                spec.dropoutRate() == 0
                        ? Dropout.NONE
                        : new Dropout(spec.dropoutRate(), keepMask(training.seed())),
                updating(spec, training),
                dataType(precision));
    }

    private static KeepMask keepMask(long seed) {
        return (layer, step, rate) -> {
            long key = DropoutMask.key(seed, layer, step);
            return index -> DropoutMask.keeps(key, index, (float) rate);
        };
    }

    private static DataType dataType(Precision precision) {
        return precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
    }

    private static Activation activation(NetworkSpec spec) {
        return switch (spec.activation()) {
            case SIGMOID -> Activation.SIGMOID;
            case TANH -> Activation.TANH;
            case RELU -> Activation.RELU;
            case IDENTITY -> Activation.IDENTITY;
        };
    }
}
