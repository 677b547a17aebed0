package crosscheck.comparison.sweep.arbiter;

import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.sweep.run.Configuration;
import crosscheck.comparison.sweep.run.Configurations;
import crosscheck.comparison.sweep.run.InvalidPointException;
import crosscheck.comparison.sweep.space.Choice;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SweptParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A point of a study that has a meaning.
 *
 * @param configurations what points mean
 */
record ConfiguredPoint(Configurations configurations, Point point) {

    /** What is trained there. */
    Configuration configuration() {
        return configurations.of(point);
    }

    /** What is trained where one parameter has another value. */
    Configuration with(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>(point.values());
        values.put(name, value);
        return configurations.of(new Point(values));
    }

    /**
     * Refuses what Arbiter would not: Crosscheck has points without a meaning, Arbiter's runner
     * does not end where it comes upon nothing else.
     */
    void requireMeaning(SearchSpace space) {
        for (SweptParameter parameter : space.parameters()) {
            List<String> values =
                    parameter instanceof Choice choice
                            ? choice.options()
                            : List.of(parameter.at(0), parameter.at(1));
            for (String value : values) {
                try {
                    with(parameter.name(), value);
                } catch (InvalidPointException e) {
                    throw new UnsupportedSpecException(
                            "a MultiLayerSpace must have a network at each point, but %s=%s has none: %s"
                                    .formatted(parameter.name(), value, e.getMessage()));
                }
            }
        }
    }
}
