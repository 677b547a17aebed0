package crosscheck.scratch;

import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;

/**
 * Random examples.
 *
 * @param x {@code (n, d)}, from N(0, 1): none is 0
 * @param targets {@code (n, k)}, one-hot
 */
record RandomBatch(Tensor x, Tensor targets) {

    static RandomBatch draw(int n, int d, int k, long seed) {
        Random random = new Random(seed);
        Tensor x = new Tensor(n, d);
        Arrays.setAll(x.values(), i -> random.nextGaussian());
        Tensor targets = new Tensor(n, k);
        for (int i = 0; i < n; i++) {
            targets.values()[i * k + random.nextInt(k)] = 1;
        }
        return new RandomBatch(x, targets);
    }
}
