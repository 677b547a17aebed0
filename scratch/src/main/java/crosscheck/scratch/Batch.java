package crosscheck.scratch;

import crosscheck.data.Dataset;
import crosscheck.scratch.tensor.Tensor;
import java.util.stream.IntStream;

/** Examples of a data set as the tensors that a network takes. */
public final class Batch {
    private Batch() {}

    /**
     * The features of some examples.
     *
     * @param data where from
     * @param rows which ones; not modified
     * @return {@code (rows, d)}, new
     */
    public static Tensor features(Dataset data, int[] rows) {
        int d = data.featureCount();
        Tensor x = new Tensor(rows.length, d);
        for (int i = 0; i < rows.length; i++) {
            data.copyRow(rows[i], x.values(), i * d);
        }
        return x;
    }

    /**
     * The labels of some examples, one-hot: 1 at the label, 0 elsewhere.
     *
     * @param data where from
     * @param rows which ones; not modified
     * @return {@code (rows, k)}, new
     */
    public static Tensor targets(Dataset data, int[] rows) {
        int k = data.classCount();
        Tensor targets = new Tensor(rows.length, k);
        for (int i = 0; i < rows.length; i++) {
            targets.values()[i * k + data.label(rows[i])] = 1;
        }
        return targets;
    }

    static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}
