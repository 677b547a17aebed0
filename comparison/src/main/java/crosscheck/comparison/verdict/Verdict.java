package crosscheck.comparison.verdict;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.parity.Parity;
import crosscheck.comparison.parity.ParityResult;
import crosscheck.comparison.training.TrainingResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether engines agree, and why.
 *
 * @param outcome agree or differ
 * @param reason one sentence
 */
public record Verdict(Outcome outcome, String reason) {

    /**
     * How far apart the test accuracies of any two engines may be, as a fraction. Rounding in float
     * moves single borderline images over 30 epochs; see docs/numerics.md for what was measured.
     */
    public static final double ACCURACY_MARGIN = 0.005;

    /** Agree or differ. */
    public enum Outcome {
        /** Every check was within its bound. */
        AGREE,
        /** A check was not. */
        DIFFER;

        /**
         * How it is written.
         *
         * @return lower case
         */
        public String label() {
            return this == AGREE ? "agree" : "differ";
        }
    }

    /**
     * Judges a comparison.
     *
     * @param parity step-by-step results, at least one
     * @param results of all engines, the reference first
     * @return agree only if all of them passed and the test accuracies are within the margin
     */
    public static Verdict of(List<Parity> parity, List<TrainingResult> results) {
        for (Parity pair : parity) {
            if (!pair.trainings().passed()) {
                return new Verdict(Outcome.DIFFER, whereTheyPart(pair));
            }
        }
        double apart = accuracySpread(results);
        String points = Numbers.fixed(100 * apart, 2);
        String margin = Numbers.fixed(100 * ACCURACY_MARGIN, 1);
        if (parity.isEmpty() || !(apart <= ACCURACY_MARGIN)) {
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
                "The networks agree step by step in "
                        + precisions(parity)
                        + ", and the test accuracies are "
                        + points
                        + " points apart (margin "
                        + margin
                        + ").");
    }

    private static String precisions(List<Parity> parity) {
        return parity.stream()
                .map(pair -> pair.trainings().precision().label())
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String whereTheyPart(Parity pair) {
        ParityResult trainings = pair.trainings();
        String where =
                "The trainings of "
                        + pair.reference().label()
                        + " and "
                        + pair.engine().label()
                        + " part in "
                        + trainings.precision().label()
                        + " at "
                        + trainings.firstDivergence()
                        + ".";
        if (pair.singleSteps().isEmpty()) {
            return where;
        }
        ParityResult steps = pair.singleSteps().get();
        return steps.passed()
                ? where
                        + " Each single step agrees (weights to "
                        + Numbers.scientific(steps.maxAbsWeightDifference())
                        + "), so it is rounding that this training amplifies; a smaller"
                        + " --learning-rate is calmer."
                : where + " From the same weights they part at " + steps.firstDivergence() + ".";
    }

    private static double accuracySpread(List<TrainingResult> results) {
        double least = 1;
        double most = 0;
        for (TrainingResult result : results) {
            least = Math.min(least, result.test().accuracyFraction());
            most = Math.max(most, result.test().accuracyFraction());
        }
        return most - least;
    }
}
