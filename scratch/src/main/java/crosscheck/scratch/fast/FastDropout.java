package crosscheck.scratch.fast;

import crosscheck.scratch.layer.DropoutMask;

/** Dropout of one hidden layer's activations, in training. */
final class FastDropout {
    final float[] kept; // (capacity, stride): the activations after dropout

    private final float[] factors; // (capacity, stride): 0, or 1 / (1 - rate)
    private final DenseLayer layer;
    private final int index;
    private final float rate;
    private final long seed;

    FastDropout(DenseLayer layer, int index, double rate, long seed) {
        this.layer = layer;
        this.index = index;
        this.rate = (float) rate;
        this.seed = seed;
        this.kept = new float[layer.z.length];
        this.factors = new float[layer.z.length];
    }

    /** Sets {@link #kept} from the layer's activations. */
    void forward(int n, long step) {
        long key = DropoutMask.key(seed, index, step);
        float factor = 1 / (1 - rate);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < layer.fanOut; j++) {
                int at = i * layer.stride + j;
                boolean keeps = DropoutMask.keeps(key, i * layer.fanOut + j, rate);
                factors[at] = keeps ? factor : 0;
                kept[at] = layer.z[at] * factors[at];
            }
        }
    }

    /** Turns the gradient of what was kept into that of the activations. */
    void backward(float[] gradient, int n) {
        for (int i = 0; i < n * layer.stride; i++) {
            gradient[i] *= factors[i];
        }
    }
}
