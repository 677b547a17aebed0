package crosscheck.comparison.sweep.store;

/**
 * The right to work on a trial.
 *
 * @param attempt 1 for the first
 */
public record Claim(int trial, int attempt) {}
