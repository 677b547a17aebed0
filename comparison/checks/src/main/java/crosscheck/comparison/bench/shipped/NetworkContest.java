package crosscheck.comparison.bench.shipped;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A contest with what it was about.
 *
 * @param model such as {@code cnn}
 * @param setup the same as JSON: {@code data}, {@code spec} and {@code seed}; not modified
 */
public record NetworkContest(
        String model, String title, String dataName, ObjectNode setup, ContestResult result) {}
