package crosscheck.scratch.neuron;

import java.util.List;

/**
 * A labelled example.
 *
 * @param x the inputs
 * @param y the label, 0 or 1
 */
public record Example(List<Double> x, int y) {

    /**
     * Keeps a copy of the inputs.
     *
     * @param x copied
     * @param y 0 or 1
     */
    public Example {
        x = List.copyOf(x);
    }
}
