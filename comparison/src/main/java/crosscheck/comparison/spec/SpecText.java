package crosscheck.comparison.spec;

import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/** A network and its training in one line; what is left out of either is not said. */
public final class SpecText {
    private SpecText() {}

    /**
     * The line.
     *
     * @param network the network
     * @param training how it is trained
     * @return such as {@code 784-30-10, sigmoid, quadratic loss, …, seed 1}
     */
    public static String of(NetworkSpec network, TrainingSpec training) {
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
        if (!(training.schedule() instanceof Schedule.Constant)) {
            parts.add(Choices.SCHEDULES.text(training.schedule()));
        }
        if (!(optimiser.clipping() instanceof GradientClipping.None)) {
            parts.add("clip " + Choices.CLIPPINGS.text(optimiser.clipping()));
        }
        if (optimiser.l2Coefficient() > 0) {
            parts.add("L2 " + optimiser.l2Coefficient());
        }
        parts.add("mini-batch " + training.miniBatchSize());
        parts.add(training.epochs() + " epochs");
        training.earlyStopping().ifPresent(stop -> parts.add("patience " + stop.patience()));
        parts.add("seed " + training.seed());
        return String.join(", ", parts);
    }
}
