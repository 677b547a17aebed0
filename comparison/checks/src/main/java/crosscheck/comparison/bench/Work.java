package crosscheck.comparison.bench;

import crosscheck.comparison.spec.LayerSpec;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.data.ExampleShape;

/** Counts the arithmetic of a network. */
final class Work {
    private Work() {}

    /**
     * Multiplications and additions of one training step for one example: forward, gradients of the
     * weights, gradients of the inputs but those of the first layer; floating-point operations,
     * those with the weights only.
     */
    static long perExample(NetworkSpec network) {
        ExampleShape shape = network.inputShape();
        long work = 0;
        boolean first = true;
        for (LayerSpec layer : network.layers()) {
            long products = 0;
            if (layer instanceof LayerSpec.Convolution conv) {
                int height = shape.height() - conv.size() + 1;
                int width = shape.width() - conv.size() + 1;
                products =
                        (long) height
                                * width
                                * conv.filters()
                                * shape.channels()
                                * conv.size()
                                * conv.size();
                shape = new ExampleShape(conv.filters(), height, width);
            } else if (layer instanceof LayerSpec.MaxPooling pool) {
                shape =
                        new ExampleShape(
                                shape.channels(),
                                shape.height() / pool.size(),
                                shape.width() / pool.size());
            } else if (layer instanceof LayerSpec.Dense dense) {
                products = (long) shape.featureCount() * dense.units();
                shape = ExampleShape.vector(dense.units());
            }
            work += 2 * products * (first ? 2 : 3);
            first &= products == 0;
        }
        return work;
    }
}
