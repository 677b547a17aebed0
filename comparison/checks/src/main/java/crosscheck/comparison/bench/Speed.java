package crosscheck.comparison.bench;

/**
 * The measured speed of one subject.
 *
 * @param epoch seconds of the steps of one epoch, without evaluation
 * @param prediction seconds to predict all test examples
 * @param workPerExample floating-point operations of a training step for one example, every weight
 *     counted
 */
public record Speed(
        MeasuredEngine subject,
        Timings epoch,
        Timings prediction,
        int trainExamples,
        int testExamples,
        long workPerExample) {

    /** Training throughput; examples per second in the median epoch. */
    public double examplesPerSecond() {
        return trainExamples / epoch.median();
    }

    /** Inference throughput; test examples per second in the median round. */
    public double predictionsPerSecond() {
        return testExamples / prediction.median();
    }

    /**
     * Arithmetic throughput of training. An engine that skips pixels that are 0 does less than it
     * is credited with here: the work counted is that of the dense network, the same for all.
     *
     * @return 1e9 floating-point operations per second in the median epoch
     */
    public double gigaflops() {
        return examplesPerSecond() * workPerExample / 1e9;
    }
}
