package crosscheck.comparison.sweep.run;

import java.util.function.BooleanSupplier;

/** Trains trials, in this process or elsewhere. */
@FunctionalInterface
public interface TrialTrainer {

    /**
     * Trains what is left of a trial, on every engine from every seed. Called by several threads.
     *
     * @param journal gets what comes of it, in the order of engines and seeds
     * @throws TrialStoppedException if it ends before the last epoch
     * @throws RuntimeException what else the training throws, of which {@link Ending} makes a state
     */
    void train(TrialWork work, Journal journal, BooleanSupplier stopped);
}
