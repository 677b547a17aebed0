package crosscheck.comparison.bench.shipped;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A contest with what it was about.
 *
 * @param model such as {@code cnn}
 * @param title the line that describes data, network and training
 * @param dataName the data set
 * @param setup the same as JSON: {@code data}, {@code spec} and {@code seed}; not modified
 * @param result what was measured
 */
public record NetworkContest(
        String model, String title, String dataName, ObjectNode setup, ContestResult result) {}
