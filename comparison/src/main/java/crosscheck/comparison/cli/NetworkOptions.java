package crosscheck.comparison.cli;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Split;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which network a command trains, and how. */
final class NetworkOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--model",
            defaultValue = "mlp",
            description = "mlp or softmax (softmax regression) (default: ${DEFAULT-VALUE}).")
    private Model model;

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "UNITS",
            description = "Units of each hidden layer, such as 30 or 100,30 (default: 30).")
    private List<Integer> hidden;

    @Option(
            names = "--activation",
            defaultValue = "sigmoid",
            description =
                    "Of the hidden layers: sigmoid, tanh, relu or identity"
                            + " (default: ${DEFAULT-VALUE}).")
    private ActivationName activation;

    @Option(
            names = "--loss",
            description =
                    "quadratic (on sigmoid outputs) or cross-entropy (on softmax outputs)"
                            + " (default: quadratic; softmax: cross-entropy).")
    private LossName loss;

    @Option(
            names = "--initialiser",
            defaultValue = "xavier",
            description =
                    "Initial weights: xavier, he, or normal as in the lectures"
                            + " (default: ${DEFAULT-VALUE}).")
    private InitialiserName initialiser;

    @Option(
            names = "--dropout",
            paramLabel = "RATE",
            defaultValue = "0",
            description =
                    "Share of the hidden activations that each step drops (default: ${DEFAULT-VALUE}).")
    private double dropoutRate;

    @Mixin private OptimiserOptions optimiser;

    @Option(
            names = "--mini-batch-size",
            paramLabel = "N",
            description =
                    "Examples per step (default: "
                            + TrainingSpec.DEFAULT_MINI_BATCH_SIZE
                            + ", or all where there are fewer).")
    private Integer miniBatchSize;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "" + TrainingSpec.DEFAULT_EPOCHS,
            description = "Passes over the training examples (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "" + TrainingSpec.DEFAULT_SEED,
            description =
                    "Decides initial weights and the order of examples (default: ${DEFAULT-VALUE}).")
    private long seed;

    /**
     * Checks what can be checked before the examples are known.
     *
     * @param engines that will train
     * @throws ParameterException if an option is out of range
     */
    void validate(List<EngineName> engines) {
        network(1, 2);
        TrainingSpec training = training(Integer.MAX_VALUE);
        try {
            engines.forEach(engine -> Engines.requireSupport(engine, training));
        } catch (UnsupportedSpecException e) {
            throw usage(e.getMessage());
        }
    }

    NetworkSpec network(Split split) {
        return network(split.train().featureCount(), split.train().classCount());
    }

    TrainingSpec training(Split split) {
        return training(split.train().size());
    }

    private TrainingSpec training(int examples) {
        if (miniBatchSize != null && miniBatchSize > examples) {
            throw usage(
                    "--mini-batch-size must be from 1 to the %d training examples, not %d"
                            .formatted(examples, miniBatchSize));
        }
        int size =
                miniBatchSize == null
                        ? Math.min(TrainingSpec.DEFAULT_MINI_BATCH_SIZE, examples)
                        : miniBatchSize;
        try {
            return new TrainingSpec(
                    optimiser.settings(loss()),
                    optimiser.schedule(),
                    optimiser.earlyStopping(),
                    size,
                    epochs,
                    seed);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private NetworkSpec network(int inputs, int outputs) {
        List<Integer> defaultHidden = model == Model.SOFTMAX ? List.of() : List.of(30);
        try {
            return new NetworkSpec(
                    model,
                    inputs,
                    Optional.ofNullable(hidden).orElse(defaultHidden),
                    outputs,
                    activation,
                    loss(),
                    initialiser,
                    dropoutRate);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private LossName loss() {
        if (loss != null) {
            return loss;
        }
        return model == Model.SOFTMAX ? LossName.CROSS_ENTROPY : LossName.QUADRATIC;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
