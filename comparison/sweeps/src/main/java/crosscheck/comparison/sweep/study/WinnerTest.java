package crosscheck.comparison.sweep.study;

import crosscheck.comparison.engine.EngineName;

/**
 * What the test examples say of a study's best trial, trained once more from its first seed: the
 * only time that a study looks at them.
 *
 * @param accuracy a fraction
 * @param loss the mean per example
 */
public record WinnerTest(
        int trial, EngineName engine, long seed, double accuracy, double loss, int examples) {}
