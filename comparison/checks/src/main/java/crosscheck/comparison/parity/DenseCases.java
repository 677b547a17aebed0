package crosscheck.comparison.parity;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.Course;
import crosscheck.comparison.trace.DescribedNetwork;
import crosscheck.data.ExampleShape;
import crosscheck.scratch.initialiser.Constant;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What dense networks are made of: activations, initial weights, depths, mini-batches, dropout. */
final class DenseCases {
    private static final double RATE = 0.1;
    private static final double DEEP_RATE = 0.02; // at 0.1 five layers part after 500 steps
    private static final int MINI_BATCH_SIZE = 10;
    private static final List<Integer> HIDDEN = List.of(30);

    private final int inputs;
    private final int classes;
    private final long seed;
    private final List<ParityCase> cases = new ArrayList<>();

    DenseCases(int inputs, int classes, long seed) {
        this.inputs = inputs;
        this.classes = classes;
        this.seed = seed;
    }

    List<ParityCase> cases() {
        addActivations();
        addInitialisers();
        addDepths();
        addMiniBatches();
        addDropout();
        addNormalised(Activation.SIGMOID);
        addNormalised(Activation.RELU);
        return cases;
    }

    private void add(String group, String name, NetworkSpec spec, TrainingSpec training) {
        cases.add(
                new ParityCase(
                        group, name, new DescribedNetwork(spec), training, Course.DENSE_STEPS));
    }

    private NetworkSpec spec(
            ActivationName activation, LossName loss, InitialiserName initialiser) {
        return NetworkSpec.dense(inputs, HIDDEN, classes, activation, loss, initialiser);
    }

    private TrainingSpec training() {
        return CaseTrainings.sgd(RATE, MINI_BATCH_SIZE, seed);
    }

    private void addActivations() {
        for (ActivationName activation : ActivationName.values()) {
            for (LossName loss : LossName.values()) {
                add(
                        "activation",
                        activation.label() + ", " + loss.label(),
                        spec(activation, loss, InitialiserName.XAVIER),
                        training());
            }
        }
    }

    private void addInitialisers() {
        for (InitialiserName initialiser : InitialiserName.DRAWING) {
            add(
                    "initialiser",
                    initialiser.label(),
                    spec(ActivationName.SIGMOID, LossName.QUADRATIC, initialiser),
                    training());
        }
        cases.add(
                new ParityCase(
                        "initialiser",
                        "constant",
                        new DescribedNetwork(
                                spec(
                                        ActivationName.SIGMOID,
                                        LossName.QUADRATIC,
                                        InitialiserName.XAVIER),
                                Optional.of(new Constant(0.1, 0.1))),
                        training(),
                        Course.DENSE_STEPS));
    }

    private void addDepths() {
        for (int depth : new int[] {0, 1, 2, 5}) {
            List<Integer> hidden = new ArrayList<>();
            for (int layer = 0; layer < depth; layer++) {
                hidden.add(20);
            }
            add(
                    "depth",
                    depth + (depth == 1 ? " hidden layer" : " hidden layers"),
                    NetworkSpec.dense(
                            inputs,
                            hidden,
                            classes,
                            ActivationName.TANH,
                            LossName.CROSS_ENTROPY,
                            InitialiserName.XAVIER),
                    CaseTrainings.sgd(depth == 5 ? DEEP_RATE : RATE, MINI_BATCH_SIZE, seed));
        }
    }

    private void addMiniBatches() {
        NetworkSpec spec =
                spec(ActivationName.SIGMOID, LossName.CROSS_ENTROPY, InitialiserName.XAVIER);
        add("mini-batch", "1 example", spec, CaseTrainings.sgd(RATE, 1, seed));
        add("mini-batch", "10 examples", spec, CaseTrainings.sgd(RATE, 10, seed));
        add(
                "mini-batch",
                "33 examples, a ragged last one",
                spec,
                CaseTrainings.sgd(RATE, 33, seed));
    }

    private void addDropout() {
        for (double rate : new double[] {0.2, 0.5}) {
            NetworkSpec spec =
                    new NetworkSpec(
                            Model.MLP,
                            ExampleShape.vector(inputs),
                            List.of(30, 20),
                            classes,
                            ActivationName.RELU,
                            LossName.CROSS_ENTROPY,
                            InitialiserName.HE,
                            rate,
                            Normalisation.NONE);
            add("dropout", "rate " + rate + ", two layers", spec, training());
        }
    }

    /** DL4J normalises in a layer of its own, so the dense layer before it has no activation. */
    private void addNormalised(Activation activation) {
        String name = activation.name().toLowerCase(Locale.ROOT);
        cases.add(
                new ParityCase(
                        "batch normalisation",
                        "dense, " + name,
                        new WrittenNetwork(
                                inputs + "-30-BN-" + classes,
                                ExampleShape.vector(inputs),
                                () ->
                                        List.of(
                                                new Dense(inputs, 30),
                                                new BatchNorm(30),
                                                new ActivationLayer(activation),
                                                new Dense(30, classes)),
                                new SoftmaxCrossEntropy(),
                                Initialiser.XAVIER,
                                () ->
                                        List.of(
                                                Dl4jLayers.dense(30, Activation.IDENTITY),
                                                Dl4jLayers.batchNormalisation(),
                                                Dl4jLayers.activation(activation),
                                                Dl4jLayers.softmaxOutput(classes)),
                                WrittenNetwork.Division.BY_EXAMPLES),
                        training(),
                        Course.DENSE_STEPS));
    }
}
