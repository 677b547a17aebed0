package crosscheck.scratch.fast;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import java.util.Collections;
import java.util.Map;
import java.util.Random;

/** Random labelled examples. */
final class Examples {
    private Examples() {}

    /** Features from N(0, 1), of which a share is 0. */
    static Dataset draw(int n, int features, int classes, double zeros, long seed) {
        Random random = new Random(seed);
        float[] x = new float[n * features];
        int[] labels = new int[n];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextDouble() < zeros ? 0 : (float) random.nextGaussian();
        }
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(classes);
        }
        return new Dataset(
                "drawn",
                ExampleShape.vector(features),
                x,
                labels,
                Collections.nCopies(classes, "class"),
                new Provenance("drawn", Map.of()));
    }

    /** Rows in turn, so that every example is seen. */
    static int[] batch(Dataset data, int step, int size) {
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = (step * size + i) % data.size();
        }
        return rows;
    }
}
