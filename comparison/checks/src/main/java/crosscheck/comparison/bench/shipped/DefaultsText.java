package crosscheck.comparison.bench.shipped;

import crosscheck.comparison.bench.Timings;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What DL4J's settings are worth, as text. */
public final class DefaultsText {
    static final List<String> HEADER =
            List.of(
                    "dl4j",
                    "model",
                    "data",
                    "seconds per epoch",
                    "fastest to slowest",
                    "times as fast",
                    "evaluation s",
                    "times as fast there",
                    "peak memory",
                    "test accuracy");

    private DefaultsText() {}

    /** A table, and what stands behind its rows. */
    public static String of(List<NetworkContest> contests) {
        List<List<String>> rows = contests.stream().flatMap(c -> rows(c).stream()).toList();
        List<String> lines = new ArrayList<>();
        lines.add(Table.of(HEADER, rows));
        for (NetworkContest contest : contests) {
            lines.addAll(computesWith(contest));
            lines.add(losses(contest));
        }
        return String.join(System.lineSeparator(), lines);
    }

    static List<List<String>> rows(NetworkContest contest) {
        ContestResult result = contest.result();
        return List.of(
                row(contest, result.shipped(), 1, 1),
                row(contest, result.tuned(), result.speedUp(), result.evaluationSpeedUp()));
    }

    private static List<String> row(
            NetworkContest contest, LaneResult side, double speedUp, double evaluationSpeedUp) {
        Timings epoch = side.epoch();
        return List.of(
                side.side().title(),
                contest.model(),
                contest.dataName(),
                seconds(epoch.median()),
                seconds(epoch.least()) + " to " + seconds(epoch.most()),
                Numbers.fixed(speedUp, 1),
                seconds(side.evaluation().median()),
                Numbers.fixed(evaluationSpeedUp, 1),
                memory(side.peakResidentMebibytes()),
                Numbers.percent(side.accuracyFraction()));
    }

    private static String memory(OptionalLong mebibytes) {
        return mebibytes.isPresent() ? Numbers.count(mebibytes.getAsLong()) + " MiB" : "unknown";
    }

    private static String seconds(double value) {
        return Numbers.significant(value);
    }

    /** What each side ran on. */
    public static List<String> computesWith(NetworkContest contest) {
        return Stream.of(contest.result().shipped(), contest.result().tuned())
                .map(
                        side ->
                                "%s %s: %s; Java with %s, %s"
                                        .formatted(
                                                contest.model(),
                                                side.side().title(),
                                                side.facts().library().text(),
                                                options(side.javaOptions()),
                                                side.facts().collector()))
                .toList();
    }

    private static String options(List<String> options) {
        return options.isEmpty() ? "no options" : options.stream().collect(Collectors.joining(" "));
    }

    /** Whether both sides computed the same. */
    public static String losses(NetworkContest contest) {
        ContestResult result = contest.result();
        return "%s: losses of the first %d steps %s (largest difference %s, %s allowed)"
                .formatted(
                        contest.model(),
                        result.shipped().warmUp().firstLosses().size(),
                        result.agrees() ? "agree" : "DIFFER",
                        Numbers.scientific(result.largestLossDifference()),
                        Numbers.scientific(result.lossTolerance().absolute()));
    }

    /**
     * How it was measured, a sentence each.
     *
     * @return about the two sides and, where it is so, about the library that stands in
     */
    public static List<String> explanation(List<NetworkContest> contests) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "As shipped: DL4J's configuration with its defaults, fit and evaluate of a"
                        + " DataSetIterator, in a Java machine without options.");
        sentences.add(
                "Both train the same network from the same weights on the same mini-batches, with"
                        + " the same dropout masks, in turn, each in a process of its own; one epoch"
                        + " each before the measured ones.");
        boolean standIn =
                contests.stream().anyMatch(c -> c.result().shipped().facts().library().oneDnn());
        if (standIn) {
            sentences.add(
                    "The native library of nd4j-native-platform is not in this build; as shipped"
                            + " runs on the one with oneDNN, with its layer helpers off, as they are"
                            + " by default. CROSSCHECK_MAVEN_OPTIONS=-Pplain builds with it.");
        }
        return sentences;
    }
}
