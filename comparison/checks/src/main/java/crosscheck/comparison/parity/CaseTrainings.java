package crosscheck.comparison.parity;

import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import java.util.Optional;

/** Trainings of cases: only what a case is about differs. */
final class CaseTrainings {
    private static final int EPOCHS = 1; // the number of steps decides

    private CaseTrainings() {}

    static TrainingSpec sgd(double learningRate, int miniBatchSize, long seed) {
        return of(OptimiserSettings.of(new Sgd(), learningRate), miniBatchSize, seed);
    }

    static TrainingSpec of(OptimiserSettings optimiser, int miniBatchSize, long seed) {
        return of(optimiser, Schedule.CONSTANT, miniBatchSize, seed);
    }

    static TrainingSpec of(
            OptimiserSettings optimiser, Schedule schedule, int miniBatchSize, long seed) {
        return new TrainingSpec(optimiser, schedule, Optional.empty(), miniBatchSize, EPOCHS, seed);
    }
}
