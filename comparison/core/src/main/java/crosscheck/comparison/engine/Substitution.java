package crosscheck.comparison.engine;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.Loss;

/**
 * What computes in the place of parts of a hand-written network, to see what that changes. Traces
 * show it under the names of the parts that it stands for.
 */
public interface Substitution {
    /** Every part computes itself. */
    Substitution NONE = new Substitution() {};

    /**
     * What computes in the place of a layer with parameters.
     *
     * @param layer 0 for the first layer with parameters
     * @param sound the layer itself; has the parameters
     * @return a layer with the same parameters and shapes; the layer itself where nothing changes
     */
    default Layer layer(int layer, Layer sound) {
        return sound;
    }

    /**
     * What computes in the place of the loss.
     *
     * @return a loss of the same shapes; the loss itself where nothing changes
     */
    default Loss loss(Loss sound) {
        return sound;
    }
}
