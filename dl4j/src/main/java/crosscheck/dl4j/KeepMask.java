package crosscheck.dl4j;

import java.io.Serializable;
import java.util.function.IntPredicate;

/** Decides which values a dropout layer keeps, so that both sides can drop the same ones. */
@FunctionalInterface
public interface KeepMask extends Serializable {

    /**
     * The mask of one layer at one step.
     *
     * @param layer 0 for the first dropout layer from the input
     * @param step 0 for the first training step
     * @param rate probability of zeroing, from 0 to below 1
     * @return says for the index of a value in its mini-batch, row-major, whether it is kept
     */
    IntPredicate at(int layer, int step, double rate);
}
