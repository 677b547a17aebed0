package crosscheck.comparison.training;

import crosscheck.comparison.engine.Trainee;
import crosscheck.data.Dataset;
import crosscheck.scratch.measure.ConfusionMatrix;
import java.util.Arrays;
import java.util.Objects;

/** What a trained network says of each example of a data set. Immutable. */
public final class Predictions {
    /** Examples that are predicted at once. */
    private static final int BATCH = 1000;

    private final int[] labels;
    private final int[] classes;
    private final double[] probabilities;
    private final int classCount;

    private Predictions(int[] labels, int[] classes, double[] probabilities, int classCount) {
        this.labels = labels;
        this.classes = classes;
        this.probabilities = probabilities;
        this.classCount = classCount;
    }

    /**
     * What a network puts out for each example, by batches.
     *
     * @return row-major {@code (n, k)}, new
     */
    public static double[] outputs(Trainee trainee, Dataset data) {
        double[] outputs = new double[data.size() * data.classCount()];
        for (int from = 0; from < data.size(); from += BATCH) {
            int first = from;
            int[] rows = new int[Math.min(BATCH, data.size() - from)];
            Arrays.setAll(rows, i -> first + i);
            double[] some = trainee.predictProbabilities(data, rows);
            System.arraycopy(some, 0, outputs, from * data.classCount(), some.length);
        }
        return outputs;
    }

    /**
     * Takes the class with the largest output, the first of several.
     *
     * @param outputs row-major {@code (n, k)} of these examples; not modified
     * @throws IllegalArgumentException if there are not k outputs for each example, or one is NaN
     */
    public static Predictions of(Dataset data, double[] outputs) {
        int k = data.classCount();
        if (outputs.length != (long) data.size() * k) {
            throw new IllegalArgumentException(
                    "%d examples of %d classes need as many outputs, not %d"
                            .formatted(data.size(), k, outputs.length));
        }
        int[] labels = new int[data.size()];
        int[] classes = new int[data.size()];
        double[] probabilities = new double[data.size()];
        for (int i = 0; i < data.size(); i++) {
            labels[i] = data.label(i);
            classes[i] = largest(outputs, i * k, k);
            probabilities[i] = outputs[i * k + classes[i]];
        }
        return new Predictions(labels, classes, probabilities, k);
    }

    private static int largest(double[] outputs, int from, int k) {
        int best = 0;
        for (int j = 0; j < k; j++) {
            if (Double.isNaN(outputs[from + j])) {
                throw new IllegalArgumentException(
                        "example %d: an output is NaN".formatted(from / k));
            }
            best = outputs[from + j] > outputs[from + best] ? j : best;
        }
        return best;
    }

    /** The number of examples; n. */
    public int size() {
        return labels.length;
    }

    /**
     * The class that an example has.
     *
     * @param example 0 to n - 1
     * @return 0 to k - 1
     */
    public int label(int example) {
        return labels[Objects.checkIndex(example, size())];
    }

    /**
     * The class that the network gave an example.
     *
     * @param example 0 to n - 1
     * @return 0 to k - 1
     */
    public int predicted(int example) {
        return classes[Objects.checkIndex(example, size())];
    }

    /**
     * The output of the class that the network gave an example; of sigmoid outputs the largest,
     * which is no probability among the classes.
     *
     * @param example 0 to n - 1
     * @return 0 to 1
     */
    public double probability(int example) {
        return probabilities[Objects.checkIndex(example, size())];
    }

    /**
     * Whether an example got its own class.
     *
     * @param example 0 to n - 1
     */
    public boolean isCorrect(int example) {
        return label(example) == predicted(example);
    }

    /** How many examples got their own class; 0 to n. */
    public int correct() {
        int correct = 0;
        for (int i = 0; i < size(); i++) {
            correct += isCorrect(i) ? 1 : 0;
        }
        return correct;
    }

    /**
     * How often each class was taken for each other; rows are actual classes, columns predicted
     * ones.
     */
    public ConfusionMatrix confusionMatrix() {
        return ConfusionMatrix.of(labels, classes, classCount);
    }
}
