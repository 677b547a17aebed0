package crosscheck.comparison.console;

/** How long the trainings that are still to come will take, by those that are done. */
public final class RemainingTime {
    private final double[] seconds;
    private final int[] done;
    private final int seeds;

    /** No training is done yet. */
    public RemainingTime(int arms, int seeds) {
        this.seconds = new double[arms];
        this.done = new int[arms];
        this.seeds = seeds;
    }

    /**
     * A training has ended.
     *
     * @param arm whose, 0 for the first
     * @param duration of it, in seconds
     */
    public void done(int arm, double duration) {
        seconds[arm] += duration;
        done[arm]++;
    }

    /** How many trainings have ended; 0 to the total. */
    public int trainingsDone() {
        int sum = 0;
        for (int count : done) {
            sum += count;
        }
        return sum;
    }

    /** How many trainings there are; arms times seeds. */
    public int trainings() {
        return done.length * seeds;
    }

    /**
     * The time of what is left: each arm goes on at its own mean, one that has not trained yet at
     * the mean of all that has; in seconds; NaN before the first training has ended.
     */
    public double secondsLeft() {
        double all = 0;
        for (double sum : seconds) {
            all += sum;
        }
        double left = 0;
        for (int arm = 0; arm < done.length; arm++) {
            double mean = done[arm] > 0 ? seconds[arm] / done[arm] : all / trainingsDone();
            left += (seeds - done[arm]) * mean;
        }
        return left;
    }
}
