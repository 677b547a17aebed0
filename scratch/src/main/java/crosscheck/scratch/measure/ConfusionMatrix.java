package crosscheck.scratch.measure;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each other: rows are actual classes, columns predicted ones.
 *
 * <p>Averages over the classes come in two kinds. <i>Macro</i>: the mean of the classes' own
 * ratios; NaN if one of them is (DL4J's {@code Evaluation} leaves such classes out). <i>Micro</i>:
 * the ratio of the summed counts; as every example has one class, precision, recall and F1 are all
 * the accuracy.
 */
public final class ConfusionMatrix {
    private final long[][] counts;
    private final long total;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
        this.total = IntStream.range(0, counts.length).mapToLong(this::actual).sum();
    }

    /**
     * The matrix of some predictions.
     *
     * @param labels {@code (n)}, the actual classes, 0 to classCount - 1; not modified
     * @param predictions {@code (n)}, the predicted ones; not modified
     * @param classCount k, at least 1
     * @throws IllegalArgumentException if the lengths differ, a class is out of range or there are
     *     no classes
     */
    public static ConfusionMatrix of(int[] labels, int[] predictions, int classCount) {
        if (classCount < 1 || labels.length != predictions.length) {
            throw new IllegalArgumentException(
                    ("%d labels, %d predictions and %d classes: as many of the one as of the other"
                                    + " and at least 1 class are needed")
                            .formatted(labels.length, predictions.length, classCount));
        }
        long[][] counts = new long[classCount][classCount];
        for (int i = 0; i < labels.length; i++) {
            checkClass(labels[i], classCount, "label", i);
            checkClass(predictions[i], classCount, "prediction", i);
            counts[labels[i]][predictions[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /**
     * A matrix counted elsewhere.
     *
     * @param counts {@code (k, k)}, rows actual, columns predicted, each at least 0; not modified
     * @throws IllegalArgumentException if it is empty, not square or a count is negative
     */
    public static ConfusionMatrix ofCounts(long[][] counts) {
        if (counts.length == 0) {
            throw new IllegalArgumentException("a confusion matrix needs at least 1 class");
        }
        long[][] copy = new long[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].length != counts.length) {
                throw new IllegalArgumentException(
                        "row %d has %d counts, not one for each of %d classes"
                                .formatted(i, counts[i].length, counts.length));
            }
            for (long count : counts[i]) {
                if (count < 0) {
                    throw new IllegalArgumentException("counts must be >= 0, not " + count);
                }
            }
            copy[i] = counts[i].clone();
        }
        return new ConfusionMatrix(copy);
    }

    /** The number of classes; k, at least 1. */
    public int classCount() {
        return counts.length;
    }

    /** The number of examples; at least 0. */
    public long total() {
        return total;
    }

    /**
     * One entry.
     *
     * @param actual the row, 0 to k - 1
     * @param predicted the column, 0 to k - 1
     * @return how many examples of the one class were taken for the other
     */
    public long count(int actual, int predicted) {
        return counts[Objects.checkIndex(actual, classCount())][
                Objects.checkIndex(predicted, classCount())];
    }

    /**
     * The share of right answers.
     *
     * <pre>{@code trace / total}</pre>
     *
     * @return 0 to 1; NaN without any example
     */
    public double accuracyFraction() {
        return (double) correct() / total;
    }

    /**
     * One class against all others.
     *
     * @param positive the class that counts as yes, 0 to k - 1
     * @return its TP, FP, FN and TN, with precision, recall, FPR and F1
     */
    public BinaryCounts oneVersusRest(int positive) {
        long truePositives = count(positive, positive);
        long falsePositives = predicted(positive) - truePositives;
        long falseNegatives = actual(positive) - truePositives;
        return new BinaryCounts(
                truePositives,
                falsePositives,
                falseNegatives,
                total - truePositives - falsePositives - falseNegatives);
    }

    /**
     * The macro average of a ratio, such as {@code macro(BinaryCounts::recall)}.
     *
     * @param ratio taken of each class against all others
     * @return the mean over the k classes; NaN if it is for one of them
     */
    public double macro(ToDoubleFunction<BinaryCounts> ratio) {
        double sum = 0;
        for (int c = 0; c < classCount(); c++) {
            sum += ratio.applyAsDouble(oneVersusRest(c));
        }
        return sum / classCount();
    }

    /**
     * The counts behind micro averages, such as {@code micro().falsePositiveRate()}; TP, FP, FN and
     * TN summed over the classes, each against all others.
     */
    public BinaryCounts micro() {
        long wrong = total - correct();
        return new BinaryCounts(
                correct(), wrong, wrong, classCount() * total - correct() - 2 * wrong);
    }

    private long correct() {
        return IntStream.range(0, classCount()).mapToLong(c -> counts[c][c]).sum();
    }

    private long actual(int c) {
        return IntStream.range(0, classCount()).mapToLong(j -> counts[c][j]).sum();
    }

    private long predicted(int c) {
        return IntStream.range(0, classCount()).mapToLong(i -> counts[i][c]).sum();
    }

    private static void checkClass(int c, int classCount, String what, int example) {
        if (c < 0 || c >= classCount) {
            throw new IllegalArgumentException(
                    "%s %d of example %d is not one of 0 to %d"
                            .formatted(what, c, example, classCount - 1));
        }
    }
}
