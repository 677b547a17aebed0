package crosscheck.comparison.sweep.studypage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The time of a study without the pauses in which nobody worked, such as the night between an
 * interruption and its resumption.
 *
 * @param stretches of work, in their order, with a pause between any two
 */
record WorkTime(List<Stretch> stretches) {
    /** Between two trials a worker always needs a moment: that is no pause. */
    static final long SHORTEST_PAUSE_SECONDS = 5;

    /**
     * From the first moment of work to the next pause.
     *
     * @param to its end, not before it
     */
    record Stretch(Instant from, Instant to) {}

    /** The time that these cover. */
    static WorkTime of(List<Stretch> work) {
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : work.stream().sorted(Comparator.comparing(Stretch::from)).toList()) {
            Stretch last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || isPause(last.to(), next.from())) {
                merged.add(next);
            } else if (next.to().isAfter(last.to())) {
                merged.set(merged.size() - 1, new Stretch(last.from(), next.to()));
            }
        }
        return new WorkTime(List.copyOf(merged));
    }

    private static boolean isPause(Instant from, Instant to) {
        return to.isAfter(from.plusSeconds(SHORTEST_PAUSE_SECONDS));
    }

    /** Seconds of work before a moment that lies in a stretch or at its end. */
    double at(Instant moment) {
        double seconds = 0;
        for (Stretch stretch : stretches) {
            if (moment.isBefore(stretch.from())) {
                break;
            }
            Instant end = moment.isBefore(stretch.to()) ? moment : stretch.to();
            seconds += seconds(stretch.from(), end);
        }
        return seconds;
    }

    double total() {
        return stretches.stream().mapToDouble(s -> seconds(s.from(), s.to())).sum();
    }

    /** What is left out. */
    double pauses() {
        double all =
                stretches.isEmpty()
                        ? 0
                        : seconds(
                                stretches.get(0).from(), stretches.get(stretches.size() - 1).to());
        return all - total();
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
