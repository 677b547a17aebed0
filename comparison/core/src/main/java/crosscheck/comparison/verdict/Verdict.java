package crosscheck.comparison.verdict;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.training.Arm;
import crosscheck.data.Labelled;
import java.util.List;
import java.util.stream.Collectors;

/** Whether engines agree, or settings differ, and why. */
public record Verdict(Outcome outcome, String reason) {

    /**
     * How far apart the test accuracies of any two engines may be by default, a fraction. Rounding
     * in float moves single borderline images over 30 epochs; see docs/numerics.md for what was
     * measured.
     */
    public static final double ACCURACY_MARGIN = 0.005;

    /** What a comparison comes to. */
    public enum Outcome implements Labelled {
        /** From one seed: every check was within its bound. */
        AGREE("agree"),
        /** The steps differ, or from one seed the test accuracies do. */
        DIFFER("differ"),
        /** Over several seeds the difference was shown to be smaller than the margin. */
        EQUIVALENT("equivalent"),
        /** Over several seeds there is a difference, and it was not shown to be that small. */
        DIFFERENT("different"),
        /** Several seeds showed neither of engines, which is not enough for a check. */
        NOT_SHOWN("not shown equivalent"),
        /** The seeds showed neither of settings. */
        UNDECIDED("undecided");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** Whether a check of engines holds; true for {@link #AGREE} and {@link #EQUIVALENT}. */
        public boolean isAgreement() {
            return this == AGREE || this == EQUIVALENT;
        }
    }

    /**
     * Judges a comparison of engines.
     *
     * @param parity step-by-step results, at least one
     * @return differ where one of the step-by-step results did not pass; else, of one seed, agree
     *     where the test accuracies are within the margin, and of several what they show
     */
    public static Verdict ofEngines(List<PairResult> parity, SeedComparison compared) {
        for (PairResult pair : parity) {
            if (pair.outcome() == PairResult.Outcome.DIFFER) {
                return new Verdict(
                        Outcome.DIFFER, pair.name() + " differs at " + pair.explanation() + ".");
            }
        }
        return parity.isEmpty() || compared.seeds().size() == 1
                ? ofOneSeed(parity, compared)
                : ofSeeds(parity, compared);
    }

    /** Judges a comparison of two settings. */
    public static Verdict ofSettings(SeedComparison compared) {
        return compared.seeds().size() == 1
                ? new Verdict(
                        Outcome.UNDECIDED,
                        "One seed cannot tell a difference between settings from chance: give"
                                + " --seeds.")
                : new Verdict(
                        switch (compared.finding()) {
                            case EQUIVALENT -> Outcome.EQUIVALENT;
                            case DIFFERENT -> Outcome.DIFFERENT;
                            case UNDECIDED -> Outcome.UNDECIDED;
                        },
                        sentences(compared));
    }

    private static Verdict ofSeeds(List<PairResult> parity, SeedComparison compared) {
        String steps = "Seed %d: %s ".formatted(compared.seeds().get(0), steps(parity).strip());
        return new Verdict(
                switch (compared.finding()) {
                    case EQUIVALENT -> Outcome.EQUIVALENT;
                    case DIFFERENT -> Outcome.DIFFERENT;
                    case UNDECIDED -> Outcome.NOT_SHOWN;
                },
                steps + sentences(compared));
    }

    private static String sentences(SeedComparison compared) {
        return compared.pairs().stream()
                .map(pair -> PairSentence.of(pair, pair.statistics().orElseThrow()))
                .collect(Collectors.joining(" "));
    }

    private static Verdict ofOneSeed(List<PairResult> parity, SeedComparison compared) {
        double apart = accuracySpread(compared);
        String points = Numbers.fixed(100 * apart, 2);
        String margin = Numbers.significant(100 * compared.margin());
        if (parity.isEmpty() || !(apart <= compared.margin())) {
            return new Verdict(
                    Outcome.DIFFER,
                    "The test accuracies are "
                            + points
                            + " points apart, more than the margin of "
                            + margin
                            + ".");
        }
        return new Verdict(
                Outcome.AGREE,
                steps(parity).strip()
                        + " The test accuracies are "
                        + points
                        + " points apart (margin "
                        + margin
                        + ").");
    }

    /** How far the steps agree, a sentence for each pair that needs one. */
    private static String steps(List<PairResult> parity) {
        String plain =
                parity.stream()
                        .filter(pair -> pair.outcome() == PairResult.Outcome.AGREE)
                        .map(pair -> pair.precision().label())
                        .distinct()
                        .collect(Collectors.joining(" and "));
        String others =
                parity.stream()
                        .filter(pair -> !pair.explanation().isEmpty())
                        .map(
                                pair ->
                                        " %s: %s. %s."
                                                .formatted(
                                                        pair.name(),
                                                        pair.verdict(),
                                                        pair.explanation()))
                        .collect(Collectors.joining());
        return (plain.isEmpty() ? "" : "The networks agree step by step in " + plain + ".")
                + others;
    }

    private static double accuracySpread(SeedComparison compared) {
        double least = 1;
        double most = 0;
        for (Arm arm : compared.arms()) {
            least = Math.min(least, arm.first().test().accuracyFraction());
            most = Math.max(most, arm.first().test().accuracyFraction());
        }
        return most - least;
    }
}
