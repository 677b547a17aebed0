package crosscheck.comparison.spec;

import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A network and its training in one line; what is left out of either is not said. */
public final class SpecText {
    private SpecText() {}

    /**
     * The line.
     *
     * @return such as {@code 784-30-10, sigmoid, quadratic loss, …, 30 epochs, seed 1}
     */
    public static String of(NetworkSpec network, TrainingSpec training) {
        return of(network, training, List.of(training.seed()));
    }

    /**
     * The line of several trainings.
     *
     * @param training how it is trained, from whatever seed
     * @param seeds from which it is trained, at least one
     * @return such as {@code 784-30-10, sigmoid, quadratic loss, …, seeds 1 to 5}
     */
    public static String of(NetworkSpec network, TrainingSpec training, List<Long> seeds) {
        List<String> schedule = new ArrayList<>();
        if (!(training.schedule() instanceof Schedule.Constant)) {
            schedule.add(Choices.SCHEDULES.text(training.schedule()));
        }
        List<String> length = new ArrayList<>();
        length.add(training.epochs() + " epochs");
        training.earlyStopping().ifPresent(stop -> length.add("patience " + stop.patience()));
        return line(network, training, schedule, length, seeds);
    }

    /**
     * The line without what a single epoch knows nothing of: schedule, number of epochs, patience.
     *
     * @return such as {@code 784-30-10, sigmoid, quadratic loss, …, seed 1}
     */
    public static String ofAnEpoch(NetworkSpec network, TrainingSpec training) {
        return line(network, training, List.of(), List.of(), List.of(training.seed()));
    }

    private static String line(
            NetworkSpec network,
            TrainingSpec training,
            List<String> schedule,
            List<String> length,
            List<Long> seeds) {
        OptimiserSettings optimiser = training.optimiser();
        List<String> parts = new ArrayList<>();
        parts.add(network.shapeText());
        parts.add(network.activation().label());
        parts.add(network.loss().label() + " loss");
        parts.add(network.initialiser().label() + " weights");
        if (network.dropoutRate() > 0) {
            parts.add("dropout " + network.dropoutRate());
        }
        if (!(optimiser.rule() instanceof Sgd)) {
            parts.add(Choices.OPTIMISERS.text(optimiser.rule()));
        }
        parts.add("learning rate " + training.learningRate());
        parts.addAll(schedule);
        if (!(optimiser.clipping() instanceof GradientClipping.None)) {
            parts.add("clip " + Choices.CLIPPINGS.text(optimiser.clipping()));
        }
        if (optimiser.l2Coefficient() > 0) {
            parts.add("L2 " + optimiser.l2Coefficient());
        }
        if (!training.augmentation().isNone()) {
            parts.add("augment " + Choices.text(training.augmentation()));
        }
        parts.add("mini-batch " + training.miniBatchSize());
        parts.addAll(length);
        parts.add(seeds(seeds));
        return String.join(", ", parts);
    }

    private static String seeds(List<Long> seeds) {
        long first = seeds.get(0);
        if (seeds.size() == 1) {
            return "seed " + first;
        }
        boolean consecutive =
                IntStream.range(0, seeds.size()).allMatch(i -> seeds.get(i) == first + i);
        return "seeds "
                + (consecutive
                        ? first + " to " + seeds.get(seeds.size() - 1)
                        : seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
