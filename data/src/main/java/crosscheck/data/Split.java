package crosscheck.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A data set in three parts. Weights are fitted on {@code train}, everything that is chosen is
 * chosen on {@code validation}, and {@code test} is measured once at the end and chooses nothing.
 */
public record Split(Dataset train, Dataset validation, Dataset test) {

    public Split {
        for (Dataset other : List.of(validation, test)) {
            if (!train.shape().equals(other.shape())
                    || !train.classNames().equals(other.classNames())) {
                throw new IllegalArgumentException("the parts differ in shape or classes");
            }
        }
    }

    /**
     * A split of files that come as a training and a test part: the last sixth of the training part
     * is for validation, as in MNIST's usual 50,000 / 10,000 / 10,000.
     *
     * @param training the training part, at least 2 examples
     * @return the first five sixths, the last sixth (rounded down, at least 1), the test part
     * @throws IllegalArgumentException if there are fewer than 2 training examples
     */
    public static Split lastSixth(Dataset training, Dataset test) {
        if (training.size() < 2) {
            throw new IllegalArgumentException(
                    "at least 2 training examples are needed, not " + training.size());
        }
        int boundary = training.size() - Math.max(1, training.size() / 6);
        return new Split(
                training.slice(0, boundary), training.slice(boundary, training.size()), test);
    }

    /**
     * A split that keeps the share of every class: of each class, in a seeded order, three fifths
     * train, one fifth validates and one fifth tests (rounded down, the rest trains).
     *
     * @param whole the data set; each class needs at least 5 examples
     * @param seed decides which examples go where
     * @return the three parts, each in the order of the data set
     * @throws IllegalArgumentException if a class has fewer than 5 examples
     */
    public static Split stratified(Dataset whole, long seed) {
        List<Integer> train = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int label = 0; label < whole.classCount(); label++) {
            List<Integer> rows = rowsOf(whole, label);
            if (rows.size() < 5) {
                throw new IllegalArgumentException(
                        "class " + label + " has " + rows.size() + " examples, 5 are needed");
            }
            Collections.shuffle(rows, Seeds.generator(seed, Seeds.Stream.SPLIT, label));
            int fifth = rows.size() / 5;
            test.addAll(rows.subList(0, fifth));
            validation.addAll(rows.subList(fifth, 2 * fifth));
            train.addAll(rows.subList(2 * fifth, rows.size()));
        }
        return new Split(select(whole, train), select(whole, validation), select(whole, test));
    }

    /**
     * All examples in every part, for data sets that list every case there is, such as truth
     * tables; the data set three times.
     */
    public static Split everywhere(Dataset whole) {
        return new Split(whole, whole, whole);
    }

    /**
     * The same split with fewer training examples.
     *
     * @return this split with {@code count} training examples
     * @throws IllegalArgumentException if there are fewer than that, or the count is below 1
     */
    public Split withTrainExamples(int count) {
        if (count < 1 || count > train.size()) {
            throw new IllegalArgumentException(
                    "the number of training examples must be from 1 to the "
                            + train.size()
                            + " there are in "
                            + train.name()
                            + ", not "
                            + count);
        }
        return new Split(train.slice(0, count), validation, test);
    }

    private static List<Integer> rowsOf(Dataset whole, int label) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < whole.size(); row++) {
            if (whole.label(row) == label) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Dataset select(Dataset whole, List<Integer> rows) {
        return whole.select(rows.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
