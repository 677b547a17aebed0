package crosscheck.scratch.descent;

import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.tensor.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks down a function with the very optimisers that train networks. */
public final class Descent {
    private Descent() {}

    public record Place(List<Double> x, double value, List<Double> gradient) {

        public Place {
            x = List.copyOf(x);
            gradient = List.copyOf(gradient);
        }
    }

    /**
     * The way of some steps.
     *
     * @param optimiser before its first step
     * @param steps at least 0
     * @param start one number for each argument; not modified
     * @return {@code steps + 1} places, the start first
     * @throws IllegalArgumentException if the start has not as many numbers as the function takes,
     *     or the number of steps is negative
     */
    public static List<Place> path(
            DifferentiableFunction function, Optimiser optimiser, int steps, double... start) {
        if (start.length != function.dimensions() || steps < 0) {
            throw new IllegalArgumentException(
                    "%d steps from %s: at least 0 steps from %d numbers are needed"
                            .formatted(steps, Arrays.toString(start), function.dimensions()));
        }
        Parameter x = Parameter.zeros("x", 1, start.length);
        System.arraycopy(start, 0, x.value().values(), 0, start.length);
        List<Place> places = new ArrayList<>();
        places.add(place(function, x));
        for (int step = 0; step < steps; step++) {
            optimiser.update(List.of(x));
            places.add(place(function, x));
        }
        return places;
    }

    private static Place place(DifferentiableFunction function, Parameter x) {
        double[] at = x.value().values();
        double[] gradient = function.gradient(at);
        System.arraycopy(gradient, 0, x.gradient().values(), 0, gradient.length);
        return new Place(list(at), function.value(at), list(gradient));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
