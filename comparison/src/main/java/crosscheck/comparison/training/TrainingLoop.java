package crosscheck.comparison.training;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Checkpointing.Demand;
import crosscheck.data.Dataset;
import crosscheck.scratch.NonFiniteException;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The epochs of one training, from wherever it stands to its end. */
final class TrainingLoop {
    private final Training job;
    private final TrainingSpec training;
    private final EngineName engine;
    private final Trainee trainee;
    private final TrainingListener listener;
    private final Checkpointing checkpointing;

    // ---- the state, as in TrainingState ----
    private final List<EpochMetrics> epochs;
    private final List<Double> validationLosses;
    private List<ParameterTensor> best;
    private int step;
    private double lossSum;
    private double trainSeconds;

    TrainingLoop(
            Training job,
            EngineName engine,
            Trainee trainee,
            TrainingState start,
            TrainingListener listener,
            Checkpointing checkpointing) {
        this.job = job;
        this.training = job.training();
        this.engine = engine;
        this.trainee = trainee;
        this.listener = listener;
        this.checkpointing = checkpointing;
        this.epochs = new ArrayList<>(start.epochs());
        this.validationLosses = new ArrayList<>();
        start.epochs().forEach(epoch -> validationLosses.add(epoch.validation().loss()));
        this.best = start.best();
        this.step = start.step();
        this.lossSum = start.lossSum();
        this.trainSeconds = start.trainSeconds();
        if (start.stepCount() > 0) {
            trainee.setOptimiserState(start.stepCount(), start.optimiserState());
        }
    }

    /** Trains; with early stopping the network has its best weights afterwards. */
    List<EpochMetrics> run() {
        while (epochs.size() < training.epochs() && !stopped()) {
            if (!epochs.isEmpty() && !training.schedule().equals(Schedule.CONSTANT)) {
                trainee.setLearningRate(training.learningRate(validationLosses));
            }
            steps();
            endEpoch();
            obey(checkpointing.afterEpoch());
        }
        if (!best.isEmpty()) {
            trainee.setParameters(best);
        }
        return epochs;
    }

    private boolean stopped() {
        return training.earlyStopping()
                .map(stopping -> stopping.stopsAfter(validationLosses))
                .orElse(false);
    }

    /** The epoch whose weights are kept: the last, or with early stopping the best. */
    int keptEpoch() {
        return training.earlyStopping().isEmpty()
                ? epochs.size()
                : 1 + EarlyStopping.bestEpoch(validationLosses).orElse(epochs.size() - 1);
    }

    // ---- one epoch --------------------------------------------------------------------------

    /** Takes the steps that are left of the epoch in progress. */
    private void steps() {
        Iterator<int[]> miniBatches = job.miniBatches().epoch(epochs.size()).iterator();
        for (int done = 0; done < step; done++) {
            miniBatches.next();
        }
        Dataset examples = job.examples(epochs.size());
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
        Dataset train = job.split().train();
        EpochMetrics metrics =
                new EpochMetrics(
                        epoch(),
                        training.learningRate(validationLosses),
                        lossSum / train.size(),
                        trainee.evaluate(job.split().validation()),
                        trainSeconds);
        epochs.add(metrics);
        validationLosses.add(metrics.validation().loss());
        step = 0;
        lossSum = 0;
        trainSeconds = 0;
        if (training.earlyStopping().isPresent() && keptEpoch() == epochs.size()) {
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
