package crosscheck.comparison.dl4jquirks;

/** A formula of the literature. */
public record Published(String formula, String source) {}
