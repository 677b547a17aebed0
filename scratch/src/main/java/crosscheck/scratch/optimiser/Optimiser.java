package crosscheck.scratch.optimiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;

/** Changes parameters by their gradients, once per step. */
public interface Optimiser {

    /**
     * Takes one step.
     *
     * @param parameters values modified, gradients not modified; the same list at every step
     */
    void update(List<Parameter> parameters);
}
