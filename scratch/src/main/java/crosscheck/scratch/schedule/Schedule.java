package crosscheck.scratch.schedule;

import java.util.List;

/**
 * The learning rate of each epoch: a function of the first one and of the validation losses so far,
 * without memory of its own.
 *
 * <p>In the formulas e is the number of epochs done, 0 before the first.
 */
public sealed interface Schedule {

    /** The same rate for ever. */
    Schedule CONSTANT = new Constant();

    /**
     * The learning rate of the next epoch.
     *
     * @param initialRate that of the first epoch, finite and above 0
     * @param validationLosses one for each epoch done, in order; not modified; a loss that is not
     *     finite never counts as an improvement
     * @return finite and above 0, unless a factor was applied so often that double has no such
     *     number left
     */
    double rate(double initialRate, List<Double> validationLosses);

    /** The same rate for ever; use {@link #CONSTANT}. */
    record Constant() implements Schedule {
        @Override
        public double rate(double initialRate, List<Double> validationLosses) {
            return initialRate;
        }
    }

    /**
     * A rate that falls by a factor every few epochs.
     *
     * <pre>{@code
     * rate = initialRate factor^floor(e / everyEpochs)
     * }</pre>
     *
     * @param factor above 0, at most 1
     * @param everyEpochs at least 1
     */
    record Step(double factor, int everyEpochs) implements Schedule {

        public Step {
            requireFactor(factor);
            if (everyEpochs < 1) {
                throw new IllegalArgumentException(
                        "the rate must fall every 1 or more epochs, not " + everyEpochs);
            }
        }

        @Override
        public double rate(double initialRate, List<Double> validationLosses) {
            return initialRate * StrictMath.pow(factor, validationLosses.size() / everyEpochs);
        }
    }

    /**
     * A rate that falls by a factor every epoch.
     *
     * <pre>{@code
     * rate = initialRate factor^e
     * }</pre>
     *
     * @param factor above 0, at most 1
     */
    record Exponential(double factor) implements Schedule {

        public Exponential {
            requireFactor(factor);
        }

        @Override
        public double rate(double initialRate, List<Double> validationLosses) {
            return initialRate * StrictMath.pow(factor, validationLosses.size());
        }
    }

    /**
     * A rate that falls by a factor when the validation loss no longer improves. An epoch improves
     * if its loss is below the best so far by more than minimumImprovement. When more than patience
     * epochs in a row have not, the rate falls and the count begins anew; the best loss stays.
     *
     * @param factor above 0, at most 1
     * @param patience epochs in a row that may pass without improvement, at least 0
     * @param minimumImprovement finite and at least 0
     * @param minimumRate the rate does not fall below it, finite and above 0
     */
    record Plateau(double factor, int patience, double minimumImprovement, double minimumRate)
            implements Schedule {

        public Plateau {
            requireFactor(factor);
            Improvements.require(patience, minimumImprovement);
            if (!(minimumRate > 0) || Double.isInfinite(minimumRate)) {
                throw new IllegalArgumentException(
                        "the minimum rate must be finite and above 0, not " + minimumRate);
            }
        }

        /**
         * The learning rate of the next epoch.
         *
         * @param initialRate that of the first epoch, at least the minimum rate
         * @param validationLosses one for each epoch done, in order; not modified
         * @return from the minimum rate to the initial rate
         * @throws IllegalArgumentException if the initial rate is below the minimum rate
         */
        @Override
        public double rate(double initialRate, List<Double> validationLosses) {
            if (initialRate < minimumRate) {
                throw new IllegalArgumentException(
                        "the initial rate must be at least the minimum rate "
                                + minimumRate
                                + ", not "
                                + initialRate);
            }
            Improvements improvements = new Improvements(minimumImprovement);
            double rate = initialRate;
            for (double loss : validationLosses) {
                improvements.add(loss);
                if (improvements.epochsWithout() > patience) {
                    rate = Math.max(minimumRate, rate * factor);
                    improvements.countAnew();
                }
            }
            return rate;
        }
    }

    private static void requireFactor(double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException(
                    "the factor must be above 0 and at most 1, not " + factor);
        }
    }
}
