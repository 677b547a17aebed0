package crosscheck.comparison.engine;

/**
 * What an optimiser remembers of one parameter, under one name; immutable by convention.
 *
 * @param layer 0 for the first layer with weights
 * @param parameter such as {@code W}
 * @param state such as {@code m}, as {@link crosscheck.scratch.optimiser.UpdateRule#stateNames} has
 *     it
 * @param values row-major, as many as the parameter has; kept, not to be modified
 */
public record StateTensor(int layer, String parameter, String state, double[] values) {

    /** Its name in the network, such as {@code 0_W_m}. */
    public String fullName() {
        return layer + "_" + parameter + "_" + state;
    }
}
