package crosscheck.comparison.matrix;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;

/**
 * One row of the matrix.
 *
 * @param group what it is about, such as {@code optimiser}
 * @param name tells it from the others of its group
 * @param network what is trained
 * @param training how
 * @param family decides the number of steps and the tolerances
 */
public record ParityCase(
        String group, String name, CaseNetwork network, TrainingSpec training, Family family) {

    private static final int SMALL_CONVOLUTIONS = 7;
    private static final int LENET = 50;
    private static final int CNN = 190;

    /** What networks have in common as far as rounding is concerned. */
    public enum Family {
        /** Dense layers alone. */
        DENSE(1000),
        /** Dense layers with batch normalisation. */
        NORMALISED_DENSE(1000),
        /** Convolutions and pooling. */
        CONVOLUTIONAL(50),
        /** Convolutions with batch normalisation. */
        NORMALISED_CONVOLUTIONAL(50);

        private final int steps;

        Family(int steps) {
            this.steps = steps;
        }

        /**
         * The family of a network.
         *
         * @param network that the command line can describe
         * @return with or without convolutions and batch normalisation
         */
        public static Family of(NetworkSpec network) {
            if (!network.model().isConvolutional()) {
                return DENSE;
            }
            return network.normalisation() == Normalisation.NONE
                    ? CONVOLUTIONAL
                    : NORMALISED_CONVOLUTIONAL;
        }

        /**
         * Whether they take images apart.
         *
         * @return true for both families with convolutions
         */
        public boolean hasConvolutions() {
            return this == CONVOLUTIONAL || this == NORMALISED_CONVOLUTIONAL;
        }

        /**
         * How many steps are compared where nothing else is asked for.
         *
         * @return at least 1
         */
        public int steps() {
            return steps;
        }
    }

    /**
     * How long a step takes, for the time left: measured on all engines at once.
     *
     * @return in steps of a small dense network
     */
    public int stepCost() {
        if (!(network instanceof DescribedNetwork described)) {
            return family == Family.CONVOLUTIONAL ? SMALL_CONVOLUTIONS : 1;
        }
        return switch (described.spec().model()) {
            case MLP, SOFTMAX -> 1;
            case LENET -> LENET;
            case CNN -> CNN;
        };
    }

    /**
     * Group and name.
     *
     * @return such as {@code optimiser: adam}
     */
    public String title() {
        return group + ": " + name;
    }
}
