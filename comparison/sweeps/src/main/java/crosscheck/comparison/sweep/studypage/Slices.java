package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.sweep.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objective against each parameter alone. */
final class Slices {
    /** The most parameters that are drawn, the most important first. */
    static final int MOST = 16;

    private static final int BEST_LOOK = 3;

    private Slices() {}

    static Optional<Section> of(StudyView study, List<ParameterAxis> parameters) {
        List<Trial> ranked = study.ranked();
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        List<Chart> charts = new ArrayList<>();
        for (ParameterAxis parameter : parameters.subList(0, Math.min(MOST, parameters.size()))) {
            charts.add(chart(parameter, ranked));
        }
        List<Block> blocks = new ArrayList<>();
        if (charts.size() < parameters.size()) {
            blocks.add(
                    new Paragraph(
                            "The first %d of %d parameters, the most important first."
                                    .formatted(charts.size(), parameters.size())));
        }
        for (int i = 0; i < charts.size(); i += 2) {
            blocks.add(new ChartRow(charts.subList(i, Math.min(i + 2, charts.size()))));
        }
        return Optional.of(new Section("One parameter at a time", blocks));
    }

    static XyChart chart(ParameterAxis parameter, List<Trial> ranked) {
        Trial best = ranked.get(0);
        List<ChartPoint> others =
                ranked.stream().skip(1).map(trial -> point(parameter, trial)).toList();
        List<Series> series = new ArrayList<>();
        if (!others.isEmpty()) {
            series.add(Series.points("trial", StudyView.thin(others, History.MOST)));
        }
        series.add(Series.points("best trial", List.of(point(parameter, best))).looking(BEST_LOOK));
        return XyChart.lines(
                "Validation accuracy by " + parameter.name(),
                "The best trial, with %s, has %s %s; %s"
                        .formatted(
                                Numbers.percent(best.objective().orElseThrow()),
                                parameter.name(),
                                parameter.text(best),
                                means(parameter, ranked)),
                parameter.axis(),
                Axis.of("validation accuracy in %"),
                series);
    }

    private static ChartPoint point(ParameterAxis parameter, Trial trial) {
        return new ChartPoint(parameter.value(trial), StudyView.percent(trial));
    }

    /** Which group of values has the best mean. */
    private static String means(ParameterAxis parameter, List<Trial> trials) {
        List<String> names = parameter.groups();
        String bestName = "";
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < names.size(); i++) {
            int group = i;
            double mean =
                    trials.stream()
                            .filter(trial -> parameter.group(trial) == group)
                            .mapToDouble(StudyView::percent)
                            .average()
                            .orElse(Double.NEGATIVE_INFINITY);
            if (mean > best) {
                best = mean;
                bestName = names.get(i);
            }
        }
        return "the best mean, %s %%, is that of %s.".formatted(Numbers.fixed(best, 2), bestName);
    }
}
