package crosscheck.scratch.fast.kernel;

/**
 * Multiplications and additions that nothing holds up: no memory, no chain shorter than the
 * processor's latency. What a benchmark's arithmetic throughput is measured against.
 */
public interface MultiplyAddPeak {
    /** Independent sums: at least latency times throughput of common processors. */
    int CHAINS = 12;

    /**
     * Computes {@code s = s * x + y} over and over in every lane of every chain.
     *
     * @param rounds of one multiply-add in every chain, at least 1
     * @return the sum of all lanes, so that nothing can be left out
     */
    float run(int rounds);

    /** The sums of each chain; 1 in plain Java, else the lanes of a vector. */
    int lanes();

    /**
     * The best throughput of several trials on one thread.
     *
     * @param kernels decide between vectors and plain Java
     * @param trials at least 1
     * @return 1e9 floating-point operations per second
     * @throws UnsupportedOperationException if this Java machine cannot run such kernels
     */
    static double gigaflops(KernelKind kernels, int trials) {
        MultiplyAddPeak peak = kernels.peak();
        double work = 2.0 * CHAINS * peak.lanes() * ROUNDS;
        double best = 0;
        float sum = 0;
        for (int trial = -WARM_UP; trial < trials; trial++) {
            long begin = System.nanoTime();
            sum += peak.run(ROUNDS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            best = trial < 0 ? best : Math.max(best, work / seconds / 1e9);
        }
        if (!Float.isFinite(sum)) {
            throw new IllegalStateException("the sums must stay finite, not " + sum);
        }
        return best;
    }

    /** Multiply-adds of each chain in a trial: a few milliseconds. */
    int ROUNDS = 4_000_000;

    /** Trials before the first that counts, in which the code is compiled. */
    int WARM_UP = 5;
}
