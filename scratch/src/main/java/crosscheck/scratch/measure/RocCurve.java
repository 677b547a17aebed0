package crosscheck.scratch.measure;

import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic: how true and false positives grow as the threshold on a
 * score falls, and the area under that curve.
 *
 * <pre>{@code
 * an example is predicted positive if score >= threshold
 * TPR = TP / P,  FPR = FP / N        P positive and N negative examples
 * AUC = sum over neighbouring points of (FPR' - FPR) (TPR + TPR') / 2
 *     = (pairs won + pairs tied / 2) / (P N)
 * }</pre>
 *
 * The last line is the Mann-Whitney statistic: of all pairs of a positive and a negative example,
 * the share in which the positive one has the higher score. The area is summed in whole numbers and
 * divided once, so that both are the same to the last bit.
 *
 * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">T. Fawcett, An introduction to ROC
 *     analysis, 2006, algorithms 1 and 2</a>
 */
public final class RocCurve {
    private final List<Point> points;
    private final double area;

    /**
     * A threshold and what it leads to.
     *
     * @param threshold scores at or above it are predicted positive; infinity at the first point,
     *     where none is
     * @param falsePositiveRate 0 to 1
     * @param truePositiveRate 0 to 1
     */
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    private RocCurve(List<Point> points, double area) {
        this.points = List.copyOf(points);
        this.area = area;
    }

    /**
     * The curve of some scores.
     *
     * @param scores {@code (n)}, finite, higher for more positive; not modified
     * @param labels {@code (n)}, 1 for positive and 0 for negative, at least one of each; not
     *     modified
     * @throws IllegalArgumentException if the lengths differ, a score is not finite, a label is
     *     neither 0 nor 1 or one of them is missing
     */
    public static RocCurve of(double[] scores, int[] labels) {
        check(scores, labels);
        long positives = Arrays.stream(labels).sum();
        long negatives = labels.length - positives;
        if (positives == 0 || negatives == 0) {
            throw new IllegalArgumentException(
                    "a ROC curve needs positive and negative examples, not %d and %d"
                            .formatted(positives, negatives));
        }
        int[] order = descending(scores);
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
        long truePositives = 0;
        long falsePositives = 0;
        long doubledArea = 0; // in units of one pair
        for (int from = 0; from < order.length; ) {
            double threshold = scores[order[from]];
            long foundBefore = truePositives;
            long wrongBefore = falsePositives;
            // equal scores together: their order says nothing, and one trapezoid counts ties half
            for (; from < order.length && scores[order[from]] == threshold; from++) {
                truePositives += labels[order[from]];
                falsePositives += 1 - labels[order[from]];
            }
            doubledArea += (falsePositives - wrongBefore) * (foundBefore + truePositives);
            points.add(
                    new Point(
                            threshold,
                            (double) falsePositives / negatives,
                            (double) truePositives / positives));
        }
        return new RocCurve(points, doubledArea / (2.0 * positives * negatives));
    }

    /**
     * One curve for each class against all others.
     *
     * @param probabilities {@code (n, k)}, a score for each class; not modified
     * @param labels {@code (n)}, the actual classes, 0 to k - 1, each at least once; not modified
     * @throws IllegalArgumentException if the lengths differ, a score is not finite, a label is out
     *     of range, or a class is missing or the only one
     */
    public static List<RocCurve> oneVersusRest(Tensor probabilities, int[] labels) {
        int k = probabilities.columns();
        if (labels.length != probabilities.rows()) {
            throw new IllegalArgumentException(
                    probabilities.rows() + " rows of scores with " + labels.length + " labels");
        }
        for (int label : labels) {
            if (label < 0 || label >= k) {
                throw new IllegalArgumentException(
                        "label " + label + " is not one of 0 to " + (k - 1));
            }
        }
        return IntStream.range(0, k)
                .mapToObj(c -> oneVersusRest(probabilities, labels, c))
                .toList();
    }

    private static RocCurve oneVersusRest(Tensor probabilities, int[] labels, int c) {
        double[] scores =
                IntStream.range(0, labels.length)
                        .mapToDouble(i -> probabilities.get(i, c))
                        .toArray();
        int[] isClass = Arrays.stream(labels).map(label -> label == c ? 1 : 0).toArray();
        try {
            return of(scores, isClass);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("class " + c + ": " + e.getMessage(), e);
        }
    }

    /**
     * The points from (0, 0) to (1, 1): one for no positive prediction at all, then one for each
     * distinct score, from the highest to the lowest. Examples of equal score cross the threshold
     * together.
     *
     * @return at least 2 points, unmodifiable
     */
    public List<Point> points() {
        return points;
    }

    /**
     * The area under the curve (AUC), by trapezoids; 0 to 1: 1 if every positive example has a
     * higher score than every negative one, 1/2 for scores that say nothing.
     */
    public double area() {
        return area;
    }

    private static void check(double[] scores, int[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(
                    scores.length + " scores with " + labels.length + " labels");
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException(
                        "score " + i + " must be finite, not " + scores[i]);
            }
            if (labels[i] != 0 && labels[i] != 1) {
                throw new IllegalArgumentException(
                        "label " + i + " must be 0 or 1, not " + labels[i]);
            }
        }
    }

    private static int[] descending(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
