package crosscheck.comparison.statistics;

/**
 * Hours of sleep that ten patients gained by two drugs, from Student's paper of 1908; R carries
 * them as {@code sleep}, with the results of its {@code t.test(..., paired = TRUE)}.
 *
 * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student 1908</a>
 */
final class StudentSleep {
    private StudentSleep() {}

    static double[] first() {
        return new double[] {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    }

    static double[] second() {
        return new double[] {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    }
}
