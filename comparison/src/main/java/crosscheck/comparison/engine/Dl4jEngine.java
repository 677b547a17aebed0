package crosscheck.comparison.engine;

import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.dl4j.Mlp;
import crosscheck.dl4j.MlpConfiguration;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.Backend;
import crosscheck.dl4j.runtime.NativeInfo;
import crosscheck.dl4j.runtime.NativeRuntime;
import crosscheck.scratch.layer.DropoutMask;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** Deeplearning4j. */
public final class Dl4jEngine implements Engine {

    /**
     * The engine on the processor; prepares and loads the native library.
     *
     * @param threads of the native library, at least 1; the results depend on it
     */
    public Dl4jEngine(int threads) {
        this(Backend.CPU, threads);
    }

    /**
     * The engine; prepares and loads the native library.
     *
     * @param backend what ND4J computes with
     * @param threads of the native library, at least 1; the results depend on it
     */
    public Dl4jEngine(Backend backend, int threads) {
        NativeRuntime.start(backend, threads);
    }

    @Override
    public EngineName name() {
        return EngineName.DL4J;
    }

    @Override
    public String computesWith() {
        NativeInfo info = NativeRuntime.info();
        String backend = info.backend().equals("CPU") ? "" : info.backend() + " ";
        return "ND4J %s, %s%s, OpenMP threads %d"
                .formatted(info.dl4jVersion(), backend, info.library(), info.openMpThreads());
    }

    @Override
    public List<Precision> precisions() {
        return List.of(Precision.DOUBLE, Precision.FLOAT);
    }

    @Override
    public Trainee create(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision) {
        Mlp mlp = new Mlp(configuration(network, training, precision));
        Dl4jTrainee trainee = new Dl4jTrainee(mlp, network.layerSizes());
        trainee.setParameters(initialWeights);
        return trainee;
    }

    private static MlpConfiguration configuration(
            NetworkSpec spec, TrainingSpec training, Precision precision) {
        return new MlpConfiguration(
                spec.inputs(),
                spec.hidden(),
                activation(spec),
                spec.outputs(),
                spec.loss() == LossName.CROSS_ENTROPY
                        ? OutputLoss.SOFTMAX_CROSS_ENTROPY
                        : OutputLoss.SIGMOID_QUADRATIC,
                dropout(spec.dropoutRate(), training.seed()),
                Dl4jUpdating.of(training.optimiser()),
                precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE);
    }

    private static Dropout dropout(double rate, long seed) {
        return rate == 0
                ? Dropout.NONE
                : new Dropout(
                        rate,
                        (layer, step, index) ->
                                DropoutMask.keeps(
                                        DropoutMask.key(seed, layer, step), index, (float) rate));
    }

    private static Activation activation(NetworkSpec spec) {
        return switch (spec.activation()) {
            case SIGMOID -> Activation.SIGMOID;
            case TANH -> Activation.TANH;
            case RELU -> Activation.RELU;
            case IDENTITY -> Activation.IDENTITY;
        };
    }

    private record Dl4jTrainee(Mlp mlp, List<Integer> layerSizes) implements Trainee {
        @Override
        public double step(Dataset data, int[] rows) {
            return mlp.step(data, rows);
        }

        @Override
        public void setLearningRate(double learningRate) {
            mlp.setLearningRate(learningRate);
        }

        @Override
        public double[] predictProbabilities(Dataset data, int[] rows) {
            return mlp.predictProbabilities(data, rows);
        }

        @Override
        public Evaluation evaluate(Dataset data) {
            return mlp.evaluate(data);
        }

        @Override
        public List<ParameterTensor> parameters() {
            List<ParameterTensor> tensors = new ArrayList<>();
            for (int layer = 0; layer < mlp.layerCount(); layer++) {
                for (String name : List.of("W", "b")) {
                    tensors.add(
                            new ParameterTensor(
                                    layer,
                                    name,
                                    layerSizes.get(layer + 1),
                                    mlp.parameter(layer, name)));
                }
            }
            return tensors;
        }

        @Override
        public void setParameters(List<ParameterTensor> parameters) {
            for (ParameterTensor tensor : parameters) {
                mlp.setParameter(tensor.layer(), tensor.name(), tensor.values());
            }
        }

        @Override
        public void close() {
            mlp.close();
        }
    }
}
