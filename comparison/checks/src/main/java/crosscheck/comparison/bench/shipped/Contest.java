package crosscheck.comparison.bench.shipped;

import crosscheck.comparison.engine.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets both sides train one network in turn, epoch by epoch: what slows the machine down for a
 * while slows both. While one works the other waits.
 *
 * @param rounds epochs that are measured of each side, at least 1; one before warms it up
 */
public record Contest(int rounds) {

    /** Told about each epoch. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A side trained for an epoch and evaluated.
         *
         * @param round 0 for the one that warms up
         */
        void turnDone(LaneKind side, int round, Turn turn, double secondsLeft);
    }

    public Contest {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, not " + rounds);
        }
    }

    /**
     * Measures.
     *
     * @param lanes one of each side, ready; the caller closes them
     * @param listener told after each turn
     * @throws IOException if a lane ends before it is done
     */
    public ContestResult run(
            Precision precision, Map<LaneKind, LaneProcess> lanes, Listener listener)
            throws IOException {
        Map<LaneKind, List<Turn>> turns = new EnumMap<>(LaneKind.class);
        for (LaneKind side : LaneKind.values()) {
            turns.put(side, new ArrayList<>());
        }
        for (int round = 0; round <= rounds; round++) {
            for (LaneKind side : order(round)) {
                Turn turn = lanes.get(side).turn(round);
                turns.get(side).add(turn);
                listener.turnDone(side, round, turn, secondsLeft(turns));
            }
        }
        return new ContestResult(
                precision,
                result(LaneKind.SHIPPED, lanes.get(LaneKind.SHIPPED), turns.get(LaneKind.SHIPPED)),
                result(LaneKind.TUNED, lanes.get(LaneKind.TUNED), turns.get(LaneKind.TUNED)));
    }

    /** Neither side always follows the other. */
    private static List<LaneKind> order(int round) {
        return round % 2 == 0
                ? List.of(LaneKind.TUNED, LaneKind.SHIPPED)
                : List.of(LaneKind.SHIPPED, LaneKind.TUNED);
    }

    /** A side that had no turn yet is taken for as fast as the other one. */
    private double secondsLeft(Map<LaneKind, List<Turn>> turns) {
        double seconds = 0;
        for (LaneKind side : LaneKind.values()) {
            List<Turn> own = turns.get(side);
            List<Turn> known = own.isEmpty() ? turns.get(LaneKind.TUNED) : own;
            Turn last = known.get(known.size() - 1);
            seconds += (rounds + 1 - own.size()) * (last.seconds() + last.evaluationSeconds());
        }
        return seconds;
    }

    private static LaneResult result(LaneKind side, LaneProcess lane, List<Turn> turns) {
        return new LaneResult(
                side,
                lane.facts(),
                lane.javaOptions(),
                turns.get(0),
                turns.subList(1, turns.size()),
                lane.peakResidentMebibytes());
    }
}
