package crosscheck.comparison.dl4jquirks;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula of DL4J.
 *
 * @param classes where it stands; at least one
 */
public record InDl4j(String formula, List<Class<?>> classes) {

    public InDl4j {
        classes = List.copyOf(classes);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("a formula of DL4J stands in a class");
        }
    }

    static InDl4j of(String formula, Class<?>... classes) {
        return new InDl4j(formula, List.of(classes));
    }

    /** Where it stands; simple names, separated by commas. */
    public String where() {
        return classes.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    }
}
