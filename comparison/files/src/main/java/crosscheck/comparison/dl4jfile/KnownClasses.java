package crosscheck.comparison.dl4jfile;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes that a configuration may name. None is ever loaded; a name that is not here means
 * something that this program cannot judge.
 */
final class KnownClasses {
    static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
    static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
    static final String LOSSES = "org.nd4j.linalg.lossfunctions.impl.Loss";
    static final String PREPROCESSORS = "org.deeplearning4j.nn.conf.preprocessor.";

    private static final Set<String> NAMES = new HashSet<>();

    static {
        add(
                LAYERS,
                "ConvolutionLayer SubsamplingLayer BatchNormalization DenseLayer OutputLayer"
                        + " ActivationLayer DropoutLayer");
        add(ACTIVATIONS, "Sigmoid TanH ReLU Identity Softmax");
        add(LOSSES, "L2 MSE MCXENT NegativeLogLikelihood");
        add(PREPROCESSORS, "FeedForwardToCnnPreProcessor CnnToFeedForwardPreProcessor");

        // what only a training looks at
        add("org.deeplearning4j.nn.conf.dropout.", "Dropout");
        add(
                "org.nd4j.linalg.learning.config.",
                "Sgd Nesterovs AdaGrad RmsProp AdaDelta Adam Nadam AMSGrad AdaMax AdaBelief NoOp");
        add(
                "org.nd4j.linalg.learning.regularization.",
                "L1Regularization L2Regularization WeightDecay");
        add(
                "org.nd4j.linalg.schedule.",
                "FixedSchedule StepSchedule ExponentialSchedule InverseSchedule MapSchedule"
                        + " PolySchedule SigmoidSchedule RampSchedule CycleSchedule");
        add(
                "org.deeplearning4j.nn.weights.WeightInit",
                "Constant Distribution Identity LecunUniform Normal Relu ReluUniform"
                        + " SigmoidUniform Uniform VarScalingNormalFanAvg VarScalingNormalFanIn"
                        + " VarScalingNormalFanOut VarScalingUniformFanAvg VarScalingUniformFanIn"
                        + " VarScalingUniformFanOut Xavier XavierLegacy XavierUniform");
        add(
                "org.deeplearning4j.nn.conf.distribution.",
                "BinomialDistribution ConstantDistribution GaussianDistribution"
                        + " LogNormalDistribution NormalDistribution OrthogonalDistribution"
                        + " TruncatedNormalDistribution UniformDistribution");
    }

    private KnownClasses() {}

    private static void add(String before, String names) {
        Stream.of(names.split(" ")).forEach(name -> NAMES.add(before + name));
    }

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
