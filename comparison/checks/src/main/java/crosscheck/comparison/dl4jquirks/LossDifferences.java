package crosscheck.comparison.dl4jquirks;

import crosscheck.scratch.loss.AbsoluteError;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.Scaling;
import crosscheck.scratch.loss.SigmoidCrossEntropy;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.loss.SquaredError;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** What losses are divided by and where they are limited. */
final class LossDifferences {
    private static final double[][] OUTPUTS = {{1, 0, 0, 0}, {1, 2, 0, 0}};
    private static final double[][] TARGETS = new double[2][4];
    private static final double SQUARES = 6; // of all differences
    private static final int EXAMPLES = 2;
    private static final int OUTPUT_COUNT = 4;
    private static final String OF_SQUARES = "2 examples, 4 outputs, squared differences sum to 6";

    private LossDifferences() {}

    static List<Difference> all() {
        return List.of(
                squaredError(),
                outputSums(),
                gradientSum(),
                softmaxClip(),
                negativeLogits(),
                binaryClip());
    }

    private static Difference squaredError() {
        return new Difference(
                "squared-error-scale",
                Topic.LOSSES,
                "The squared error has no 1/2, and LossMSE divides by the outputs too",
                new Published("C = sum (a - t)^2 / (2 n)", "Nielsen 2015, equation 6"),
                InDl4j.of(
                        "LossL2: sum (a - t)^2 / n; LossMSE: sum (a - t)^2 / (n k), k outputs",
                        LossL2.class,
                        LossMSE.class),
                "The gradient has the same factor, and so a learning rate the inverse one: with"
                        + " LossL2 take half of Nielsen's, with LossMSE k / 2 times it.",
                LossDifferences::measureSquaredError);
    }

    private static Measured measureSquaredError() {
        Loss quadratic = new QuadraticLoss();
        double half = SQUARES / (2 * EXAMPLES);
        Scored l2 = scored(Activation.IDENTITY, new LossL2(), OUTPUTS, TARGETS);
        Scored mse = scored(Activation.IDENTITY, new LossMSE(), OUTPUTS, TARGETS);
        double published = value(quadratic, OUTPUTS, TARGETS);
        double slope = biasGradients(quadratic, OUTPUTS, TARGETS)[0]; // (1 + 1) / n
        return Measured.of(
                Gap.of(OF_SQUARES, "loss, LossL2", published, l2.score(), half),
                Gap.of(
                        OF_SQUARES,
                        "loss, LossMSE",
                        published,
                        mse.score(),
                        half * (2.0 / OUTPUT_COUNT - 1)),
                Gap.of(
                        OF_SQUARES,
                        "gradient of the first bias, LossL2",
                        slope,
                        l2.biasGradients()[0],
                        1),
                Gap.of(
                        OF_SQUARES,
                        "gradient of the first bias, LossMSE",
                        slope,
                        mse.biasGradients()[0],
                        2.0 / OUTPUT_COUNT - 1));
    }

    private static Difference outputSums() {
        return new Difference(
                "output-sums",
                Topic.LOSSES,
                "Most losses are sums over the outputs, two are means",
                new Published(
                        "sum over examples and outputs / (n k)",
                        "L1Loss, MSELoss and BCELoss of PyTorch by default"),
                InDl4j.of(
                        "LossL1, LossL2, LossBinaryXENT: the sum / n; LossMAE, LossMSE: the sum"
                                + " / (n k)",
                        LossL1.class,
                        LossMAE.class,
                        LossBinaryXENT.class),
                "With k outputs the gradient is k times as large as PyTorch's, and a learning rate"
                        + " from there k times too large.",
                LossDifferences::measureOutputSums);
    }

    private static Measured measureOutputSums() {
        double entries = EXAMPLES * OUTPUT_COUNT;
        double absolute = 4; // sum of |a - t|
        double mean = value(new AbsoluteError(Scaling.PER_ENTRY), OUTPUTS, TARGETS);
        double entropy = 0; // of targets 0: the sum of log(1 + exp(z))
        for (double z : new double[] {1, 0, 0, 0, 1, 2, 0, 0}) {
            entropy += StrictMath.log(1 + StrictMath.exp(z));
        }
        return Measured.of(
                Gap.of(
                        "2 examples, 4 outputs, absolute differences sum to 4",
                        "loss, LossL1",
                        mean,
                        scored(Activation.IDENTITY, new LossL1(), OUTPUTS, TARGETS).score(),
                        absolute / EXAMPLES - absolute / entries),
                Gap.of(
                        "2 examples, 4 outputs, absolute differences sum to 4",
                        "loss, LossMAE",
                        mean,
                        scored(Activation.IDENTITY, new LossMAE(), OUTPUTS, TARGETS).score(),
                        0),
                Gap.of(
                        "2 examples, logits 1 0 0 0 and 1 2 0 0, targets 0",
                        "loss, LossBinaryXENT",
                        value(new SigmoidCrossEntropy(), OUTPUTS, TARGETS) / OUTPUT_COUNT,
                        scored(Activation.SIGMOID, new LossBinaryXENT(), OUTPUTS, TARGETS).score(),
                        entropy / EXAMPLES - entropy / entries));
    }

