package crosscheck.comparison.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t-test of whether a mean is 0.
 *
 * @param t the mean in units of its standard error; finite
 * @param degreesOfFreedom at least 1
 */
public record TTest(double t, int degreesOfFreedom) {

    public TTest {
        if (!Double.isFinite(t) || degreesOfFreedom < 1) {
            throw new IllegalArgumentException(
                    "t must be finite with at least 1 degree of freedom, not %s with %d"
                            .formatted(t, degreesOfFreedom));
        }
    }

    /** The probability of a t at least as far from 0, if the mean is 0; 0 to 1. */
    public double p() {
        return Math.min(1, 2 * distribution().survivalProbability(Math.abs(t)));
    }

    /** The probability of a t at least as large, if the mean is 0; 0 to 1. */
    public double pGreater() {
        return distribution().survivalProbability(t);
    }

    /** The probability of a t at most as large, if the mean is 0; 0 to 1. */
    public double pLess() {
        return distribution().cumulativeProbability(t);
    }

    private TDistribution distribution() {
        return TDistribution.of(degreesOfFreedom);
    }
}
