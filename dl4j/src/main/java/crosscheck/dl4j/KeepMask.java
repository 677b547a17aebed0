package crosscheck.dl4j;

import java.io.Serializable;

/** Decides which values a dropout layer keeps, so that both sides can drop the same ones. */
@FunctionalInterface
public interface KeepMask extends Serializable {

    /**
     * Whether a value is kept.
     *
     * @param layer 0 for the first dropout layer from the input
     * @param step 0 for the first training step
     * @param index of the value in its mini-batch, row-major
     * @return true if it is kept
     */
    boolean keeps(int layer, int step, int index);
}