    private static Difference gradientSum() {
        return new Difference(
                "gradient-sum",
                Topic.LOSSES,
                "The gradient that DL4J gives out is a sum over the mini-batch",
                new Published(
                        "dC/dw = sum over examples of dC_x/dw / n", "Nielsen 2015, equation 18"),
                InDl4j.of(
                        "gradient() has the sum; it is divided by n when it is applied, and not at"
                                + " all with miniBatch(false)",
                        BaseOutputLayer.class,
                        BaseMultiLayerUpdater.class),
                "Divide by the number of examples before you compare or log gradients. The score is"
                        + " a mean.",
                LossDifferences::measureGradientSum);
    }

    private static Measured measureGradientSum() {
        double mean = biasGradients(new SquaredError(Scaling.PER_EXAMPLE), OUTPUTS, TARGETS)[0];
        try (SmallNetwork network = network(Activation.IDENTITY, new LossL2(), OUTPUT_COUNT)) {
            double sum = network.gradient("0_b", OUTPUTS, TARGETS)[0];
            return Measured.of(
                    Gap.of(
                            OF_SQUARES,
                            "gradient of the first bias, LossL2",
                            mean,
                            sum,
                            2.0 * (EXAMPLES - 1))); // each example has 2 (a - t) = 2
        }
    }

    private static Difference softmaxClip() {
        return new Difference(
                "softmax-cross-entropy-clip",
                Topic.LOSSES,
                "The cross-entropy's score is limited, its gradient is not",
                new Published(
                        "C = -log p_t, dC/dz = p - t",
                        "Goodfellow, Bengio and Courville 2016, section 6.2.2.3"),
                InDl4j.of(
                        "C = -log min(max(p_t, 1e-10), 1 - 1e-10), dC/dz = p - t",
                        LossMCXENT.class),
                "A score never shows more than 23.03 for an example, however sure a wrong answer is,"
                        + " nor less than 1e-10. What is learned is not limited. The limit is the"
                        + " first argument of LossMCXENT.",
                LossDifferences::measureSoftmaxClip,
                LimitedLoss::ofSoftmax);
    }

    private static Measured measureSoftmaxClip() {
        double z = 40;
        double[][] logits = {{0, z}};
        double[][] wrong = {{1, 0}};
        double[][] right = {{0, 1}};
        Loss published = new SoftmaxCrossEntropy();
        Scored sure = scored(Activation.SOFTMAX, new LossMCXENT(), logits, wrong);
        double rest = StrictMath.log1p(StrictMath.exp(-z));
        return Measured.of(
                Gap.of(
                        "logits 0 and 40, the first is right",
                        "loss of a sure wrong answer",
                        value(published, logits, wrong),
                        sure.score(),
                        -StrictMath.log(1e-10) - (z + rest)),
                Gap.of(
                        "logits 0 and 40, the first is right",
                        "gradient of the right logit",
                        biasGradients(published, logits, wrong)[0],
                        sure.biasGradients()[0],
                        0),
                Gap.of(
                                "logits 0 and 40, the second is right",
                                "loss of a sure right answer",
                                value(published, logits, right),
                                scored(Activation.SOFTMAX, new LossMCXENT(), logits, right).score(),
                                -StrictMath.log(1 - 1e-10) - rest)
                        .roundedAt(z));
    }

    private static Difference negativeLogits() {
        return new Difference(
                "softmax-of-negative-logits",
                Topic.LOSSES,
                "Softmax in double of logits that are all below -745 is NaN",
                new Published(
                        "p_j = exp(z_j - max z) / sum of exp(z_k - max z)",
                        "Goodfellow, Bengio and Courville 2016, section 4.1"),
                InDl4j.of(
                        "max(0, max z) for max z, in double and for two rows or more: 0 / 0 where"
                                + " every exp(z_k) is below 4.9e-324",
                        ActivationSoftmax.class),
                "A training in double that drives the logits of one example below -745 ends in NaN,"
                        + " where the largest of them should have the probability 1. In float it does"
                        + " not happen.",
                LossDifferences::measureNegativeLogits,
                SoftmaxFromZero::of);
    }

