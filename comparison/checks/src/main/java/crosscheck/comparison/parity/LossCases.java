package crosscheck.comparison.parity;

import crosscheck.comparison.parity.WrittenNetwork.Division;
import crosscheck.comparison.trace.Course;
import crosscheck.data.ExampleShape;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Softmax;
import crosscheck.scratch.loss.AbsoluteError;
import crosscheck.scratch.loss.BinaryCrossEntropy;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.Scaling;
import crosscheck.scratch.loss.SigmoidCrossEntropy;
import crosscheck.scratch.loss.SquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The losses that the command line does not offer, each with DL4J's own. */
final class LossCases {
    private static final int HIDDEN = 30;
    private static final int MINI_BATCH_SIZE = 10;
    private static final double NO_CLIP = 0;

    private final int inputs;
    private final int classes;
    private final long seed;
    private final List<ParityCase> cases = new ArrayList<>();

    LossCases(int inputs, int classes, long seed) {
        this.inputs = inputs;
        this.classes = classes;
        this.seed = seed;
    }

    /** The hand-written layers behind the last dense one, and the loss. */
    private record End(Supplier<List<Layer>> layers, Loss loss) {}

    List<ParityCase> cases() {
        addScaled();
        Activation sigmoid = Activation.SIGMOID;
        add(
                "sigmoid cross-entropy on logits",
                0.1,
                new End(List::of, new SigmoidCrossEntropy()),
                () -> binary(NO_CLIP));
        add(
                "binary cross-entropy, no clip",
                0.1,
                end(new BinaryCrossEntropy(), () -> new ActivationLayer(sigmoid)),
                () -> binary(NO_CLIP));
        add(
                "binary cross-entropy, DL4J's clip",
                0.1,
                end(
                        new BinaryCrossEntropy(BinaryCrossEntropy.DL4J_CLIP),
                        () -> new ActivationLayer(sigmoid)),
                () -> binary(BinaryCrossEntropy.DL4J_CLIP));
        add(
                "cross-entropy behind a softmax layer",
                0.1,
                end(new CrossEntropy(), Softmax::new),
                () -> Dl4jLayers.softmaxOutput(classes));
        cases.add(
                new ParityCase(
                        "loss",
                        "row-normalised quadratic, a lecture's",
                        new RowNormalisedNetwork(inputs, HIDDEN, classes),
                        CaseTrainings.sgd(0.5, MINI_BATCH_SIZE, seed),
                        Course.DENSE_STEPS));
        return cases;
    }

    private void addScaled() {
        Activation sigmoid = Activation.SIGMOID;
        Activation identity = Activation.IDENTITY;
        scaled("squared error", new SquaredError(Scaling.PER_EXAMPLE), new LossL2(), sigmoid, 0.1);
        scaled("squared error", new SquaredError(Scaling.PER_ENTRY), new LossMSE(), identity, 0.1);
        scaled("squared error", new SquaredError(Scaling.SUM), new LossL2(), sigmoid, 0.01);
        scaled(
                "absolute error",
                new AbsoluteError(Scaling.PER_EXAMPLE),
                new LossL1(),
                sigmoid,
                0.1);
        scaled("absolute error", new AbsoluteError(Scaling.PER_ENTRY), new LossMAE(), sigmoid, 0.1);
        scaled("absolute error", new AbsoluteError(Scaling.SUM), new LossL1(), sigmoid, 0.01);
    }

    private void scaled(
            String name, Loss loss, ILossFunction dl4j, Activation activation, double rate) {
        Scaling scaling =
                loss instanceof SquaredError squared
                        ? squared.scaling()
                        : ((AbsoluteError) loss).scaling();
        String words =
                switch (scaling) {
                    case PER_EXAMPLE -> "mean over examples";
                    case PER_ENTRY -> "mean over entries";
                    case SUM -> "sum";
                };
        add(
                name + ", " + words,
                rate,
                end(loss, () -> new ActivationLayer(activation)),
                () -> Dl4jLayers.output(dl4j, activation, classes),
                scaling == Scaling.SUM ? Division.NONE : Division.BY_EXAMPLES);
    }

    /** The layers keep what they compute, so that each network needs its own. */
    private static End end(Loss loss, Supplier<Layer> layer) {
        return new End(() -> List.of(layer.get()), loss);
    }

    private org.deeplearning4j.nn.conf.layers.Layer binary(double clip) {
        return Dl4jLayers.output(new LossBinaryXENT(clip), Activation.SIGMOID, classes);
    }

    private void add(
            String name,
            double rate,
            End end,
            Supplier<org.deeplearning4j.nn.conf.layers.Layer> output) {
        add(name, rate, end, output, Division.BY_EXAMPLES);
    }

    private void add(
            String name,
            double rate,
            End end,
            Supplier<org.deeplearning4j.nn.conf.layers.Layer> output,
            Division division) {
        cases.add(
                new ParityCase(
                        "loss",
                        name,
                        new WrittenNetwork(
                                inputs + "-" + HIDDEN + "-" + classes,
                                ExampleShape.vector(inputs),
                                () -> layers(end),
                                end.loss(),
                                Initialiser.XAVIER,
                                () ->
                                        List.of(
                                                Dl4jLayers.dense(HIDDEN, Activation.TANH),
                                                output.get()),
                                division),
                        CaseTrainings.sgd(rate, MINI_BATCH_SIZE, seed),
                        Course.DENSE_STEPS));
    }

    private List<Layer> layers(End end) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Dense(inputs, HIDDEN));
        layers.add(new ActivationLayer(Activation.TANH));
        layers.add(new Dense(HIDDEN, classes));
        layers.addAll(end.layers().get());
        return layers;
    }
}
