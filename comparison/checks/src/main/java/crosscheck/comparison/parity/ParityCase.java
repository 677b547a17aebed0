package crosscheck.comparison.parity;

import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.ComparedNetwork;
import crosscheck.comparison.trace.Course;
import crosscheck.comparison.trace.DescribedNetwork;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.ParityRun;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * One row of the matrix.
 *
 * @param group what it is about, such as {@code optimiser}
 * @param name tells it from the others of its group
 * @param steps that are compared where nothing else is asked for, at least 1
 */
public record ParityCase(
        String group, String name, ComparedNetwork network, TrainingSpec training, int steps) {

    private static final int SMALL_CONVOLUTIONS = 7;
    private static final int LENET = 50;
    private static final int CNN = 190;

    /**
     * Takes its steps on the engines of a run.
     *
     * @param count of steps, at least 1
     * @param progress told the number of steps taken after each
     */
    public CaseResult run(ParityRun run, int count, IntConsumer progress) {
        long begin = System.nanoTime();
        List<PairResult> pairs = run.run(network, training, count, progress);
        return new CaseResult(this, count, pairs, (System.nanoTime() - begin) / 1e9);
    }

    /**
     * How long a step takes, for the time left: measured on all engines at once; in steps of a
     * small dense network.
     */
    public int stepCost() {
        if (!(network instanceof DescribedNetwork described)) {
            return steps == Course.CONVOLUTIONAL_STEPS ? SMALL_CONVOLUTIONS : 1;
        }
        return switch (described.spec().model()) {
            case MLP, SOFTMAX -> 1;
            case LENET -> LENET;
            case CNN -> CNN;
        };
    }

    /** Group and name, such as {@code optimiser: adam}. */
    public String title() {
        return group + ": " + name;
    }
}
