package crosscheck.comparison.verdict;

import crosscheck.comparison.statistics.McNemar;

/**
 * The two networks that one seed gave, on the same test examples.
 *
 * @param test of whether they are right equally often
 * @param adjustedP the test's probability, corrected by Holm for the number of seeds
 */
public record SeedTest(long seed, McNemar test, double adjustedP) {}
