package crosscheck.comparison.bench.shipped;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.BarChart;
import crosscheck.comparison.page.BarChart.Bars;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What DL4J's settings are worth, as a page with bar charts. */
public final class DefaultsPage {
    private DefaultsPage() {}

    /**
     * The page.
     *
     * @param contests one for each network, at least one
     * @return a table, charts, and what each side ran on
     */
    public static Page of(List<NetworkContest> contests, List<String> notes) {
        List<Section> sections = new ArrayList<>();
        sections.add(
                Section.of(
                        "Side by side",
                        PageTable.of(
                                "Medians over the rounds; the two took turns",
                                DefaultsText.HEADER,
                                contests.stream()
                                        .flatMap(c -> DefaultsText.rows(c).stream())
                                        .toList()),
                        chart(
                                "Seconds per epoch",
                                "s, logarithmic",
                                contests,
                                side -> side.epoch().median()),
                        chart(
                                "Seconds to evaluate the test examples",
                                "s, logarithmic",
                                contests,
                                side -> side.evaluation().median())));
        if (contests.stream().allMatch(DefaultsPage::knowsMemory)) {
            sections.add(
                    Section.of(
                            "Memory",
                            chart(
                                    "Peak resident memory",
                                    "MiB, logarithmic",
                                    contests,
                                    side -> side.peakResidentMebibytes().getAsLong())));
        }
        for (NetworkContest contest : contests) {
            sections.add(Section.of(contest.model(), network(contest)));
        }
        return new Page(
                "DL4J as shipped and as Crosscheck runs it", title(contests), sections, notes);
    }

    private static String title(List<NetworkContest> contests) {
        return contests.stream()
                .map(
                        c ->
                                "%s %s times as fast"
                                        .formatted(
                                                c.model(), Numbers.fixed(c.result().speedUp(), 1)))
                .collect(Collectors.joining(", "));
    }

    private static boolean knowsMemory(NetworkContest contest) {
        return contest.result().shipped().peakResidentMebibytes().isPresent()
                && contest.result().tuned().peakResidentMebibytes().isPresent();
    }

    private static Block[] network(NetworkContest contest) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(contest.title() + "."));
        DefaultsText.computesWith(contest).forEach(line -> blocks.add(new Paragraph(line + ".")));
        blocks.add(new Paragraph(DefaultsText.losses(contest) + "."));
        return blocks.toArray(Block[]::new);
    }

    private static BarChart chart(
            String title,
            String unit,
            List<NetworkContest> contests,
            ToDoubleFunction<LaneResult> value) {
        String finding =
                contests.stream()
                        .map(
                                c ->
                                        "%s: %s as shipped, %s as Crosscheck runs it"
                                                .formatted(
                                                        c.model(),
                                                        text(value, c.result().shipped()),
                                                        text(value, c.result().tuned())))
                        .collect(Collectors.joining("; "));
        return new BarChart(
                title,
                finding,
                "model",
                contests.stream().map(NetworkContest::model).toList(),
                Axis.log(unit),
                List.of(
                        new Bars(
                                LaneKind.SHIPPED.title(),
                                contests.stream()
                                        .map(c -> value.applyAsDouble(c.result().shipped()))
                                        .toList()),
                        new Bars(
                                LaneKind.TUNED.title(),
                                contests.stream()
                                        .map(c -> value.applyAsDouble(c.result().tuned()))
                                        .toList())));
    }

    private static String text(ToDoubleFunction<LaneResult> value, LaneResult side) {
        return Numbers.significant(value.applyAsDouble(side));
    }
}
