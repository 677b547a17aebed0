package crosscheck.comparison.sweep.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a study varies.
 *
 * @param parameters with different names, at least one
 * @param constraints that points must satisfy, or they are invalid
 */
public record SearchSpace(List<SweptParameter> parameters, List<Constraint> constraints) {

    public SearchSpace {
        parameters = List.copyOf(parameters);
        constraints = List.copyOf(constraints);
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("a search space needs at least one parameter");
        }
        long names = parameters.stream().map(SweptParameter::name).distinct().count();
        if (names < parameters.size()) {
            throw new IllegalArgumentException(
                    "a parameter can be varied once only: "
                            + String.join(
                                    ", ", parameters.stream().map(SweptParameter::name).toList()));
        }
        for (Constraint constraint : constraints) {
            for (String name : constraint.names()) {
                requireNumbers(parameters, constraint, name);
            }
        }
    }

    /**
     * A space without constraints.
     *
     * @throws IllegalArgumentException if there is none, or a name comes twice
     */
    public SearchSpace(List<SweptParameter> parameters) {
        this(parameters, List.of());
    }

    private static void requireNumbers(
            List<SweptParameter> parameters, Constraint constraint, String name) {
        SweptParameter parameter =
                parameters.stream()
                        .filter(p -> p.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "%s: %s is not varied"
                                                        .formatted(constraint.text(), name)));
        if (parameter instanceof Choice choice) {
            choice.options().forEach(option -> PlainNumbers.real(name, option));
        }
    }

    /**
     * The space that some texts mean.
     *
     * @return a space with the parameters in that order
     * @throws IllegalArgumentException if one is none
     */
    public static SearchSpace parse(List<String> texts) {
        return new SearchSpace(texts.stream().map(ParameterText::parse).toList());
    }

    /**
     * The same space with constraints in place of its own.
     *
     * @throws IllegalArgumentException if one is none, or has parameters that this space has not
     */
    public SearchSpace where(List<String> texts) {
        return new SearchSpace(
                parameters,
                Stream.concat(constraints.stream(), texts.stream().map(Constraint::new)).toList());
    }

    /**
     * Why a point is refused.
     *
     * @return the first constraint that does not hold, as a sentence; empty where all do
     */
    public Optional<String> violation(Point point) {
        return constraints.stream()
                .map(constraint -> constraint.violation(point))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The texts of the parameters; what {@link #parse} makes the same space of, but for its
     * constraints.
     */
    public List<String> texts() {
        return parameters.stream().map(ParameterText::of).toList();
    }

    /**
     * A point of the unit cube as values.
     *
     * @param u for each parameter a place from 0 to 1; not modified
     * @throws IllegalArgumentException if there are other than as many places, or one is none
     */
    public Point at(double[] u) {
        if (u.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "%d parameters need as many places, not %d"
                            .formatted(parameters.size(), u.length));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < u.length; i++) {
            values.put(parameters.get(i).name(), parameters.get(i).at(u[i]));
        }
        return new Point(values);
    }

    /**
     * Where a point lies in the unit cube.
     *
     * @return for each parameter a place from 0 to 1, new
     * @throws IllegalArgumentException if a value is missing or none of its parameter
     */
    public double[] positions(Point point) {
        return parameters.stream()
                .mapToDouble(
                        parameter -> {
                            String value = point.values().get(parameter.name());
                            if (value == null) {
                                throw new IllegalArgumentException(
                                        "the point has no " + parameter.name());
                            }
                            return parameter.position(value);
                        })
                .toArray();
    }
}
