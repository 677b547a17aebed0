package crosscheck.comparison.bench;

import crosscheck.comparison.engine.EngineName;
import crosscheck.data.Dataset;
import crosscheck.data.Split;
import java.util.List;

/** On how many examples the speed of convolutional networks is measured where nobody says. */
public final class BenchExamples {
    /** About 4 seconds an epoch of the model cnn on dl4j with 2 cores. */
    static final int TRAIN = 6000;

    /** The hand-written reference takes about 30 seconds for as many of the model cnn. */
    static final int WITH_SCRATCH = 1000;

    private BenchExamples() {}

    /**
     * The first training examples, and with the reference of the test examples too.
     *
     * @param split with at least one of each
     */
    public static Split some(Split split, List<EngineName> engines) {
        boolean scratch = engines.contains(EngineName.SCRATCH);
        return new Split(
                first(split.train(), scratch ? WITH_SCRATCH : TRAIN),
                split.validation(),
                scratch ? first(split.test(), WITH_SCRATCH) : split.test());
    }

    private static Dataset first(Dataset data, int most) {
        return data.size() <= most ? data : data.slice(0, most);
    }
}
