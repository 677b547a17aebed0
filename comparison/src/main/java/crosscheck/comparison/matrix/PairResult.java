package crosscheck.comparison.matrix;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.parity.TraceResult;
import crosscheck.comparison.spec.Labelled;
import java.util.Optional;

/**
 * What came of holding one engine against another.
 *
 * @param reference the engine that is held to be right
 * @param engine the engine that is held against it
 * @param precision that was compared
 * @param trainings both began with the same weights and went their own way; empty without a
 *     counterpart
 * @param singleSteps both took each step from the same weights and memory; only where the trainings
 *     parted
 * @param missing why there is no counterpart; empty if there is one
 */
public record PairResult(
        EngineName reference,
        EngineName engine,
        Precision precision,
        Optional<TraceResult> trainings,
        Optional<TraceResult> singleSteps,
        String missing) {

    /** What a comparison can come to. */
    public enum Outcome implements Labelled {
        /** Every tensor of every step was within its tolerance. */
        AGREE("agree"),
        /** One was not. */
        DIFFER("differ"),
        /** There was nothing to compare with. */
        NO_COUNTERPART("no counterpart");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * What it came to.
     *
     * @return AGREE only if something was compared and passed
     */
    public Outcome outcome() {
        if (trainings.isEmpty()) {
            return Outcome.NO_COUNTERPART;
        }
        return trainings.get().passed() ? Outcome.AGREE : Outcome.DIFFER;
    }

    /**
     * Who was compared with whom.
     *
     * @return such as {@code dl4j in double to scratch}
     */
    public String name() {
        return engine.label() + " in " + precision.label() + " to " + reference.label();
    }

    /**
     * Why it is not agreement, in a sentence or two.
     *
     * @return empty if it is
     */
    public String explanation() {
        return switch (outcome()) {
            case AGREE -> "";
            case NO_COUNTERPART -> missing;
            case DIFFER -> trainings.orElseThrow().failure() + singleStepsText();
        };
    }

    private String singleStepsText() {
        return singleSteps
                .map(
                        steps ->
                                steps.passed()
                                        ? ". Each single step agrees: this training amplifies"
                                                + " rounding; a smaller --learning-rate is calmer"
                                        : ". From the same weights: " + steps.failure())
                .orElse("");
    }
}
