package crosscheck.dl4j;

import java.util.function.IntPredicate;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Inverted dropout of a layer's input by a mask from outside: kept values times {@code 1 / (1 -
 * dropoutRate)}, the others 0. DL4J's own draws its mask in native code, where nobody can follow
 * it; its parameter is the probability of keeping, here it is that of zeroing.
 */
final class MaskedDropout implements IDropout {
    private static final long serialVersionUID = 2L;

    private final double dropoutRate;
    private final int layer;
    private final KeepMask mask;
    private transient INDArray factors;
    private transient float[] values;

    MaskedDropout(double dropoutRate, int layer, KeepMask mask) {
        this.dropoutRate = dropoutRate;
        this.layer = layer;
        this.mask = mask;
    }

    double dropoutRate() {
        return dropoutRate;
    }

    @Override
    public INDArray applyDropout(
            INDArray input,
            INDArray result,
            int iteration,
            int epoch,
            LayerWorkspaceMgr workspaceMgr) {
        draw(input, iteration);
        return input.muli(factors, result);
    }

    private void draw(INDArray input, int iteration) {
        int length = Math.toIntExact(input.length());
        if (factors == null
                || factors.dataType() != input.dataType()
                || !factors.equalShapes(input)) {
            clear();
            factors = Nd4j.createUninitializedDetached(input.dataType(), input.shape());
            values = new float[length];
        }
        IntPredicate keeps = mask.at(layer, iteration, dropoutRate);
        double factor = 1 / (1 - dropoutRate);
        if (factors.dataType() == DataType.FLOAT) {
            for (int i = 0; i < length; i++) { // row-major, as the mask is
                values[i] = keeps.test(i) ? (float) factor : 0;
            }
            factors.data().asNioFloat().put(values);
        } else {
            for (int i = 0; i < length; i++) {
                factors.data().put(i, keeps.test(i) ? factor : 0);
            }
        }
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
