package crosscheck.comparison.runpage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.BarChart;
import crosscheck.comparison.page.BarChart.Bars;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long an epoch took on each engine. */
final class SpeedBars {
    private SpeedBars() {}

    /** Bars of at least two engines; of one the table of results says it. */
    static Optional<Section> of(List<Subject> subjects) {
        List<String> names = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        List<Double> examples = new ArrayList<>();
        for (Subject subject : subjects) {
            double time = Text.number(subject.result(), "/secondsPerEpoch");
            if (time > 0 && names.size() < Curve.MOST) {
                names.add(subject.label());
                seconds.add(time);
                examples.add(Text.number(subject.run().document(), "/data/train") / time);
            }
        }
        if (names.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                Section.of(
                        "Speed",
                        new ChartRow(
                                List.of(
                                        bars(
                                                "Seconds per epoch",
                                                finding(names, seconds),
                                                "s",
                                                names,
                                                seconds),
                                        bars(
                                                "Training examples per second",
                                                "The same as examples in a second: longer bars are faster.",
                                                "1/s",
                                                names,
                                                examples)))));
    }

    private static BarChart bars(
            String title, String finding, String unit, List<String> names, List<Double> values) {
        return new BarChart(
                title,
                finding,
                "engine",
                names,
                Axis.of(unit),
                List.of(new Bars("median of the epochs", values)));
    }

    private static String finding(List<String> names, List<Double> seconds) {
        int fastest = 0;
        for (int i = 1; i < seconds.size(); i++) {
            fastest = seconds.get(i) < seconds.get(fastest) ? i : fastest;
        }
        List<String> others = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            if (i != fastest) {
                others.add(
                        "%s takes %s times as long"
                                .formatted(
                                        names.get(i),
                                        Numbers.significant(
                                                seconds.get(i) / seconds.get(fastest))));
            }
        }
        return "%s is the fastest; %s. Steps alone, without evaluation; bench measures speed with more care."
                .formatted(names.get(fastest), String.join(", ", others));
    }
}
