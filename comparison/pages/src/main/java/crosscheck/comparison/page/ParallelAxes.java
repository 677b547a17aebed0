package crosscheck.comparison.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Parallel coordinates: an axis for each quantity, one below the other, and a line through all of
 * them for each thing that has these quantities. Axes that lie, unlike those that stand, fit a
 * telephone.
 *
 * @param lineName what a line is, such as {@code trial}
 * @param axes from top to bottom, at least two
 * @param groups of lines, the least important first: they are drawn ever thicker; at most {@link
 *     #MOST_GROUPS}
 */
public record ParallelAxes(
        String title, String finding, String lineName, List<Track> axes, List<Group> groups)
        implements Chart {
    /** The most groups; more line widths cannot be told apart. */
    public static final int MOST_GROUPS = 3;

    /** Units of the drawing for each axis. */
    private static final int HEIGHT = 100;

    /** The most letters below an axis; more do not fit on a phone. */
    private static final int MOST_LETTERS = 40;

    /**
     * A mark of an axis.
     *
     * @param place from 0 to 1
     */
    public record Tick(double place, String text) {

        /** The place; in percent of the axis, as the style sheet takes it. */
        public String left() {
            return String.format(Locale.ROOT, "%.2f%%", 100 * place);
        }
    }

    /**
     * An axis.
     *
     * @param name what it measures, with the unit
     * @param ticks from left to right
     */
    public record Track(String name, List<Tick> ticks) {

        public Track {
            ticks = fitting(ticks);
        }

        private static List<Tick> fitting(List<Tick> all) {
            int every = 1;
            List<Tick> some = List.copyOf(all);
            while (some.size() > 2 && letters(some) > MOST_LETTERS) {
                every++;
                List<Tick> fewer = new ArrayList<>();
                for (int i = 0; i < all.size() - every / 2; i += every) {
                    fewer.add(all.get(i));
                }
                some = List.copyOf(fewer);
            }
            return some;
        }

        private static int letters(List<Tick> ticks) {
            return ticks.stream().mapToInt(tick -> tick.text().length() + 1).sum();
        }
    }

    /**
     * A line.
     *
     * @param places on each axis, from 0 to 1
     */
    public record Line(String name, List<Double> places, List<String> values) {

        public Line {
            places = List.copyOf(places);
            values = List.copyOf(values);
            if (values.size() != places.size()
                    || !places.stream().allMatch(place -> place >= 0 && place <= 1)) {
                throw new IllegalArgumentException(
                        "places from 0 to 1 are needed, each with its text, not %s with %s"
                                .formatted(places, values));
            }
        }
    }

    /**
     * Lines that look alike.
     *
     * @param lines in any order
     */
    public record Group(String name, List<Line> lines) {

        public Group {
            lines = List.copyOf(lines);
        }
    }

    public ParallelAxes {
        axes = List.copyOf(axes);
        groups = List.copyOf(groups);
        int count = axes.size();
        if (count < 2 || groups.size() > MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "needed are two axes and at most %d groups, not %d and %d"
                            .formatted(MOST_GROUPS, count, groups.size()));
        }
        for (Group group : groups) {
            for (Line line : group.lines()) {
                if (line.places().size() != count) {
                    throw new IllegalArgumentException(
                            "%s has %d places for %d axes"
                                    .formatted(line.name(), line.places().size(), count));
                }
            }
        }
    }

    @Override
    public String kind() {
        return "parallel";
    }

    /**
     * The drawing's size, in which {@link #path} counts; the text of a view box; it is stretched to
     * the width there is.
     */
    public String viewBox() {
        return "0 0 1000 " + HEIGHT * axes.size();
    }

    /** A line on the drawing; the corners of a polyline. */
    public String path(Line line) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.places().size(); i++) {
            path.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%d ",
                            1000 * line.places().get(i),
                            HEIGHT * i + HEIGHT / 2));
        }
        return path.toString().strip();
    }

    @Override
    public Optional<PageTable> numbers() {
        List<String> header = new ArrayList<>(List.of(lineName));
        axes.forEach(axis -> header.add(axis.name()));
        List<Group> important = new ArrayList<>(groups);
        Collections.reverse(important);
        List<Line> lines = important.stream().flatMap(group -> group.lines().stream()).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines.subList(0, Math.min(lines.size(), ChartNumbers.MOST_ROWS))) {
            List<String> row = new ArrayList<>(List.of(line.name()));
            row.addAll(line.values());
            rows.add(row);
        }
        String part =
                rows.size() < lines.size()
                        ? "; %d of %d lines".formatted(rows.size(), lines.size())
                        : "";
        return Optional.of(PageTable.of(title + part, header, rows));
    }
}
