package crosscheck.comparison.cli;

import crosscheck.comparison.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From how many seeds a comparison trains, and what difference does not matter. */
final class SeedOptions {
    static final int MOST_SEEDS = 100;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N|SEED,SEED…",
            description =
                    "Train from N seeds, --seed and those after it, or from the seeds listed; from"
                            + " two on with statistics (default: 1; with --against 5).")
    private String seeds;

    @Option(
            names = "--margin",
            paramLabel = "POINTS",
            defaultValue = "" + 100 * Verdict.ACCURACY_MARGIN,
            description =
                    "Difference of test accuracies, in percentage points, that does not matter"
                            + " (default: ${DEFAULT-VALUE}).")
    private double marginPoints;

    /**
     * The seeds to train from.
     *
     * @param first the value of {@code --seed}
     * @param standard how many where nothing else is said
     * @return all different, at least one
     * @throws ParameterException if they are not
     */
    List<Long> seeds(long first, int standard) {
        if (seeds != null && seeds.contains(",")) {
            return listed();
        }
        long count = seeds == null ? standard : number(seeds);
        if (count < 1 || count > MOST_SEEDS) {
            throw usage("--seeds must be from 1 to %d seeds, not %d".formatted(MOST_SEEDS, count));
        }
        List<Long> all = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            all.add(first + i);
        }
        return all;
    }

    private List<Long> listed() {
        if (spec.commandLine().getParseResult().hasMatchedOption("--seed")) {
            throw usage("--seeds lists the seeds, so there is no --seed to begin with");
        }
        Set<Long> all = new LinkedHashSet<>();
        for (String word : seeds.split(",", -1)) {
            if (!all.add(number(word.strip()))) {
                throw usage("--seeds must be different seeds, not twice " + word.strip());
            }
        }
        return List.copyOf(all);
    }

    private long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw usage(
                    "--seeds must be a number of seeds, or seeds with commas between them, not '"
                            + seeds
                            + "'");
        }
    }

    /**
     * The margin.
     *
     * @return a fraction, above 0 and at most 1
     * @throws ParameterException if it is not
     */
    double margin() {
        if (!(marginPoints > 0 && marginPoints <= 100)) {
            throw usage("--margin must be above 0 and at most 100 points, not " + marginPoints);
        }
        return marginPoints / 100;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
