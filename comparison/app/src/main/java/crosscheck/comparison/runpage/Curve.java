package crosscheck.comparison.runpage;

import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The epochs of one engine, of all its seeds.
 *
 * @param epochs the rows of each epoch, one for each seed that got so far; at least one epoch
 */
record Curve(String name, SortedMap<Integer, List<EpochRow>> epochs) {
    /** The most lines; more cannot be told apart. */
    static final int MOST = 8;

    /** The most points of a line; more cannot be seen and make the page larger. */
    private static final int MOST_POINTS = 400;

    /** The curves of these engines, at most {@link #MOST}. */
    static List<Curve> of(List<Subject> subjects) {
        Map<String, SortedMap<Integer, List<EpochRow>>> groups = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            for (EpochRow row : subject.run().metrics()) {
                if (row.engine().equals(subject.engine())
                        && row.setting().equals(subject.setting())) {
                    groups.computeIfAbsent(subject.group(), name -> new TreeMap<>())
                            .computeIfAbsent(row.epoch(), epoch -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        return groups.entrySet().stream()
                .limit(MOST)
                .map(group -> new Curve(group.getKey(), group.getValue()))
                .toList();
    }

    int seedCount() {
        return (int) epochs.get(epochs.firstKey()).stream().map(EpochRow::seed).distinct().count();
    }

    double least(ToDoubleFunction<EpochRow> measure) {
        return all(measure).min().orElse(Double.NaN);
    }

    double greatest(ToDoubleFunction<EpochRow> measure) {
        return all(measure).max().orElse(Double.NaN);
    }

    /** The mean over the seeds at the last epoch. */
    double last(ToDoubleFunction<EpochRow> measure) {
        return mean(epochs.get(epochs.lastKey()), measure);
    }

    /** The means over the seeds, with a band where there are several. */
    Series series(ToDoubleFunction<EpochRow> measure) {
        List<ChartPoint> points = new ArrayList<>();
        List<Spread> band = new ArrayList<>();
        for (Integer epoch : shown(epochs)) {
            List<EpochRow> rows = epochs.get(epoch);
            points.add(new ChartPoint(epoch, mean(rows, measure)));
            band.add(
                    new Spread(
                            epoch,
                            values(rows, measure).min().orElse(Double.NaN),
                            values(rows, measure).max().orElse(Double.NaN)));
        }
        Series line = Series.line(name, points);
        return seedCount() > 1 ? line.withBand("least to greatest", band) : line;
    }

    /** The epochs that are drawn: all, or of very many only some, the last among them. */
    static List<Integer> shown(SortedMap<Integer, ?> epochs) {
        int every = 1 + (epochs.size() - 1) / MOST_POINTS;
        List<Integer> shown = new ArrayList<>();
        int index = 0;
        for (Integer epoch : epochs.keySet()) {
            if (index++ % every == 0 || epoch.equals(epochs.lastKey())) {
                shown.add(epoch);
            }
        }
        return shown;
    }

    private static double mean(List<EpochRow> rows, ToDoubleFunction<EpochRow> measure) {
        return values(rows, measure).average().orElse(Double.NaN);
    }

    private static DoubleStream values(List<EpochRow> rows, ToDoubleFunction<EpochRow> measure) {
        return rows.stream().mapToDouble(measure);
    }

    private DoubleStream all(ToDoubleFunction<EpochRow> measure) {
        return epochs.values().stream().flatMap(List::stream).mapToDouble(measure);
    }
}
