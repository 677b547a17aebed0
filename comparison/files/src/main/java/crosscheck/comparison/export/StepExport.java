package crosscheck.comparison.export;

import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TracedTensor;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzWriter;
import crosscheck.comparison.npz.NumberType;
import crosscheck.comparison.runfolder.WeightsFile;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Training;
import crosscheck.data.Dataset;
import crosscheck.scratch.NonFiniteException;
import crosscheck.scratch.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Takes the exported steps on one engine and writes what they compute. */
final class StepExport {
    /** The most that the tensors of the traced steps may take in a file, in bytes: 2^28. */
    static final long MOST_TRACE_BYTES = 1L << 28;

    private final Training job;
    private final ExportedSteps steps;
    private final ExportedEngine side;
    private final Path folder;
    private final long mostTraceBytes;

    private final List<Double> losses = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private final List<Integer> weightsAfter = new ArrayList<>();
    private final List<TracedTensor> firstTrace = new ArrayList<>();
    private long traceBytes;
    private int tracedSteps;

    StepExport(Training job, ExportedSteps steps, ExportedEngine side, Path folder) {
        this(job, steps, side, folder, MOST_TRACE_BYTES);
    }

    StepExport(
            Training job,
            ExportedSteps steps,
            ExportedEngine side,
            Path folder,
            long mostTraceBytes) {
        this.job = job;
        this.steps = steps;
        this.side = side;
        this.folder = folder;
        this.mostTraceBytes = mostTraceBytes;
    }

    static String traceFile(ExportedEngine side) {
        return "trace-" + side.name() + ".npz";
    }

    static String weightsFile(ExportedEngine side, int step) {
        return "weights-" + side.name() + "-after-" + step + ".npz";
    }

    /** A tensor's name in a file. */
    static String arrayName(TracedTensor tensor) {
        return tensor.name().replace(' ', '_');
    }

    /** Takes the steps, or fewer where a loss is not finite; told the number of steps taken. */
    void run(Trainee trainee, IntConsumer progress) throws IOException {
        TrainingSpec training = job.training();
        List<Double> validationLosses = new ArrayList<>();
        double rate = training.learningRate();
        Dataset examples = job.examples(0);
        try (NpzWriter trace = new NpzWriter(folder.resolve(traceFile(side)))) {
            for (int step = 0; step < steps.count(); step++) {
                if (step > 0 && step % steps.perEpoch() == 0) {
                    examples = job.examples(steps.epoch(step));
                    if (!training.schedule().equals(Schedule.CONSTANT)) {
                        validationLosses.add(trainee.evaluate(job.split().validation()).loss());
                        rate = training.learningRate(validationLosses);
                        trainee.setLearningRate(rate);
                    }
                }
                rates.add(rate);
                losses.add(loss(trainee, examples, step, trace));
                progress.accept(step + 1);
                if (!Double.isFinite(losses.get(step))) {
                    break;
                }
                if (isPowerOfTen(step + 1) || step + 1 == steps.count()) {
                    weightsAfter.add(step + 1);
                    WeightsFile.write(
                            folder.resolve(weightsFile(side, step + 1)),
                            trainee.parameters(),
                            side.precision());
                }
            }
            trace.add("losses", numbers(losses));
            trace.add("learning_rates", numbers(rates));
        }
    }

    /** Takes a step, traced as long as the tensors of all traced ones are not too many. */
    private double loss(Trainee trainee, Dataset examples, int step, NpzWriter file)
            throws IOException {
        int[] rows = steps.rows(step);
        if (tracedSteps < step || step > 0 && traceBytes / step * (step + 1) > mostTraceBytes) {
            try {
                return trainee.step(examples, rows);
            } catch (NonFiniteException e) {
                return e.loss();
            }
        }
        StepTrace trace = trainee.trace(examples, rows);
        double loss = Double.NaN;
        for (TracedTensor tensor : trace.tensors()) {
            if (tensor.kind() == TensorKind.LOSS) {
                loss = tensor.values()[0];
            } else {
                file.add(
                        "step_%d_%s".formatted(step + 1, arrayName(tensor)),
                        new NpyArray(NumberType.FLOAT64, tensor.shape(), tensor.values()));
                traceBytes += (long) Double.BYTES * tensor.values().length;
            }
        }
        if (step == 0) {
            firstTrace.addAll(trace.tensors());
        }
        tracedSteps = step + 1;
        return loss;
    }

    private static boolean isPowerOfTen(int number) {
        int rest = number;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    private static NpyArray numbers(List<Double> values) {
        return new NpyArray(
                NumberType.FLOAT64,
                List.of(values.size()),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    // ---- what was written -----------------------------------------------------------------------

    ExportedEngine side() {
        return side;
    }

    /** How many steps were taken: fewer than wanted where a loss was not finite. */
    int stepsTaken() {
        return losses.size();
    }

    int tracedSteps() {
        return tracedSteps;
    }

    List<Integer> weightsAfter() {
        return List.copyOf(weightsAfter);
    }

    /** The tensors of the first step, for their names and shapes. */
    List<TracedTensor> firstTrace() {
        return List.copyOf(firstTrace);
    }
}
