package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.MeanMap;
import crosscheck.comparison.page.MeanMap.Mean;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.sweep.study.Trial;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** The mean objective for pairs of parameters. */
final class PairMaps {
    /** The most pairs that are shown, the most important parameters first. */
    static final int MOST = 6;

    private PairMaps() {}

    /**
     * The section.
     *
     * @param study of at least one complete trial and two parameters, or there is no section
     */
    static Optional<Section> of(StudyView study, List<ParameterAxis> parameters) {
        List<Trial> complete = study.complete();
        List<Chart> charts = new ArrayList<>();
        int pairs = parameters.size() * (parameters.size() - 1) / 2;
        // (0, 1), (0, 2), (1, 2), (0, 3), …: both of a pair are important
        for (int second = 1; second < parameters.size() && !complete.isEmpty(); second++) {
            for (int first = 0; first < second && charts.size() < MOST; first++) {
                charts.add(chart(parameters.get(first), parameters.get(second), complete));
            }
        }
        if (charts.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Paragraph(
                        "Mean validation accuracy in % of the complete trials with these values, and of how many trials it is; a range is cut into fifths."
                                + (charts.size() < pairs
                                        ? " Shown are %d of %d pairs, those of the most important parameters."
                                                .formatted(charts.size(), pairs)
                                        : "")));
        for (int i = 0; i < charts.size(); i += 2) {
            blocks.add(new ChartRow(charts.subList(i, Math.min(i + 2, charts.size()))));
        }
        return Optional.of(new Section("Two parameters at a time", blocks));
    }

    static MeanMap chart(ParameterAxis columns, ParameterAxis rows, List<Trial> trials) {
        List<List<Optional<Mean>>> means = new ArrayList<>();
        Mean best = new Mean(-1, 1);
        String where = "";
        for (int i = 0; i < rows.groups().size(); i++) {
            List<Optional<Mean>> row = new ArrayList<>();
            for (int j = 0; j < columns.groups().size(); j++) {
                Optional<Mean> mean = mean(columns, j, rows, i, trials);
                row.add(mean);
                if (mean.isPresent() && mean.get().value() > best.value()) {
                    best = mean.get();
                    where =
                            "%s %s and %s %s"
                                    .formatted(
                                            columns.name(),
                                            columns.groups().get(j),
                                            rows.name(),
                                            rows.groups().get(i));
                }
            }
            means.add(row);
        }
        return new MeanMap(
                "Validation accuracy in % by " + columns.name() + " and " + rows.name(),
                "The best mean, %s %% (of %d), is at %s."
                        .formatted(Numbers.fixed(best.value(), 2), best.count(), where),
                rows.name(),
                columns.name(),
                rows.groups(),
                columns.groups(),
                means);
    }

    private static Optional<Mean> mean(
            ParameterAxis columns, int column, ParameterAxis rows, int row, List<Trial> trials) {
        DoubleSummaryStatistics found =
                trials.stream()
                        .filter(t -> columns.group(t) == column && rows.group(t) == row)
                        .mapToDouble(StudyView::percent)
                        .summaryStatistics();
        return found.getCount() == 0
                ? Optional.empty()
                : Optional.of(new Mean(found.getAverage(), (int) found.getCount()));
    }
}
