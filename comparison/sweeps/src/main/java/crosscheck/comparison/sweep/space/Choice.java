package crosscheck.comparison.sweep.space;

import java.util.List;
import java.util.Set;

/**
 * One of a few values, in the order in which they were given.
 *
 * @param options the values, as they were given; at least one, all different, none empty or with a
 *     comma
 */
public record Choice(String name, List<String> options) implements SweptParameter {

    public Choice {
        SweptParameter.requireName(name);
        options = List.copyOf(options);
        if (options.isEmpty() || options.stream().anyMatch(o -> o.isBlank() || o.contains(","))) {
            throw new IllegalArgumentException(
                    name + ": give values with commas between them, and none that is empty");
        }
        if (Set.copyOf(options).size() < options.size()) {
            throw new IllegalArgumentException(
                    name + ": the values must be different, not " + String.join(", ", options));
        }
    }

    @Override
    public String at(double u) {
        int index = (int) (SweptParameter.requireUnit(u) * options.size());
        return options.get(Math.min(index, options.size() - 1));
    }

    @Override
    public double position(String value) {
        int index = options.indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "%s must be one of %s, not '%s'"
                            .formatted(name, String.join(", ", options), value));
        }
        return (index + 0.5) / options.size();
    }

    @Override
    public int gridSize(int most) {
        return options.size();
    }

    @Override
    public String values() {
        return String.join(",", options);
    }
}
