package crosscheck.comparison.bench.shipped;

import crosscheck.comparison.bench.Timings;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was measured of one side.
 *
 * @param warmUp the first turn, which is not measured
 * @param turns those that are, at least one
 * @param peakResidentMebibytes the most memory that its process had, Java's heap and native memory;
 *     empty where the system does not tell
 */
public record LaneResult(
        LaneKind side,
        LaneFacts facts,
        List<String> javaOptions,
        Turn warmUp,
        List<Turn> turns,
        OptionalLong peakResidentMebibytes) {

    public LaneResult {
        javaOptions = List.copyOf(javaOptions);
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("at least one turn must be measured");
        }
    }

    /** Training; seconds of the steps of an epoch. */
    public Timings epoch() {
        return Timings.of(turns.stream().mapToDouble(Turn::seconds).toArray());
    }

    /** Evaluation; seconds to predict all test examples. */
    public Timings evaluation() {
        return Timings.of(turns.stream().mapToDouble(Turn::evaluationSeconds).toArray());
    }

    /**
     * What was learned; the share of the test examples that the network answers right after the
     * last turn.
     */
    public double accuracyFraction() {
        return turns.get(turns.size() - 1).accuracyFraction();
    }
}
