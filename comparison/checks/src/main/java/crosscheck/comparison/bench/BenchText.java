package crosscheck.comparison.bench;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A benchmark's result as text. */
public final class BenchText {
    static final List<String> HEADER =
            List.of(
                    "engine",
                    "data",
                    "precision",
                    "seconds per epoch",
                    "fastest to slowest",
                    "times the fastest",
                    "examples/s",
                    "GFLOP/s",
                    "of peak",
                    "evaluation s",
                    "predictions/s");

    private static final double SMALL_SECONDS = 0.01;

    private BenchText() {}

    /** A table, and what its columns mean. */
    public static String of(String dataName, BenchResult result) {
        return String.join(
                System.lineSeparator(),
                Table.of(HEADER, rows(dataName, result)),
                startUp(result),
                computesWith(result),
                explanation(result));
    }

    static List<List<String>> rows(String dataName, BenchResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (Speed speed : result.speeds()) {
            Timings epoch = speed.epoch();
            rows.add(
                    List.of(
                            speed.subject().name(),
                            dataName,
                            speed.subject().precision().label(),
                            seconds(epoch.median()),
                            seconds(epoch.least()) + " to " + seconds(epoch.most()),
                            Numbers.fixed(result.timesFastest(speed), 1),
                            Numbers.count(Math.round(speed.examplesPerSecond())),
                            Numbers.fixed(speed.gigaflops(), 1),
                            Numbers.percent(result.shareOfPeak(speed)),
                            seconds(speed.prediction().median()),
                            Numbers.count(Math.round(speed.predictionsPerSecond()))));
        }
        return rows;
    }

    private static String seconds(double value) {
        return value < SMALL_SECONDS ? Numbers.scientific(value) : Numbers.fixed(value, 4);
    }

    static String startUp(BenchResult result) {
        return "from the start of Java to the first prediction: "
                + result.startUp().entrySet().stream()
                        .map(
                                entry ->
                                        entry.getKey().label()
                                                + " "
                                                + Numbers.fixed(entry.getValue().median(), 2)
                                                + " s")
                        .collect(Collectors.joining(", "));
    }

    /** What each engine computed with. */
    public static String computesWith(BenchResult result) {
        return result.speeds().stream()
                .map(
                        speed ->
                                speed.subject().name()
                                        + ": "
                                        + speed.subject().engine().computesWith())
                .collect(Collectors.joining("; "));
    }

    static String explanation(BenchResult result) {
        return "evaluation: the time to predict all test examples; GFLOP/s counts every weight at"
                + " each of its places, also where an engine skips inputs that are 0; the peak is"
                + " what one thread of Java reaches here with multiply-adds in registers, "
                + Numbers.fixed(result.peakGigaflops(), 0)
                + " GFLOP/s"
                + memory(result.peakResidentMebibytes());
    }

    private static String memory(OptionalLong mebibytes) {
        return mebibytes.isPresent()
                ? "; peak resident memory of all engines together "
                        + Numbers.count(mebibytes.getAsLong())
                        + " MiB"
                : "";
    }
}
