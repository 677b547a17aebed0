package crosscheck.comparison.training;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Checkpointing.Demand;
import crosscheck.data.Dataset;
import crosscheck.data.Split;
import crosscheck.scratch.NonFiniteException;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The epochs of one training, from wherever it stands: the only loop that trains, on any engine.
 */
public final class TrainingLoop {
    private final TrainingSpec training;
    private final Split split;
    private final Kept kept;
    private final EngineName engine;
    private final Trainee trainee;
    private final TrainingListener listener;
    private final Checkpointing checkpointing;

    // ---- the state, as in TrainingState ----
    private final List<EpochMetrics> epochs;
    private List<ParameterTensor> best;
    private int step;
    private double lossSum;
    private double trainSeconds;

    /**
     * A training before its first step.
     *
     * @param split the training and validation examples; the test part is not looked at
     * @param kept which weights {@link #restoreKept} goes back to
     * @param trainee the network, with its initial weights; trained, not closed
     * @param listener told after each step and epoch; what it throws ends the training
     */
    public TrainingLoop(
            TrainingSpec training,
            Split split,
            Kept kept,
            EngineName engine,
            Trainee trainee,
            TrainingListener listener) {
        this(
                training,
                split,
                kept,
                engine,
                trainee,
                TrainingState.start(List.of()),
                listener,
                Checkpointing.NONE);
    }

    /** A training from a state; the trainee has its weights. */
    TrainingLoop(
            TrainingSpec training,
            Split split,
            Kept kept,
            EngineName engine,
            Trainee trainee,
            TrainingState start,
            TrainingListener listener,
            Checkpointing checkpointing) {
        this.training = training;
        this.split = split;
        this.kept = kept;
        this.engine = engine;
        this.trainee = trainee;
        this.listener = listener;
        this.checkpointing = checkpointing;
        this.epochs = new ArrayList<>(start.epochs());
        this.best = start.best();
        this.step = start.step();
        this.lossSum = start.lossSum();
        this.trainSeconds = start.trainSeconds();
        if (start.stepCount() > 0) {
            trainee.setOptimiserState(start.stepCount(), start.optimiserState());
        }
    }

    /**
     * Trains until the end, and goes back to the weights that are kept.
     *
     * @throws DivergedException if the loss of a step is not finite or the weights run away
     */
    public TrainingLoop run() {
        trainUntil(training.epochs());
        restoreKept();
        return this;
    }

    /**
     * Trains until so many epochs are done in all, or early stopping ends it.
     *
     * @throws DivergedException if the loss of a step is not finite or the weights run away
     */
    public void trainUntil(int last) {
        while (epochs.size() < last && !stopped()) {
            if (!epochs.isEmpty() && !training.schedule().equals(Schedule.CONSTANT)) {
                trainee.setLearningRate(training.learningRate(validationLosses()));
            }
            steps();
            endEpoch();
            obey(checkpointing.afterEpoch());
        }
    }

    private boolean stopped() {
        return training.earlyStopping()
                .map(stopping -> stopping.stopsAfter(validationLosses()))
                .orElse(false);
    }

    /** Goes back to the weights of {@link #keptEpoch}. */
    public void restoreKept() {
        if (!best.isEmpty()) {
            trainee.setParameters(best);
        }
    }

    /** What was measured; of each epoch done. */
    public List<EpochMetrics> epochs() {
        return List.copyOf(epochs);
    }

    /** The epoch whose weights are kept, after at least one; 1 for the first. */
    public int keptEpoch() {
        return kept.epoch(epochs.stream().map(EpochMetrics::validation).toList());
    }

    private List<Double> validationLosses() {
        return epochs.stream().map(epoch -> epoch.validation().loss()).toList();
    }

    // ---- one epoch --------------------------------------------------------------------------

    /** Takes the steps that are left of the epoch in progress. */
    private void steps() {
        Iterator<int[]> miniBatches =
                Training.miniBatches(training, split).epoch(epochs.size()).iterator();
        for (int done = 0; done < step; done++) {
            miniBatches.next();
        }
        Dataset examples = Training.examples(training, split, epochs.size());
        long begin = System.nanoTime();
        while (miniBatches.hasNext()) {
            int[] rows = miniBatches.next();
            step++;
            double loss = step(examples, rows);
            lossSum += loss * rows.length;
            listener.stepDone(epoch(), step, loss);
            Demand demand = checkpointing.afterStep();
            if (demand != Demand.NOTHING) {
                trainSeconds += (System.nanoTime() - begin) / 1e9;
                obey(demand);
                begin = System.nanoTime();
            }
        }
        trainSeconds += (System.nanoTime() - begin) / 1e9;
    }

    private int epoch() {
        return epochs.size() + 1;
    }

    private double step(Dataset examples, int[] rows) {
        try {
            double loss = trainee.step(examples, rows);
            if (!Double.isFinite(loss)) {
                String origin =
                        Weights.firstNonFinite(trainee.parameters())
                                .map(weight -> weight + " after the step")
                                .orElse("the loss itself; every weight is finite after the step");
                throw new DivergedException(engine.label(), epoch(), step, loss, origin);
            }
            return loss;
        } catch (NonFiniteException e) {
            throw new DivergedException(engine.label(), epoch(), step, e.loss(), e.origin());
        }
    }

    private void endEpoch() {
        Optional<String> runaway = Weights.firstRunaway(trainee.parameters());
        if (runaway.isPresent()) {
            throw new DivergedException(engine.label(), epoch(), step, runaway.get());
        }
        EpochMetrics metrics =
                new EpochMetrics(
                        epoch(),
                        training.learningRate(validationLosses()),
                        lossSum / split.train().size(),
                        trainee.evaluate(split.validation()),
                        trainSeconds);
        epochs.add(metrics);
        step = 0;
        lossSum = 0;
        trainSeconds = 0;
        if (kept != Kept.LAST && keptEpoch() == epochs.size()) {
            best = trainee.parameters();
        }
        listener.epochDone(metrics);
    }

    // ---- checkpoints --------------------------------------------------------------------------

    private void obey(Demand demand) {
        if (demand == Demand.NOTHING) {
            return;
        }
        checkpointing.save(
                new TrainingState(
                        step,
                        lossSum,
                        trainSeconds,
                        epochs,
                        trainee.parameters(),
                        trainee.stepCount(),
                        trainee.optimiserState(),
                        best));
        if (demand == Demand.SAVE_AND_STOP) {
            throw new TrainingInterruptedException(epoch(), step);
        }
    }
}
