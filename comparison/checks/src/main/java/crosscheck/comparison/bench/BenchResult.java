package crosscheck.comparison.bench;

import crosscheck.comparison.engine.EngineName;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a benchmark measured.
 *
 * @param peakGigaflops the most multiplications and additions that one thread of Java does here, in
 *     1e9 per second
 * @param speeds one entry for each subject, at least one
 * @param startUp seconds from the start of Java to the first prediction
 * @param peakResidentMebibytes the most memory that the process of all engines had; empty where the
 *     system does not tell
 */
public record BenchResult(
        double peakGigaflops,
        List<Speed> speeds,
        Map<EngineName, Timings> startUp,
        OptionalLong peakResidentMebibytes) {

    public BenchResult {
        speeds = List.copyOf(speeds);
        if (speeds.isEmpty()) {
            throw new IllegalArgumentException("at least one engine must be measured");
        }
    }

    /**
     * How many times as long an epoch takes as with the fastest.
     *
     * @return at least 1
     */
    public double timesFastest(Speed speed) {
        double fastest = speeds.stream().mapToDouble(s -> s.epoch().median()).min().orElseThrow();
        return speed.epoch().median() / fastest;
    }

    /**
     * The share of the peak that a training reaches.
     *
     * @return may be above 1 where the engine leaves out work that it is credited with
     */
    public double shareOfPeak(Speed speed) {
        return speed.gigaflops() / peakGigaflops;
    }
}
