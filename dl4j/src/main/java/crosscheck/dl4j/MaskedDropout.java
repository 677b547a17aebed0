package crosscheck.dl4j;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Inverted dropout of a layer's input by a mask from outside: kept values times {@code 1 / (1 -
 * dropoutRate)}, the others 0. DL4J's own draws its mask in native code, where nobody can follow
 * it.
 */
final class MaskedDropout implements IDropout {
    private static final long serialVersionUID = 1L;

    private final double dropoutRate;
    private final int layer;
    private final KeepMask mask;
    private transient INDArray factors;

    MaskedDropout(double dropoutRate, int layer, KeepMask mask) {
        this.dropoutRate = dropoutRate;
        this.layer = layer;
        this.mask = mask;
    }

    @Override
    public INDArray applyDropout(
            INDArray input,
            INDArray result,
            int iteration,
            int epoch,
            LayerWorkspaceMgr workspaceMgr) {
        clear();
        factors = Nd4j.createUninitializedDetached(input.dataType(), input.shape());
        for (int i = 0; i < input.length(); i++) { // row-major, as the mask is
            factors.data().put(i, mask.keeps(layer, iteration, i) ? 1 / (1 - dropoutRate) : 0);
        }
        return input.muli(factors, result);
    }

    @Override
    public INDArray backprop(
            INDArray outputGradient, INDArray inputGradient, int iteration, int epoch) {
        return outputGradient.muli(factors, inputGradient);
    }

    @Override
    public void clear() {
        if (factors != null) {
            factors.close();
            factors = null;
        }
    }

    @Override
    public MaskedDropout clone() {
        return new MaskedDropout(dropoutRate, layer, mask);
    }
}
