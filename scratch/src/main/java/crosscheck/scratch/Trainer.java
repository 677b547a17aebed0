package crosscheck.scratch;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.MiniBatches;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a network is trained: epoch after epoch, with a learning rate of its own for each, until all
 * are done or the validation loss no longer improves.
 *
 * @param optimiser what an optimiser is made of; its learning rate is that of the first epoch
 * @param schedule the learning rates of the others
 * @param earlyStopping when to give up; if present, the network ends with the weights of its best
 *     epoch, otherwise with those of the last one
 * @param epochs how often each training example is visited at most, at least 1
 */
public record Trainer(
        OptimiserSettings optimiser,
        Schedule schedule,
        Optional<EarlyStopping> earlyStopping,
        int epochs) {

    /**
     * Checks that the settings fit together.
     *
     * @param optimiser any
     * @param schedule constant for a rule without learning rate
     * @param earlyStopping any
     * @param epochs at least 1
     * @throws IllegalArgumentException if there is no epoch, or a rule without learning rate has a
     *     schedule
     */
    public Trainer {
        if (epochs < 1) {
            throw new IllegalArgumentException("there must be at least 1 epoch, not " + epochs);
        }
        if (!optimiser.rule().hasLearningRate() && !schedule.equals(Schedule.CONSTANT)) {
            throw new IllegalArgumentException(
                    optimiser.rule() + " has no learning rate that " + schedule + " could change");
        }
    }

    /**
     * Training for a number of epochs, all at the same learning rate.
     *
     * @param optimiser what an optimiser is made of
     * @param epochs at least 1
     * @return without early stopping
     * @throws IllegalArgumentException if there is no epoch
     */
    public static Trainer of(OptimiserSettings optimiser, int epochs) {
        return new Trainer(optimiser, Schedule.CONSTANT, Optional.empty(), epochs);
    }

    /**
     * The same with another schedule.
     *
     * @param other the learning rates
     * @return a copy
     * @throws IllegalArgumentException if the rule has no learning rate
     */
    public Trainer withSchedule(Schedule other) {
        return new Trainer(optimiser, other, earlyStopping, epochs);
    }

    /**
     * The same with early stopping.
     *
     * @param condition when to give up
     * @return a copy
     */
    public Trainer withEarlyStopping(EarlyStopping condition) {
        return new Trainer(optimiser, schedule, Optional.of(condition), epochs);
    }

    /**
     * Trains a network.
     *
     * @param network its parameters are changed
     * @param train the training examples
     * @param validation what the schedule and early stopping go by
     * @param miniBatches the order in which the training examples are visited
     * @param listener told after each epoch
     * @return what each epoch brought
     * @throws IllegalArgumentException if the order is for another number of examples, or the
     *     schedule comes to a learning rate of 0
     * @throws NonFiniteException if the loss of a step is not finite; the weights stay those before
     *     that step
     */
    public TrainingHistory fit(
            Network network,
            Dataset train,
            Dataset validation,
            MiniBatches miniBatches,
            EpochListener listener) {
        requireSameSize(train, miniBatches);
        Optimiser steps = new Optimiser(optimiser);
        List<EpochResult> results = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        Optional<Snapshot> best = Optional.empty();
        boolean stops = false;
        while (results.size() < epochs && !stops) {
            int epoch = results.size();
            steps.setLearningRate(schedule.rate(optimiser.learningRate(), losses));
            double trainLoss = network.fitEpoch(train, miniBatches.epoch(epoch), steps);
            Evaluation evaluation = network.evaluate(validation);
            EpochResult result =
                    new EpochResult(epoch, steps.learningRate(), trainLoss, evaluation);
            results.add(result);
            losses.add(evaluation.loss());
            if (earlyStopping.isPresent()) {
                if (EarlyStopping.bestEpoch(losses).equals(OptionalInt.of(epoch))) {
                    best = Optional.of(new Snapshot(network));
                }
                stops = earlyStopping.get().stopsAfter(losses);
            }
            listener.epochDone(result);
        }
        best.ifPresent(Snapshot::restore);
        return new TrainingHistory(
                results,
                EarlyStopping.bestEpoch(losses),
                results.size() < epochs ? OptionalInt.of(results.size() - 1) : OptionalInt.empty());
    }

    private static void requireSameSize(Dataset train, MiniBatches miniBatches) {
        if (miniBatches.exampleCount() != train.size()) {
            throw new IllegalArgumentException(
                    "an order for "
                            + miniBatches.exampleCount()
                            + " examples does not fit "
                            + train.size());
        }
    }
}