    private static Measured measureNegativeLogits() {
        double[][] far = {{-800, -801}, {0, 1}};
        double[][] near = {{-700, -701}, {0, 1}};
        return Measured.of(negativeLogits(far, 2), negativeLogits(near, 0));
    }

    private static Gap negativeLogits(double[][] logits, int nans) {
        double[] published =
                new SoftmaxCrossEntropy().outputs(SmallScratch.tensor(logits)).values();
        try (INDArray x = Nd4j.createFromArray(logits)) {
            double[] dl4j = new ActivationSoftmax().getActivation(x, true).data().asDouble();
            return Gap.of(
                    "two rows, the second 0 and 1",
                    "NaNs, the first row %.0f and %.0f".formatted(logits[0][0], logits[0][1]),
                    Arrays.stream(published).filter(Double::isNaN).count(),
                    Arrays.stream(dl4j).filter(Double::isNaN).count(),
                    nans);
        }
    }

    private static Difference binaryClip() {
        return new Difference(
                "binary-cross-entropy-clip",
                Topic.LOSSES,
                "The binary cross-entropy's limit takes the gradient of sure wrong answers",
                new Published(
                        "C = -t log p - (1 - t) log(1 - p), dC/dz = p - t",
                        "Nielsen 2015, equations 63 and 61"),
                InDl4j.of(
                        "q = min(max(p, 1e-5), 1 - 1e-5); C with q for p,"
                                + " dC/dz = (q - t) / (q (1 - q)) p (1 - p)",
                        LossBinaryXENT.class),
                "Beyond a logit of 11.5 on the wrong side the gradient shrinks to nothing instead of"
                        + " staying near 1, and the output learns no more: the very fault that the"
                        + " cross-entropy is there to mend. A smaller limit, the first argument of"
                        + " LossBinaryXENT, moves the place.",
                LossDifferences::measureBinaryClip,
                LimitedLoss::ofBinary);
    }

    private static Measured measureBinaryClip() {
        double z = 20;
        double[][] logits = {{-z}};
        double[][] wrong = {{1}};
        double p = 1 / (1 + StrictMath.exp(z));
        double q = 1e-5;
        Loss published = new SigmoidCrossEntropy();
        Scored sure = scored(Activation.SIGMOID, new LossBinaryXENT(), logits, wrong);
        return Measured.of(
                Gap.of(
                        "logit -20, target 1",
                        "loss",
                        value(published, logits, wrong),
                        sure.score(),
                        -StrictMath.log(q) - (z + StrictMath.log1p(StrictMath.exp(-z)))),
                Gap.of(
                        "logit -20, target 1",
                        "gradient of the logit",
                        biasGradients(published, logits, wrong)[0],
                        sure.biasGradients()[0],
                        -p * (1 - p) / q + 1 - p)); // (q - 1) / (q (1 - q)) is -1 / q
    }

    // ---- both sides ---------------------------------------------------------------------------

    /** What DL4J has for a step at learning rate 1 from biases of 0. */
    private record Scored(double score, double[] biasGradients) {}

    private static SmallNetwork network(Activation activation, ILossFunction loss, int size) {
        return SmallNetwork.passing(size, 1, SmallNetwork.output(size, size, activation, loss));
    }

    private static Scored scored(
            Activation activation, ILossFunction loss, double[][] logits, double[][] targets) {
        try (SmallNetwork network = network(activation, loss, logits[0].length)) {
            double score = network.fit(logits, targets);
            double[] gradients = Arrays.stream(network.get("0_b")).map(b -> -b).toArray();
            return new Scored(score, gradients);
        }
    }

    private static double value(Loss loss, double[][] y, double[][] targets) {
        return loss.value(SmallScratch.tensor(y), SmallScratch.tensor(targets));
    }

    /** The gradient with respect to a bias is that of its output, summed over the examples. */
    private static double[] biasGradients(Loss loss, double[][] y, double[][] targets) {
        Tensor gradient = loss.gradient(SmallScratch.tensor(y), SmallScratch.tensor(targets));
        double[] sums = new double[gradient.columns()];
        for (int i = 0; i < gradient.values().length; i++) {
            sums[i % sums.length] += gradient.values()[i];
        }
        return sums;
    }
}
