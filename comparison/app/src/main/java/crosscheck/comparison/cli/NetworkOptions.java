package crosscheck.comparison.cli;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.ExampleShape;
import crosscheck.data.Split;
import crosscheck.data.augment.Augmentation;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which network a command trains, and how. */
final class NetworkOptions {
    /** So large that any kernel fits: images are not known before they are read. */
    private static final ExampleShape ANY_IMAGE =
            ExampleShape.image(5 * ImageLayers.LARGEST_KERNEL, 5 * ImageLayers.LARGEST_KERNEL);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--model",
            defaultValue = "mlp",
            description =
                    "mlp, softmax (softmax regression), or with convolutions lenet or cnn"
                            + " (default: ${DEFAULT-VALUE}).")
    private Model model;

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "UNITS",
            description = "Units of each hidden layer, such as 30 or 100,30 (default: 30).")
    private List<Integer> hidden;

    @Option(
            names = "--activation",
            description =
                    "Of the hidden layers: sigmoid, tanh, relu or identity"
                            + " (default: sigmoid; lenet and cnn: relu).")
    private ActivationName activation;

    @Option(
            names = "--loss",
            description =
                    "quadratic (on sigmoid outputs) or cross-entropy (on softmax outputs)"
                            + " (default: quadratic for mlp, else cross-entropy).")
    private LossName loss;

    @Option(
            names = "--initialiser",
            description =
                    "Initial weights: xavier, he, or normal as in the lectures"
                            + " (default: xavier; lenet and cnn: he).")
    private InitialiserName initialiser;

    @Option(
            names = "--filters",
            paramLabel = "N",
            description =
                    "Of the first convolution; the second has twice as many in cnn, two and a half"
                            + " times as many in lenet (default: lenet 20, cnn 32).")
    private Integer filters;

    @Option(
            names = "--kernel",
            paramLabel = "N",
            description = "Side of the square kernels (default: lenet 5, cnn 3).")
    private Integer kernel;

    @Option(
            names = "--dropout",
            paramLabel = "RATE",
            description =
                    "Share of the hidden activations that each step drops; in cnn half of it behind"
                            + " the pooling (default: 0; cnn: 0.5).")
    private Double dropoutRate;

    @Option(
            names = "--normalisation",
            paramLabel = "KIND",
            defaultValue = "none",
            description =
                    "After convolutions: none, or batch for batch normalisation"
                            + " (default: ${DEFAULT-VALUE}).")
    private Normalisation normalisation;

    @Mixin private OptimiserOptions optimiser;

    @Option(
            names = "--mini-batch-size",
            paramLabel = "N",
            description =
                    "Examples per step (default: "
                            + TrainingSpec.DEFAULT_MINI_BATCH_SIZE
                            + "; lenet and cnn: 128; all where there are fewer).")
    private Integer miniBatchSize;

    @Option(
            names = "--augment",
            paramLabel = "shift=PIXELS,rotate=DEGREES",
            defaultValue = "none",
            converter = AugmentationConverter.class,
            description =
                    "Move each training image anew in every epoch: by up to so many whole pixels to"
                            + " each side, and turned by up to so many degrees (default:"
                            + " ${DEFAULT-VALUE}).")
    private Augmentation augmentation;

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
     * @throws ParameterException if an option is out of range
     */
    void validate(List<EngineName> engines) {
        if (initialiser == InitialiserName.GIVEN) {
            throw usage("--initialiser draws weights; those of a file are given by --init-weights");
        }
        NetworkSpec network = network(ANY_IMAGE, 2);
        TrainingSpec training = training(Integer.MAX_VALUE);
        try {
            engines.forEach(engine -> Engines.requireSupport(engine, network, training));
        } catch (UnsupportedSpecException e) {
            throw usage(e.getMessage());
        }
    }

    boolean augments() {
        return !augmentation.isNone();
    }

    long seed() {
        return seed;
    }

    Model model() {
        return model;
    }

    NetworkSpec network(Split split) {
        return network(split.train().shape(), split.train().classCount());
    }

    TrainingSpec training(Split split) {
        try {
            augmentation.requireFit(split.train().shape());
        } catch (IllegalArgumentException e) {
            throw usage("--augment does not fit " + split.train().name() + ": " + e.getMessage());
        }
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
                        ? Math.min(model.defaultMiniBatchSize(), examples)
                        : miniBatchSize;
        try {
            return new TrainingSpec(
                    optimiser.settings(model, loss()),
                    optimiser.schedule(),
                    optimiser.earlyStopping(model),
                    size,
                    epochs,
                    seed,
                    augmentation);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private NetworkSpec network(ExampleShape inputShape, int outputs) {
        List<Integer> defaultHidden = model == Model.MLP ? List.of(30) : List.of();
        try {
            return new NetworkSpec(
                    model,
                    inputShape,
                    Optional.ofNullable(hidden).orElse(defaultHidden),
                    outputs,
                    Optional.ofNullable(activation).orElse(model.defaultActivation()),
                    loss(),
                    Optional.ofNullable(initialiser).orElse(model.defaultInitialiser()),
                    model.isConvolutional() ? 0 : Optional.ofNullable(dropoutRate).orElse(0.0),
                    normalisation,
                    imageLayers());
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Optional<ImageLayers> imageLayers() {
        if (!model.isConvolutional() && (filters != null || kernel != null)) {
            throw usage(
                    "%s goes with the models lenet and cnn only"
                            .formatted(filters != null ? "--filters" : "--kernel"));
        }
        return model.defaultImageLayers()
                .map(
                        own ->
                                new ImageLayers(
                                        Optional.ofNullable(filters).orElse(own.filters()),
                                        Optional.ofNullable(kernel).orElse(own.kernel()),
                                        Optional.ofNullable(dropoutRate)
                                                .orElse(own.dropoutRate())));
    }

    private LossName loss() {
        return Optional.ofNullable(loss).orElse(model.defaultLoss());
    }

    /** Reads how far images are moved. */
    static final class AugmentationConverter implements ITypeConverter<Augmentation> {
        @Override
        public Augmentation convert(String text) {
            try {
                return Choices.augmentation(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
