package crosscheck.comparison.lesson;

import crosscheck.comparison.page.Heatmap;
import crosscheck.comparison.page.Matrix;
import crosscheck.scratch.measure.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;

/** Pictures that several lessons on digits draw. */
final class DigitPictures {
    private DigitPictures() {}

    /** The weights of one unit as an image: column {@code unit} of W. */
    static Matrix weights(double[] w, int fanOut, int unit) {
        double[] pixels = new double[w.length / fanOut];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = w[i * fanOut + unit];
        }
        return new Matrix(DigitData.SIDE, DigitData.SIDE, pixels);
    }

    /** The names of the classes: the digits. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < DigitData.CLASSES; c++) {
            names.add(String.valueOf(c));
        }
        return names;
    }

    /** A confusion matrix, coloured. */
    static Heatmap heatmap(String title, String finding, List<String> names, ConfusionMatrix m) {
        List<List<Long>> counts = new ArrayList<>();
        for (int i = 0; i < m.classCount(); i++) {
            List<Long> row = new ArrayList<>();
            for (int j = 0; j < m.classCount(); j++) {
                row.add(m.count(i, j));
            }
            counts.add(row);
        }
        return new Heatmap(title, finding, "actual", "predicted", names, counts);
    }

    /** The most frequent confusion in words. */
    static String worst(ConfusionMatrix m) {
        int actual = 0;
        int predicted = 1;
        for (int i = 0; i < m.classCount(); i++) {
            for (int j = 0; j < m.classCount(); j++) {
                if (i != j && m.count(i, j) > m.count(actual, predicted)) {
                    actual = i;
                    predicted = j;
                }
            }
        }
        return "the most frequent mistake is %d taken for %d, %d times"
                .formatted(actual, predicted, m.count(actual, predicted));
    }
}
