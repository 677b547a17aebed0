package crosscheck.comparison.verdict;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.statistics.Finding;
import crosscheck.comparison.statistics.Interval;
import crosscheck.comparison.statistics.PairedDifferences;

/** What several seeds say of a pair, in words. */
final class PairSentence {
    private PairSentence() {}

    static String of(Pair pair, PairStatistics statistics) {
        String mean = mean(pair, statistics.accuracy());
        String accuracy =
                statistics.adjustedP().isEmpty()
                        ? mean + constant(statistics)
                        : mean + tested(pair, statistics);
        return statistics.isLossDifferent() ? accuracy + " " + loss(statistics) : accuracy;
    }

    private static String loss(PairStatistics statistics) {
        double mean = statistics.loss().mean();
        return "The mean test loss with B is %s %s than with A, more than chance explains (%s)."
                .formatted(
                        Numbers.significant(Math.abs(mean)),
                        mean < 0 ? "smaller" : "larger",
                        probability(statistics.adjustedLossP().orElseThrow()));
    }

    private static String mean(Pair pair, PairedDifferences accuracy) {
        double points = 100 * accuracy.mean();
        String start =
                accuracy.standardDeviation() == 0
                        ? "In each of %d seeds the test accuracy of %s is %s%s"
                        : "Over %d seeds the mean test accuracy of %s is %s%s";
        String above = points < 0 ? " points below that of " : " points above that of ";
        return start.formatted(
                accuracy.n(),
                other(pair),
                points == 0 ? "that of " : Numbers.fixed(Math.abs(points), 2) + above,
                reference(pair));
    }

    private static String other(Pair pair) {
        return isOfSettings(pair)
                ? pair.other().engine().label() + " with B"
                : pair.other().engine().label();
    }

    private static String reference(Pair pair) {
        return isOfSettings(pair) ? "A" : pair.reference().engine().label();
    }

    private static boolean isOfSettings(Pair pair) {
        return pair.reference().engine() == pair.other().engine();
    }

    private static String constant(PairStatistics statistics) {
        return ": without any spread there is no t-test to make, and this is %s the margin of %s."
                .formatted(
                        statistics.finding() == Finding.EQUIVALENT ? "within" : "not within",
                        Numbers.significant(100 * statistics.equivalence().margin()));
    }

    private static String tested(Pair pair, PairStatistics statistics) {
        String margin = Numbers.significant(100 * statistics.equivalence().margin());
        String ninety = points(statistics.equivalence().interval());
        String p = probability(statistics.adjustedP().orElseThrow());
        return switch (statistics.finding()) {
            case EQUIVALENT ->
                    "; with 90 %% confidence the difference is from %s, within the margin of %s: %s."
                                    .formatted(ninety, margin, same(pair))
                            + (statistics.adjustedP().orElseThrow() < Finding.LEVEL
                                    ? " It is small, but more than chance explains (" + p + ")."
                                    : "");
            case DIFFERENT ->
                    ("; with 95 %% confidence the difference is from %s, more than chance explains (%s):"
                                    + " %s.")
                            .formatted(points(statistics.accuracy().interval()), p, differ(pair));
            case UNDECIDED ->
                    ("; with 90 %% confidence the difference is from %s, which reaches beyond the"
                                    + " margin of %s, and chance may explain it (%s): these seeds show"
                                    + " neither that %s nor that %s. More seeds narrow the interval.")
                            .formatted(ninety, margin, p, same(pair), differ(pair));
        };
    }

    private static String same(Pair pair) {
        return isOfSettings(pair) ? "the accuracies are equivalent" : "the engines are equivalent";
    }

    private static String differ(Pair pair) {
        return isOfSettings(pair) ? "the accuracies differ" : "the engines differ";
    }

    private static String points(Interval interval) {
        return Numbers.fixed(100 * interval.low(), 2)
                + " to "
                + Numbers.fixed(100 * interval.high(), 2)
                + " points";
    }

    private static String probability(double p) {
        String text = Numbers.probability(p);
        return text.startsWith("<") ? "p " + text : "p = " + text;
    }
}
