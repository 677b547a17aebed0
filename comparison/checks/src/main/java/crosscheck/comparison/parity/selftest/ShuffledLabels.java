package crosscheck.comparison.parity.selftest;

import crosscheck.data.Dataset;
import java.util.Random;

/** A data set's examples with the labels of others; made once. */
final class ShuffledLabels {
    private final long seed;
    private Dataset sound;
    private Dataset shuffled;

    ShuffledLabels(long seed) {
        this.seed = seed;
    }

    Dataset of(Dataset data) {
        if (data != sound) {
            sound = data;
            shuffled = shuffle(data, new Random(seed));
        }
        return shuffled;
    }

    private static Dataset shuffle(Dataset data, Random random) {
        int d = data.featureCount();
        float[] features = new float[Math.multiplyExact(data.size(), d)];
        int[] labels = new int[data.size()];
        for (int i = 0; i < labels.length; i++) {
            data.copyRow(i, features, i * d);
            labels[i] = data.label(i);
        }
        for (int i = labels.length - 1; i > 0; i--) { // Fisher and Yates
            int j = random.nextInt(i + 1);
            int label = labels[i];
            labels[i] = labels[j];
            labels[j] = label;
        }
        return new Dataset(
                data.name(), data.shape(), features, labels, data.classNames(), data.provenance());
    }
}
