package crosscheck.scratch.neuron;

import crosscheck.data.iris.Iris;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first 100 irises, 50 setosa (0) and 50 versicolor (1), as the decimals of the file: a data
 * set's floats are up to 2e-7 beside them, which the lecture's printed digits would show.
 */
public final class TwoIrises {
    private static final int FLOWERS = 100;
    private static final int OF_A_KIND = 50;
    private static final int TRAIN_OF_A_KIND = 40;
    private static final int FEATURES = 4;

    private TwoIrises() {}

    /** All of them; 100 flowers with four measures in cm each, in the order of the file. */
    public static List<Example> all() {
        return new String(Iris.csv(), StandardCharsets.US_ASCII)
                .lines()
                .skip(1)
                .limit(FLOWERS)
                .map(TwoIrises::example)
                .toList();
    }

    private static Example example(String row) {
        String[] cells = row.split(",");
        List<Double> x = Arrays.stream(cells, 0, FEATURES).map(Double::valueOf).toList();
        return new Example(x, cells[FEATURES].equals("setosa") ? 0 : 1);
    }

    /** The flowers that train; rows 0 to 39 and 50 to 89. */
    public static List<Example> train() {
        return ofEachKind(0, TRAIN_OF_A_KIND);
    }

    /** The flowers that test; rows 40 to 49 and 90 to 99. */
    public static List<Example> test() {
        return ofEachKind(TRAIN_OF_A_KIND, OF_A_KIND);
    }

    private static List<Example> ofEachKind(int from, int to) {
        List<Example> all = all();
        List<Example> chosen = new ArrayList<>(all.subList(from, to));
        chosen.addAll(all.subList(OF_A_KIND + from, OF_A_KIND + to));
        return chosen;
    }
}
