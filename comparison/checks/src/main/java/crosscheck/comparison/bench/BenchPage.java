package crosscheck.comparison.bench;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.BarChart;
import crosscheck.comparison.page.BarChart.Bars;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A benchmark's result as a page with bar charts. */
public final class BenchPage {
    private BenchPage() {}

    public static Page of(String title, String dataName, BenchResult result, List<String> notes) {
        return new Page(
                "Speed side by side",
                title,
                List.of(
                        Section.of(
                                "Training",
                                new PageTable(
                                        "Medians over the rounds; the engines took turns",
                                        BenchText.HEADER,
                                        PageTable.of(
                                                        "",
                                                        BenchText.HEADER,
                                                        BenchText.rows(dataName, result))
                                                .rows()),
                                new Paragraph(BenchText.explanation(result) + "."),
                                chart(
                                        "Examples per second in training",
                                        "1/s, logarithmic",
                                        result,
                                        Speed::examplesPerSecond)),
                        Section.of(
                                "Prediction",
                                chart(
                                        "Predictions per second",
                                        "1/s, logarithmic",
                                        result,
                                        Speed::predictionsPerSecond)),
                        Section.of("Start-up", startUp(result))),
                notes);
    }

    private static BarChart chart(
            String title, String unit, BenchResult result, ToDoubleFunction<Speed> value) {
        String finding =
                result.speeds().stream()
                        .map(
                                speed ->
                                        speed.subject().name()
                                                + " "
                                                + Numbers.count(
                                                        Math.round(value.applyAsDouble(speed))))
                        .collect(Collectors.joining("; "));
        return new BarChart(
                title,
                finding,
                "engine",
                result.speeds().stream().map(speed -> speed.subject().name()).toList(),
                Axis.log(unit),
                List.of(
                        new Bars(
                                "median",
                                result.speeds().stream()
                                        .map(speed -> value.applyAsDouble(speed))
                                        .toList())));
    }

    private static BarChart startUp(BenchResult result) {
        return new BarChart(
                "From the start of Java to the first prediction",
                BenchText.startUp(result),
                "engine",
                result.startUp().keySet().stream().map(engine -> engine.label()).toList(),
                Axis.of("s"),
                List.of(
                        new Bars(
                                "median",
                                result.startUp().values().stream().map(Timings::median).toList())));
    }
}
