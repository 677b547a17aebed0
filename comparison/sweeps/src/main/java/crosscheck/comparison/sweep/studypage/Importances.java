package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.BarChart;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.sweep.analysis.Importance;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much each parameter explains alone. */
final class Importances {
    private Importances() {}

    static Section of(List<Importance> all) {
        String title = "Importance of the parameters";
        return all.isEmpty()
                ? Section.of(
                        title,
                        new Paragraph(
                                "Fewer than %d trials are complete, or all have the same accuracy: nothing can be said."
                                        .formatted(Importance.FEWEST_TRIALS)))
                : Section.of(title, chart(all));
    }

    static BarChart chart(List<Importance> all) {
        Importance first = all.get(0);
        return new BarChart(
                "Share of the accuracy's variance that one parameter explains alone",
                "%s explains most, %s; what parameters do only together is in no bar, and the shares need not add up to 100 %%."
                        .formatted(first.parameter(), Numbers.percent(first.share())),
                "parameter",
                all.stream().map(Importance::parameter).toList(),
                Axis.of("explained variance in %").from(0, 100),
                List.of(
                        new BarChart.Bars(
                                "share", all.stream().map(one -> 100 * one.share()).toList())));
    }

    /**
     * The parameters of a study, the most important first; others in their own order after them.
     */
    static List<ParameterAxis> ordered(StudyView study, List<Importance> all) {
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            ranks.put(all.get(i).parameter(), i);
        }
        return study.spec().space().parameters().stream()
                .map(ParameterAxis::new)
                .sorted(Comparator.comparingInt(p -> ranks.getOrDefault(p.name(), all.size())))
                .toList();
    }
}
