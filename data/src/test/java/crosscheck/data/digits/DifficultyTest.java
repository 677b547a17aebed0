package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import org.junit.jupiter.api.Test;

/** The digits are neither so easy that every method finds them, nor without any pattern. */
class DifficultyTest {
    private static final DrawnDigits DIGITS = DrawnDigits.draw(2000, 1000, 1);

    /** The mean image of each class, {@code (k, d)}. */
    private static double[][] classMeans(Dataset train) {
        double[][] means = new double[train.classCount()][train.featureCount()];
        int[] counts = new int[train.classCount()];
        double[] row = new double[train.featureCount()];
        for (int i = 0; i < train.size(); i++) {
            train.copyRow(i, row, 0);
            counts[train.label(i)]++;
            for (int j = 0; j < row.length; j++) {
                means[train.label(i)][j] += row[j];
            }
        }
        for (int label = 0; label < means.length; label++) {
            for (int j = 0; j < row.length; j++) {
                means[label][j] /= counts[label];
            }
        }
        return means;
    }

    private static int nearest(double[] row, double[][] means) {
        int best = -1;
        double bestDistance = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int j = 0; j < row.length; j++) {
                double difference = row[j] - means[label][j];
                distance += difference * difference;
            }
            if (distance < bestDistance) {
                bestDistance = distance;
                best = label;
            }
        }
        return best;
    }

    @Test
    void nearestClassMeanFindsMostDigitsButFarFromAll() {
        double[][] means = classMeans(DIGITS.train());
        Dataset test = DIGITS.test();
        double[] row = new double[test.featureCount()];
        int hits = 0;
        for (int i = 0; i < test.size(); i++) {
            test.copyRow(i, row, 0);
            if (nearest(row, means) == test.label(i)) {
                hits++;
            }
        }
        double accuracyFraction = (double) hits / test.size();
        assertTrue(
                accuracyFraction > 0.58 && accuracyFraction < 0.68,
                "0.638 when frozen, now " + accuracyFraction);
    }
}
