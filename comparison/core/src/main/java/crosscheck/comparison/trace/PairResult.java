package crosscheck.comparison.trace;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.data.Labelled;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of holding one engine against another.
 *
 * @param trainings both began with the same weights and went their own way; empty without a
 *     counterpart
 * @param singleSteps both took each step from the same weights and memory; only where the trainings
 *     parted
 * @param explained the known difference that was switched on in the reference, and what was found
 *     without it; only where that closed the gap
 * @param missing why there is no counterpart; empty if there is one
 */
public record PairResult(
        EngineName reference,
        EngineName engine,
        Precision precision,
        Optional<TraceResult> trainings,
        Optional<TraceResult> singleSteps,
        Optional<Explained> explained,
        String missing) {

    /**
     * A gap that a known difference closes.
     *
     * @param name of the known difference
     * @param gap what is too far off without it
     */
    public record Explained(String name, String gap) {}

    /** What a comparison can come to. */
    public enum Outcome implements Labelled {
        /** Every tensor of every step was within what rounding can do. */
        AGREE("agree"),
        /** One was not. */
        DIFFER("differ"),
        /** Rounding alone can change every digit; each single step is within its bound. */
        UNDETERMINED("undetermined"),
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

        /**
         * What several come to.
         *
         * @return DIFFER if one differs, else UNDETERMINED if one is, AGREE if one agrees, and
         *     NO_COUNTERPART where nothing was compared
         */
        public static Outcome gravest(Collection<Outcome> outcomes) {
            return Stream.of(DIFFER, UNDETERMINED, AGREE)
                    .filter(outcomes::contains)
                    .findFirst()
                    .orElse(NO_COUNTERPART);
        }

        /** Whether a check holds: nothing accuses a program; true for AGREE and UNDETERMINED. */
        public boolean holds() {
            return this == AGREE || this == UNDETERMINED;
        }
    }

    /** What it came to; AGREE only if something was compared and passed. */
    public Outcome outcome() {
        if (trainings.isEmpty()) {
            return Outcome.NO_COUNTERPART;
        }
        if (trainings.get().accuses() || singleSteps.map(TraceResult::accuses).orElse(false)) {
            return Outcome.DIFFER;
        }
        return trainings.get().undetermined().isPresent() ? Outcome.UNDETERMINED : Outcome.AGREE;
    }

    /**
     * The outcome, with the name of the known difference that is left aside, such as {@code agree,
     * but for softmax-cross-entropy-clip}.
     */
    public String verdict() {
        return outcome().label() + explained.map(known -> ", but for " + known.name()).orElse("");
    }

    /** Who was compared with whom, such as {@code dl4j in double to scratch}. */
    public String name() {
        return engine.label() + " in " + precision.label() + " to " + reference.label();
    }

    /**
     * Why it is not plain agreement, in a few sentences without the last full stop; empty if it is.
     */
    public String explanation() {
        String known =
                explained
                        .map(
                                found ->
                                        "With DL4J's formula of "
                                                + found.name()
                                                + " in the reference they agree; without it "
                                                + found.gap())
                        .orElse("");
        String own =
                switch (outcome()) {
                    case AGREE -> "";
                    case NO_COUNTERPART -> missing;
                    case DIFFER -> whereTheyPart();
                    case UNDETERMINED -> whyUndetermined(trainings.orElseThrow());
                };
        return known.isEmpty() || own.isEmpty() ? known + own : known + ". " + own;
    }

    private String whereTheyPart() {
        TraceResult own = trainings.orElseThrow();
        if (!own.accuses()) {
            return "From the same weights: " + singleSteps.orElseThrow().failure();
        }
        return own.failure()
                + singleSteps
                        .map(
                                steps ->
                                        steps.accuses()
                                                ? ". From the same weights: " + steps.failure()
                                                : ". Each single step is within its bound, so the"
                                                        + " error is small in one step and adds up")
                        .orElse("");
    }

    private static String whyUndetermined(TraceResult own) {
        String from = own.undetermined().orElseThrow().text();
        return Character.toUpperCase(from.charAt(0))
                + from.substring(1)
                + ". Until then, and in each single step, all is within its bound; a smaller"
                + " --learning-rate is calmer";
    }
}
