package crosscheck.comparison.compare;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.statistics.Finding;
import crosscheck.comparison.statistics.Interval;
import crosscheck.comparison.statistics.PairedDifferences;
import crosscheck.comparison.statistics.Summary;
import crosscheck.comparison.statistics.TTest;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.comparison.verdict.Pair;
import crosscheck.comparison.verdict.PairStatistics;
import crosscheck.comparison.verdict.SeedComparison;
import crosscheck.comparison.verdict.SeedTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Results over seeds as tables of text; accuracies in per cent, their differences in points. */
public final class SeedComparisonText {
    private static final String NOTHING = "-";

    private SeedComparisonText() {}

    /** Mean, standard deviation and interval of each engine and setting. */
    public static String arms(SeedComparison compared) {
        List<List<String>> rows = new ArrayList<>();
        for (Arm arm : compared.arms()) {
            double[] accuracies =
                    SeedComparison.measured(arm, r -> 100 * r.test().accuracyFraction());
            double[] losses = SeedComparison.measured(arm, r -> r.test().loss());
            List<String> row = new ArrayList<>();
            row.add(name(compared, arm));
            row.add(arm.first().precision().label());
            row.addAll(summary(accuracies, 2));
            row.addAll(summary(losses, 4));
            row.add(Numbers.fixed(median(arm), 2));
            rows.add(row);
        }
        return Table.of(
                List.of(
                        "engine",
                        "precision",
                        "test accuracy %",
                        "sd",
                        "95 % interval",
                        "test loss",
                        "sd",
                        "95 % interval",
                        "seconds per epoch"),
                rows);
    }

    private static String name(SeedComparison compared, Arm arm) {
        boolean settings = compared.arms().stream().anyMatch(a -> a.setting() == Setting.B);
        return arm.engine().label() + (settings ? " " + arm.setting() : "");
    }

    private static List<String> summary(double[] values, int decimals) {
        if (values.length == 1) {
            return List.of(Numbers.fixed(values[0], decimals), NOTHING, NOTHING);
        }
        Summary summary = Summary.of(values);
        return List.of(
                Numbers.fixed(summary.mean(), decimals),
                Numbers.fixed(summary.standardDeviation(), decimals),
                interval(summary.interval(), d -> Numbers.fixed(d, decimals)));
    }

    private static String interval(Interval interval, DoubleFunction<String> number) {
        return number.apply(interval.low()) + " to " + number.apply(interval.high());
    }

    private static double median(Arm arm) {
        double[] sorted =
                arm.results().stream()
                        .mapToDouble(TrainingResult::secondsPerEpoch)
                        .sorted()
                        .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Each seed of each pair: both accuracies, their difference, and McNemar's test. */
    public static String seeds(SeedComparison compared) {
        List<List<String>> rows = new ArrayList<>();
        for (Pair pair : compared.pairs()) {
            for (int i = 0; i < pair.seedTests().size(); i++) {
                rows.add(seed(pair, i));
            }
        }
        return Table.of(
                List.of(
                        "pair",
                        "seed",
                        "first %",
                        "second %",
                        "points",
                        "only second right (b)",
                        "only first right (c)",
                        "McNemar p",
                        "Holm p"),
                rows);
    }

    private static List<String> seed(Pair pair, int i) {
        double reference = pair.reference().results().get(i).test().accuracyFraction();
        double other = pair.other().results().get(i).test().accuracyFraction();
        SeedTest test = pair.seedTests().get(i);
        return List.of(
                pair.name(),
                String.valueOf(test.seed()),
                Numbers.fixed(100 * other, 2),
                Numbers.fixed(100 * reference, 2),
                Numbers.fixed(100 * other - 100 * reference, 2),
                Numbers.count(test.test().onlyReference()),
                Numbers.count(test.test().onlyOther()),
                Numbers.probability(test.test().p()),
                Numbers.probability(test.adjustedP()));
    }

    /** The paired differences, their t-test, and the equivalence of the accuracies. */
    public static String differences(SeedComparison compared) {
        List<List<String>> rows = new ArrayList<>();
        for (Pair pair : compared.pairs()) {
            PairStatistics statistics = pair.statistics().orElseThrow();
            List<String> row =
                    difference(
                            pair.name() + ", points",
                            statistics.accuracy(),
                            d -> Numbers.fixed(100 * d, 2));
            row.addAll(
                    Arrays.asList(
                            interval(
                                    statistics.equivalence().interval(),
                                    d -> Numbers.fixed(100 * d, 2)),
                            Numbers.significant(100 * compared.margin()),
                            probability(statistics.equivalence().p()),
                            statistics.finding().label()));
            rows.add(row);
            List<String> loss =
                    difference(pair.name() + ", loss", statistics.loss(), Numbers::significant);
            loss.addAll(List.of(NOTHING, NOTHING, NOTHING));
            loss.add(statistics.isLossDifferent() ? Finding.DIFFERENT.label() : NOTHING);
            rows.add(loss);
        }
        return Table.of(
                List.of(
                        "mean difference",
                        "mean",
                        "sd",
                        "95 % interval",
                        "t",
                        "p",
                        "90 % interval",
                        "margin",
                        "TOST p",
                        "finding"),
                rows);
    }

    private static List<String> difference(
            String name, PairedDifferences differences, DoubleFunction<String> number) {
        Optional<TTest> test = differences.tTest();
        return new ArrayList<>(
                List.of(
                        name,
                        number.apply(differences.mean()),
                        number.apply(differences.standardDeviation()),
                        interval(differences.interval(), number),
                        test.map(t -> Numbers.fixed(t.t(), 2)).orElse(NOTHING),
                        probability(test.map(TTest::p))));
    }

    private static String probability(Optional<Double> p) {
        return p.map(Numbers::probability).orElse(NOTHING);
    }
}
