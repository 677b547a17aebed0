package crosscheck.comparison.page;

import crosscheck.comparison.console.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who did what when: a row of bars for each of them, over a common time.
 *
 * @param seconds where the time ends, above 0; it begins at 0
 * @param kinds of bars, each with a pattern of its own; at most {@link #MOST_KINDS}
 * @param rows from top to bottom
 */
public record Timeline(
        String title, String finding, double seconds, List<String> kinds, List<Row> rows)
        implements Chart {
    /** The most kinds; more patterns cannot be told apart. */
    public static final int MOST_KINDS = 6;

    private static final int MARKS = 5;

    /**
     * A time of work.
     *
     * @param from when it began, in seconds
     * @param to when it ended, in seconds
     * @param kind which of the kinds, 0 for the first
     */
    public record Bar(String name, double from, double to, int kind) {}

    /**
     * The bars of one worker.
     *
     * @param bars from left to right
     */
    public record Row(String name, String text, List<Bar> bars) {

        public Row {
            bars = List.copyOf(bars);
        }
    }

    public Timeline {
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
        if (!(seconds > 0) || kinds.size() > MOST_KINDS) {
            throw new IllegalArgumentException(
                    "needed are a time above 0 s and at most %d kinds, not %s and %d"
                            .formatted(MOST_KINDS, seconds, kinds.size()));
        }
        for (Row row : rows) {
            for (Bar bar : row.bars()) {
                boolean inTime = 0 <= bar.from() && bar.from() <= bar.to() && bar.to() <= seconds;
                if (!inTime || bar.kind() < 0 || bar.kind() >= kinds.size()) {
                    throw new IllegalArgumentException(
                            "%s is not in %s s or of no kind".formatted(bar, seconds));
                }
            }
        }
    }

    @Override
    public String kind() {
        return "timeline";
    }

    /**
     * Whether there is a bar of a kind.
     *
     * @param kind 0 for the first
     * @return false where the legend needs no such pattern
     */
    public boolean has(int kind) {
        return rows.stream().flatMap(row -> row.bars().stream()).anyMatch(b -> b.kind() == kind);
    }

    /**
     * Where a time is on the track.
     *
     * @param time in seconds
     * @return a share of the track's width in percent, as the style sheet takes it
     */
    public String place(double time) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * time / seconds);
    }

    /** The marks below the track; times in seconds, at round numbers, the first one 0. */
    public List<ParallelAxes.Tick> marks() {
        List<ParallelAxes.Tick> marks = new ArrayList<>();
        for (BigDecimal mark : EvenMarks.between(0, seconds, MARKS)) {
            marks.add(
                    new ParallelAxes.Tick(
                            mark.doubleValue() / seconds, mark.toPlainString() + " s"));
        }
        return marks;
    }

    @Override
    public Optional<PageTable> numbers() {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            for (Bar bar : row.bars()) {
                lines.add(
                        List.of(
                                row.name(),
                                bar.name(),
                                Numbers.fixed(bar.from(), 2),
                                Numbers.fixed(bar.to(), 2),
                                kinds.get(bar.kind())));
            }
        }
        int every =
                Math.max(1, (lines.size() + ChartNumbers.MOST_ROWS - 1) / ChartNumbers.MOST_ROWS);
        List<List<String>> some = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += every) {
            some.add(lines.get(i));
        }
        return Optional.of(
                PageTable.of(
                        title + (every == 1 ? "" : "; one row of " + every),
                        List.of("worker", "what", "from, s", "to, s", "became"),
                        some));
    }
}
