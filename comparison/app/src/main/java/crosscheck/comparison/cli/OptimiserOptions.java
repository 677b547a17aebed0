package crosscheck.comparison.cli;

import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.RecordText;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How gradients change the weights, and for how long. */
final class OptimiserOptions {
    private static final int CONVOLUTIONAL_PATIENCE = 3;

    @Option(
            names = "--optimiser",
            paramLabel = "NAME[:PARAMETER=VALUE,…]",
            converter = RuleConverter.class,
            description =
                    "sgd, momentum, nesterov, adagrad, rmsprop, adadelta, adam, nadam or amsgrad, as"
                            + " in adam:beta1=0.8; variant=dl4j or variant=published where the two"
                            + " differ (default: sgd; lenet and cnn: adam).")
    private UpdateRule rule;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description =
                    "Step size (default: sgd 3.0 for quadratic, 0.5 for cross-entropy; a tenth of"
                            + " these with momentum; adadelta 1; adagrad 0.01; others 0.001).")
    private Double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME[:PARAMETER=VALUE,…]",
            defaultValue = "constant",
            converter = ScheduleConverter.class,
            description =
                    "Of the learning rate, by epoch: constant, step, exponential, or plateau of the"
                            + " validation loss (default: ${DEFAULT-VALUE}).")
    private Schedule schedule;

    @Option(
            names = "--clip",
            paramLabel = "NAME[:limit=VALUE]",
            defaultValue = "none",
            converter = ClippingConverter.class,
            description =
                    "Gradients: none, value, tensor-norm or global-norm (default: ${DEFAULT-VALUE}).")
    private GradientClipping clipping;

    @Option(
            names = "--l2",
            paramLabel = "LAMBDA",
            defaultValue = "0",
            description =
                    "Coefficient of the penalty 1/2 lambda |w|^2 on weights (default: ${DEFAULT-VALUE}).")
    private double l2Coefficient;

    @Option(
            names = "--patience",
            paramLabel = "EPOCHS",
            description =
                    "Stop after so many epochs without a smaller validation loss and keep the best"
                            + " weights (default: lenet and cnn "
                            + CONVOLUTIONAL_PATIENCE
                            + "; else train all epochs and keep the last weights).")
    private Integer patience;

    @Option(
            names = "--min-improvement",
            paramLabel = "LOSS",
            defaultValue = "0",
            description = "What counts as smaller for --patience (default: ${DEFAULT-VALUE}).")
    private double minimumImprovement;

    /**
     * The optimiser.
     *
     * @param model decides the default rule
     * @param model decides the default rule
     * @param loss decides the default learning rate of SGD
     * @return rule, rate, clipping and L2
     * @throws IllegalArgumentException if a number is out of range
     */
    OptimiserSettings settings(Model model, LossName loss) {
        UpdateRule chosen =
                rule == null ? Choices.OPTIMISERS.parse(model.defaultOptimiser()) : rule;
        double rate =
                learningRate == null ? Choices.defaultLearningRate(chosen, loss) : learningRate;
        return new OptimiserSettings(chosen, rate, clipping, l2Coefficient);
    }

    Schedule schedule() {
        return schedule;
    }

    Optional<EarlyStopping> earlyStopping(Model model) {
        Integer standard = model.isConvolutional() ? CONVOLUTIONAL_PATIENCE : null;
        return Optional.ofNullable(patience == null ? standard : patience)
                .map(epochs -> new EarlyStopping(epochs, minimumImprovement));
    }

    private static <T> T convert(RecordText<T> choices, String text) {
        try {
            return choices.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Reads an optimiser. */
    static final class RuleConverter implements ITypeConverter<UpdateRule> {
        @Override
        public UpdateRule convert(String text) {
            return OptimiserOptions.convert(Choices.OPTIMISERS, text);
        }
    }

    /** Reads a schedule. */
    static final class ScheduleConverter implements ITypeConverter<Schedule> {
        @Override
        public Schedule convert(String text) {
            return OptimiserOptions.convert(Choices.SCHEDULES, text);
        }
    }

    /** Reads a way of clipping. */
    static final class ClippingConverter implements ITypeConverter<GradientClipping> {
        @Override
        public GradientClipping convert(String text) {
            return OptimiserOptions.convert(Choices.CLIPPINGS, text);
        }
    }
}
