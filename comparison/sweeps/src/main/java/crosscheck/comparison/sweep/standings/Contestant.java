package crosscheck.comparison.sweep.standings;

import crosscheck.comparison.sweep.pruning.Pruners;
import crosscheck.comparison.sweep.sampler.Samplers;
import crosscheck.comparison.sweep.study.StudySpec;

/**
 * One way of searching.
 *
 * @param pruner which are stopped early, as the command line has it
 * @param trials how many; from 1 to {@link StudySpec#MOST_TRIALS}
 */
public record Contestant(String sampler, String pruner, int trials) {

    public Contestant {
        sampler = Samplers.ALL.text(Samplers.ALL.parse(sampler));
        pruner = Pruners.ALL.text(Pruners.ALL.parse(pruner));
        if (trials < 1 || trials > StudySpec.MOST_TRIALS) {
            throw new IllegalArgumentException(
                    "trials must be from 1 to %d, not %d".formatted(StudySpec.MOST_TRIALS, trials));
        }
    }

    /**
     * Reads one as people write it.
     *
     * @param text {@code sampler}, {@code sampler/pruner} or {@code sampler/pruner/trials}
     * @param trials where it does not say
     * @throws IllegalArgumentException if it is none
     */
    public static Contestant parse(String text, int trials) {
        String[] parts = text.split("/", -1);
        if (parts.length > 3) {
            throw new IllegalArgumentException(
                    "expected sampler, sampler/pruner or sampler/pruner/trials, found '"
                            + text
                            + "'");
        }
        try {
            return new Contestant(
                    parts[0],
                    parts.length > 1 ? parts[1] : "none",
                    parts.length > 2 ? Integer.parseInt(parts[2]) : trials);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the number of trials must be whole, not '" + parts[2] + "'", e);
        }
    }

    /**
     * What it is called in a table, such as {@code tpe} or {@code random, asha}, without their
     * parameters.
     */
    public String label() {
        String stops = name(pruner);
        return name(sampler) + (stops.equals("none") ? "" : ", " + stops);
    }

    private static String name(String text) {
        return text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
    }
}
