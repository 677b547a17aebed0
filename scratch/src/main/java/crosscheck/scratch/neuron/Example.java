package crosscheck.scratch.neuron;

import java.util.List;

/**
 * A labelled example.
 *
 * @param y the label, 0 or 1
 */
public record Example(List<Double> x, int y) {

    public Example {
        x = List.copyOf(x);
    }
}
