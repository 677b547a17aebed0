package crosscheck.comparison.dl4jquirks;

/**
 * A formula of the literature.
 *
 * @param source paper or book, and the place in it
 */
public record Published(String formula, String source) {}
