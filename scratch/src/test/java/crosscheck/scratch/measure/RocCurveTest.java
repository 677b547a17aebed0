package crosscheck.scratch.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.measure.RocCurve.Point;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void pointsAreAsComputedByHand() {
        // from the top: positive, negative, then a tie of one of each, then negative
        RocCurve curve =
                RocCurve.of(new double[] {0.9, 0.7, 0.4, 0.4, 0.1}, new int[] {1, 0, 0, 1, 0});
        assertEquals(
                List.of(
                        new Point(INFINITY, 0, 0),
                        new Point(0.9, 0, 0.5),
                        new Point(0.7, 1.0 / 3, 0.5),
                        new Point(0.4, 2.0 / 3, 1),
                        new Point(0.1, 1, 1)),
                curve.points());
        // 1/3 * 1/2 + 1/3 * 3/4 + 1/3 * 1; of the 6 pairs, 4 are won and 1 is tied
        assertEquals(4.5 / 6, curve.area());
    }

    @Test
    void areaIsOneForAPerfectOrderZeroForItsReverseAndHalfForOneTie() {
        int[] labels = {0, 0, 1, 1};
        assertEquals(1, RocCurve.of(new double[] {1, 2, 3, 4}, labels).area());
        assertEquals(0, RocCurve.of(new double[] {4, 3, 2, 1}, labels).area());
        RocCurve tie = RocCurve.of(new double[] {7, 7, 7, 7}, labels);
        assertEquals(0.5, tie.area());
        assertEquals(List.of(new Point(INFINITY, 0, 0), new Point(7, 1, 1)), tie.points());
    }

    @Test
    void bothZerosAreOneScore() {
        assertEquals(0.5, RocCurve.of(new double[] {0.0, -0.0}, new int[] {1, 0}).area());
        assertEquals(0.5, RocCurve.of(new double[] {-0.0, 0.0}, new int[] {1, 0}).area());
    }

    @Test
    void areaEqualsTheMannWhitneyStatistic() {
        int checked = 0;
        int tied = 0;
        for (int levels : new int[] {2, 3, 10, 100, 1_000_000}) {
            for (long seed = 1; seed <= 20; seed++) {
                Random random = new Random(seed);
                int n = 2 + random.nextInt(120);
                int[] labels = random.ints(n, 0, 2).toArray();
                labels[0] = 0;
                labels[1] = 1;
                double[] scores = random.ints(n, 0, levels).mapToDouble(s -> s / 7.0).toArray();
                RocCurve curve = RocCurve.of(scores, labels);
                assertEquals(mannWhitney(scores, labels), curve.area());
                assertEquals(trapezoids(curve), curve.area(), 1e-14);
                assertRisesFromCornerToCorner(curve, scores);
                tied += curve.points().size() - 1 < n ? 1 : 0;
                checked++;
            }
        }
        assertEquals(5 * 20, checked);
        assertTrue(tied >= 60, tied + " with ties");
    }

    private static double mannWhitney(double[] scores, int[] labels) {
        long doubledWins = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    doubledWins += scores[i] > scores[j] ? 2 : scores[i] == scores[j] ? 1 : 0;
                    pairs++;
                }
            }
        }
        return doubledWins / (2.0 * pairs);
    }

    private static double trapezoids(RocCurve curve) {
        double area = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            Point a = curve.points().get(i - 1);
            Point b = curve.points().get(i);
            area +=
                    (b.falsePositiveRate() - a.falsePositiveRate())
                            * (a.truePositiveRate() + b.truePositiveRate())
                            / 2;
        }
        return area;
    }

    private static void assertRisesFromCornerToCorner(RocCurve curve, double[] scores) {
        List<Point> points = curve.points();
        assertEquals(1 + Arrays.stream(scores).distinct().count(), points.size());
        assertEquals(new Point(INFINITY, 0, 0), points.get(0));
        double lowest = Arrays.stream(scores).min().orElseThrow();
        assertEquals(new Point(lowest, 1, 1), points.get(points.size() - 1));
        for (int i = 1; i < points.size(); i++) {
            assertTrue(points.get(i).threshold() < points.get(i - 1).threshold());
            assertTrue(points.get(i).falsePositiveRate() >= points.get(i - 1).falsePositiveRate());
            assertTrue(points.get(i).truePositiveRate() >= points.get(i - 1).truePositiveRate());
        }
    }

    @Test
    void aPointIsTheConfusionMatrixAtItsThreshold() {
        double[] scores = {0.1, 0.8, 0.35, 0.8, 0.6, 0.35};
        int[] labels = {0, 1, 0, 0, 1, 1};
        int checked = 0;
        for (Point point : RocCurve.of(scores, labels).points()) {
            int[] predictions =
                    Arrays.stream(scores).mapToInt(s -> s >= point.threshold() ? 1 : 0).toArray();
            BinaryCounts counts = ConfusionMatrix.of(labels, predictions, 2).oneVersusRest(1);
            assertEquals(counts.recall(), point.truePositiveRate());
            assertEquals(counts.falsePositiveRate(), point.falsePositiveRate());
            checked++;
        }
        assertEquals(1 + 4, checked);
    }

    @Test
    void eachClassHasItsCurveAgainstTheRest() {
        Tensor p =
                Tensor.of(
                        new double[] {0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.5, 0.1, 0.4, 0.1, 0.6, 0.3},
                        4,
                        3);
        List<RocCurve> curves = RocCurve.oneVersusRest(p, new int[] {0, 1, 2, 0});
        assertEquals(3, curves.size());
        assertEquals(2.0 / 4, curves.get(0).area()); // .7 and .1 against .3 and .5
        assertEquals(2.0 / 3, curves.get(1).area()); // .4 against .2, .1 and .6
        assertEquals(3.0 / 3, curves.get(2).area()); // .4 against .1, .3 and .3
    }

    @Test
    void aMissingClassIsNamed() {
        Tensor p = Tensor.of(new double[] {0.7, 0.2, 0.1, 0.3, 0.4, 0.3}, 2, 3);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> RocCurve.oneVersusRest(p, new int[] {0, 1}));
        assertTrue(e.getMessage().startsWith("class 2:"), e.getMessage());
    }

    @Test
    void wrongArgumentsAreRejected() {
        record Wrong(double[] scores, int... labels) {}
        List<Wrong> cases =
                List.of(
                        new Wrong(new double[] {}),
                        new Wrong(new double[] {1, 2}, 1, 1),
                        new Wrong(new double[] {1, 2}, 0, 0),
                        new Wrong(new double[] {1, 2}, 0, 1, 1),
                        new Wrong(new double[] {1, 2}, 0, 2),
                        new Wrong(new double[] {1, 2}, -1, 1),
                        new Wrong(new double[] {1, Double.NaN}, 0, 1),
                        new Wrong(new double[] {1, INFINITY}, 0, 1));
        int checked = 0;
        for (Wrong wrong : cases) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> RocCurve.of(wrong.scores(), wrong.labels()));
            checked++;
        }
        Tensor p = Tensor.of(new double[] {0.5, 0.5, 0.5, Double.NaN}, 2, 2);
        for (int[] labels : new int[][] {{0, 1}, {0, 1, 1}, {0, 2}, {-1, 1}}) {
            assertThrows(IllegalArgumentException.class, () -> RocCurve.oneVersusRest(p, labels));
            checked++;
        }
        assertEquals(8 + 4, checked);
    }
}
