package crosscheck.comparison.spec;

import crosscheck.data.augment.Augmentation;
import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import crosscheck.scratch.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The choices with parameters of their own, under the names that people write. Where DL4J's formula
 * differs from the published one, its variant is the default: both sides can then compute it.
 */
public final class Choices {
    /** The optimisers, each with its defaults. */
    public static final RecordText<UpdateRule> OPTIMISERS = new RecordText<>(optimisers());

    /** The learning-rate schedules. */
    public static final RecordText<Schedule> SCHEDULES = new RecordText<>(schedules());

    /** The ways to clip a gradient. */
    public static final RecordText<GradientClipping> CLIPPINGS = new RecordText<>(clippings());

    private static final String NONE = "none";

    private static final String AUGMENT = "augment";

    private static final RecordText<Augmentation> AUGMENTATIONS =
            new RecordText<>(Map.of(AUGMENT, Augmentation.NONE));

    private Choices() {}

    /**
     * The augmentation that a text means.
     *
     * @param text {@code none}, or such as {@code shift=2,rotate=10}; what is left out is 0
     * @return how far images are moved
     * @throws IllegalArgumentException if a name or a value is wrong; the message says what was
     *     expected
     */
    public static Augmentation augmentation(String text) {
        return text.equals(NONE) ? Augmentation.NONE : AUGMENTATIONS.parse(AUGMENT + ":" + text);
    }

    /**
     * An augmentation as it would be written.
     *
     * @param augmentation how far images are moved
     * @return such as {@code shift=2,rotate=10.0}, or {@code none}
     */
    public static String text(Augmentation augmentation) {
        return augmentation.isNone()
                ? NONE
                : AUGMENTATIONS.text(augmentation).substring(AUGMENT.length() + 1);
    }

    /**
     * The learning rate where none is given.
     *
     * @return that of the loss for plain SGD, a tenth of it with momentum, which takes steps ten
     *     times as long in the end; 1 for AdaDelta, which has none; DL4J's default for the others
     */
    public static double defaultLearningRate(UpdateRule rule, LossName loss) {
        if (rule instanceof Sgd) {
            return loss.defaultLearningRate();
        }
        if (rule instanceof Momentum || rule instanceof Nesterov) {
            return loss.defaultLearningRate() / 10;
        }
        if (rule instanceof AdaDelta) {
            return 1;
        }
        return rule instanceof AdaGrad ? 0.01 : 0.001;
    }

    private static Map<String, UpdateRule> optimisers() {
        Map<String, UpdateRule> rules = new LinkedHashMap<>();
        rules.put("sgd", new Sgd());
        rules.put("momentum", new Momentum());
        rules.put("nesterov", new Nesterov());
        rules.put("adagrad", new AdaGrad(Variant.DL4J));
        rules.put("rmsprop", new RmsProp(Variant.DL4J));
        rules.put("adadelta", new AdaDelta());
        rules.put("adam", new Adam(Variant.DL4J));
        rules.put("nadam", new Nadam(Variant.DL4J));
        rules.put("amsgrad", new AmsGrad(Variant.DL4J));
        return rules;
    }

    private static Map<String, Schedule> schedules() {
        Map<String, Schedule> schedules = new LinkedHashMap<>();
        schedules.put("constant", Schedule.CONSTANT);
        schedules.put("step", new Schedule.Step(0.5, 10));
        schedules.put("exponential", new Schedule.Exponential(0.95));
        schedules.put("plateau", new Schedule.Plateau(0.5, 3, 1e-4, 1e-6));
        return schedules;
    }

    private static Map<String, GradientClipping> clippings() {
        Map<String, GradientClipping> clippings = new LinkedHashMap<>();
        clippings.put("none", GradientClipping.NONE);
        clippings.put("value", new GradientClipping.Value(1));
        clippings.put("tensor-norm", new GradientClipping.TensorNorm(1));
        clippings.put("global-norm", new GradientClipping.GlobalNorm(1));
        return clippings;
    }
}
