package crosscheck.comparison.sweep.space;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A comparison that the values of a point must satisfy, such as {@code hidden*layers<=200}: sums,
 * products, quotients and differences of parameters and numbers, with parentheses, and one of
 * {@code <=}, {@code <}, {@code >=}, {@code >}, {@code ==} and {@code !=} between them.
 *
 * @param text as people write it; a comparison, at most 1000 characters
 */
public record Constraint(String text) {

    public Constraint {
        names(text);
    }

    /** The parameters in it; their names, at least one. */
    public Set<String> names() {
        return names(text);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        compare(
                text,
                name -> {
                    names.add(name);
                    return 1;
                });
        if (names.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' has no parameter in it");
        }
        return names;
    }

    /**
     * Whether a point does not satisfy it.
     *
     * @return what is wrong, a sentence; empty where it holds. Infinite and undefined sides, as by
     *     a division by 0, never hold
     * @throws IllegalArgumentException if a value is missing or no number
     */
    public Optional<String> violation(Point point) {
        Map<String, String> values = point.values();
        Sides sides =
                compare(
                        text,
                        name -> {
                            if (!values.containsKey(name)) {
                                throw new IllegalArgumentException("the point has no " + name);
                            }
                            return PlainNumbers.real(name, values.get(name));
                        });
        return sides.hold()
                ? Optional.empty()
                : Optional.of(
                        "%s does not hold: %s against %s"
                                .formatted(text, sides.left(), sides.right()));
    }

    /** Both sides of a comparison as numbers, and what is between them. */
    private record Sides(double left, String operator, double right) {
        boolean hold() {
            if (!Double.isFinite(left) || !Double.isFinite(right)) {
                return false;
            }
            return switch (operator) {
                case "<=" -> left <= right;
                case "<" -> left < right;
                case ">=" -> left >= right;
                case ">" -> left > right;
                case "==" -> left == right;
                default -> left != right;
            };
        }
    }

    private static Sides compare(String text, ToDoubleFunction<String> values) {
        Arithmetic reader = new Arithmetic(text, values);
        double left = reader.sum();
        String operator = reader.operator("<=", "<", ">=", ">", "==", "!=");
        double right = reader.sum();
        reader.requireEnd();
        return new Sides(left, operator, right);
    }
}
