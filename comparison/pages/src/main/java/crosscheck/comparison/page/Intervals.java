package crosscheck.comparison.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Means with their intervals, one below the other, over a zone around 0 that does not matter.
 *
 * @param zone how far the zone goes from 0, above 0
 * @param rows from top to bottom, at least one
 */
public record Intervals(String title, String finding, double zone, List<Row> rows)
        implements Chart {
    /** The track goes beyond what is on it by this share. */
    private static final double ROOM = 0.15;

    /**
     * A mean with its interval.
     *
     * @param low the lower end; finite
     * @param mean between the ends; at least low
     * @param high the upper end; at least the mean, finite
     */
    public record Row(String name, double low, double mean, double high, String text) {

        public Row {
            if (!(low <= mean && mean <= high) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException(
                        "an interval must be finite and rise: %s, %s, %s"
                                .formatted(low, mean, high));
            }
        }
    }

    public Intervals {
        rows = List.copyOf(rows);
        if (!(zone > 0) || rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "needed are a zone above 0, not %s, and a row".formatted(zone));
        }
    }

    @Override
    public String kind() {
        return "intervals";
    }

    /**
     * Where a number is on the track.
     *
     * @return a share of the track's width in percent, as the style sheet takes it
     */
    public String place(double value) {
        return percent(50 + 50 * value / reach());
    }

    /** How long a distance is on the track; a share of the track's width in percent. */
    public String length(double from, double to) {
        return percent(50 * (to - from) / reach());
    }

    /** The track is as long to both sides: 0 is in the middle. */
    private double reach() {
        double furthest =
                rows.stream()
                        .flatMap(row -> Stream.of(Math.abs(row.low()), Math.abs(row.high())))
                        .reduce(zone, Math::max);
        return (1 + ROOM) * furthest;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
