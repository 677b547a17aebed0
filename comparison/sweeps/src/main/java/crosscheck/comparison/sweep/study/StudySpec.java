package crosscheck.comparison.sweep.study;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A study, described once; every process that works on it reads the same.
 *
 * @param name of its folder; letters, digits, {@code . _ -}, at most 100, beginning with a letter
 *     or digit
 * @param arguments options that all trials have in common, as on the command line; the point's come
 *     in their place where it has the same ones
 * @param sampler which points are tried, as the command line has it
 * @param pruner which trials are stopped early, as the command line has it
 * @param engines the first decides, the others are held against it; at least one, all different
 * @param seeds trainings of each trial on each engine; from 1 to {@link #MOST_SEEDS}
 * @param trials how many, those that are invalid among them; from 1 to {@link #MOST_TRIALS}
 * @param timeLimitSeconds of one attempt at a trial, on all engines and from all seeds; finite,
 *     above 0
 * @param retries how often a trial that failed is tried again, each time that the study is resumed;
 *     from 0 to {@link #MOST_RETRIES}
 * @param mostParameters of a network; a point with more is invalid; at least 1
 * @param confirm 0 where every engine trains every trial; else the first engine searches alone, and
 *     the others train so many of the best trials at the end
 */
public record StudySpec(
        String name,
        List<String> arguments,
        String dataSha256,
        SearchSpace space,
        String sampler,
        String pruner,
        List<EngineName> engines,
        int seeds,
        int trials,
        long seed,
        Optional<Double> timeLimitSeconds,
        int retries,
        Optional<Long> mostParameters,
        int confirm) {

    /** The most trials of a study. */
    public static final int MOST_TRIALS = 1_000_000;

    /** The most seeds of a trial. */
    public static final int MOST_SEEDS = 100;

    /** The most retries of a trial. */
    public static final int MOST_RETRIES = 100;

    public StudySpec {
        arguments = List.copyOf(arguments);
        engines = List.copyOf(engines);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "the name of a study must be letters, digits, '.', '_' and '-', at most 100,"
                            + " not '"
                            + name
                            + "'");
        }
        if (engines.isEmpty() || Set.copyOf(engines).size() < engines.size()) {
            throw new IllegalArgumentException(
                    "a study needs one engine or several different ones, the reference first");
        }
        requireRange("seeds of a trial", seeds, 1, MOST_SEEDS);
        requireRange("trials", trials, 1, MOST_TRIALS);
        requireRange("retries", retries, 0, MOST_RETRIES);
        double limit = timeLimitSeconds.orElse(1.0);
        if (!(limit > 0 && Double.isFinite(limit))) {
            throw new IllegalArgumentException(
                    "the time limit must be finite and above 0 s, not " + limit);
        }
        if (mostParameters.isPresent() && mostParameters.get() < 1) {
            throw new IllegalArgumentException(
                    "the most parameters must be at least 1, not " + mostParameters.get());
        }
        requireRange("trials to confirm", confirm, 0, MOST_TRIALS);
        if (confirm > 0 && engines.size() < 2) {
            throw new IllegalArgumentException(
                    "to confirm trials takes a second engine beside " + engines.get(0).label());
        }
    }

    private static void requireRange(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d, not %d".formatted(what, low, high, value));
        }
    }

    /** What the trials are trained on; the data set's name, or the last part of its folder's. */
    public String dataName() {
        int at = arguments.indexOf("--data");
        return at < 0 ? "auto" : arguments.get(at + 1).replaceFirst("^.*[/\\\\](?=.)", "");
    }

    /** The engine whose validation accuracy is the objective; the first. */
    public EngineName reference() {
        return engines.get(0);
    }

    /** The engines that train every trial; all, or the first where the others only confirm. */
    public List<EngineName> searching() {
        return confirm == 0 ? engines : engines.subList(0, 1);
    }
}
