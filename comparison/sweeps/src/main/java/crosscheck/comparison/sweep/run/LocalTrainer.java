package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.sweep.pruning.Pruner;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.TrialSeed;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.ValidationResult;
import crosscheck.data.Split;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains in this process.
 *
 * @param configurations what its points mean
 * @param split the examples; the test part is not looked at
 * @param engines those of the study, in its order
 */
public record LocalTrainer(
        StudySpec spec,
        Configurations configurations,
        Pruner pruner,
        Split split,
        List<Engine> engines,
        Precision precision)
        implements TrialTrainer {
    private static final double LONGEST_SECONDS = 1e9;

    public LocalTrainer {
        engines = List.copyOf(engines);
    }

    /** Trains the trials of a job. */
    public static LocalTrainer of(Job job) {
        return new LocalTrainer(
                job.store().spec(),
                job.configurations(),
                job.pruner(),
                job.split(),
                job.engines(),
                job.precision());
    }

    @Override
    public void train(TrialWork work, Journal journal, BooleanSupplier stopped) {
        long deadlineNanos = deadline();
        Configuration configuration = configurations.of(work.point());
        for (TrainingId id : work.trainings()) {
            TrialListener listener =
                    new TrialListener(
                            stopped,
                            deadlineNanos,
                            spec.timeLimitSeconds().orElse(LONGEST_SECONDS) + " s",
                            epochs(work, id, configuration, journal));
            TrainingSpec training =
                    configuration
                            .training()
                            .withSeed(TrialSeed.of(spec.seed(), work.trial(), id.seedIndex()));
            journal.score(id, train(configuration, training, engine(id.engine()), listener));
        }
    }

    /** When what begins now has taken too long, as {@link System#nanoTime} has it. */
    private long deadline() {
        double seconds = spec.timeLimitSeconds().orElse(LONGEST_SECONDS);
        return System.nanoTime() + (long) (1e9 * Math.min(seconds, LONGEST_SECONDS));
    }

    private Engine engine(EngineName name) {
        return engines.stream().filter(e -> e.name() == name).findFirst().orElseThrow();
    }

    /** Hands epochs on, those of the first training to the pruner too. */
    private Consumer<EpochScore> epochs(
            TrialWork work, TrainingId id, Configuration configuration, Journal journal) {
        if (id.engine() != spec.reference() || id.seedIndex() != 0) {
            return epoch -> journal.epoch(id, epoch);
        }
        PruningWatch watch =
                new PruningWatch(pruner, work.earlier(), configuration.training().epochs());
        return epoch -> {
            journal.epoch(id, epoch);
            watch.epochDone(epoch.validationAccuracy());
        };
    }

    private FinalScore train(
            Configuration configuration,
            TrainingSpec training,
            Engine engine,
            TrialListener listener) {
        long begin = System.nanoTime();
        ValidationResult result =
                new Training(configuration.network(), training, split)
                        .validate(
                                engine,
                                precision,
                                ScratchEngine.drawWeights(configuration.network(), training.seed()),
                                listener);
        long nanos = System.nanoTime() - begin - listener.keepingNanos();
        return score(result, nanos / 1e9);
    }

    private static FinalScore score(ValidationResult result, double seconds) {
        return new FinalScore(
                result.keptEpoch(),
                result.kept().validation().accuracyFraction(),
                result.kept().validation().loss(),
                result.epochs().stream().mapToDouble(epoch -> epoch.trainSeconds()).sum(),
                seconds);
    }
}
