package crosscheck.comparison.page;

import java.util.List;

/**
 * An axis.
 *
 * @param name what it measures, with the unit
 * @param range its least and greatest value, or empty: as the numbers need
 * @param names of 0, 1, 2, … on an axis of names, else empty
 */
public record Axis(String name, Scale scale, List<Double> range, List<String> names) {

    /** How values lie on an axis. */
    public enum Scale {
        /** Equal differences are equally long. */
        LINEAR,
        /** The same, of whole numbers only: nothing between them is marked. */
        WHOLE,
        /** Equal ratios are equally long; the values must be above 0. */
        LOG,
        /** Names side by side; their values are 0, 1, 2, … */
        NAMES
    }

    public Axis {
        range = List.copyOf(range);
        names = List.copyOf(names);
        if (names.isEmpty() == (scale == Scale.NAMES)) {
            throw new IllegalArgumentException(
                    "an axis of names, and no other, has names; %s has %s".formatted(scale, names));
        }
        if (!range.isEmpty() && !(range.size() == 2 && range.get(0) < range.get(1))) {
            throw new IllegalArgumentException(
                    "the range must be empty or two rising values, not " + range);
        }
    }

    /** A linear axis as long as the numbers need. */
    public static Axis of(String name) {
        return new Axis(name, Scale.LINEAR, List.of(), List.of());
    }

    /** An axis of whole numbers, such as epochs. */
    public static Axis whole(String name) {
        return new Axis(name, Scale.WHOLE, List.of(), List.of());
    }

    /** A logarithmic axis as long as the numbers need. */
    public static Axis log(String name) {
        return new Axis(name, Scale.LOG, List.of(), List.of());
    }

    /**
     * An axis of names.
     *
     * @param names of 0, 1, 2, …, at least one
     * @throws IllegalArgumentException if there is no name
     */
    public static Axis names(String name, List<String> names) {
        return new Axis(name, Scale.NAMES, List.of(-1.0, (double) names.size()), names);
    }

    /**
     * This axis with a fixed range.
     *
     * @param least where it begins
     * @param greatest where it ends
     * @throws IllegalArgumentException if the range is empty
     */
    public Axis from(double least, double greatest) {
        return new Axis(name, scale, List.of(least, greatest), names);
    }
}
