package crosscheck.comparison.verdict;

import crosscheck.comparison.statistics.Equivalence;
import crosscheck.comparison.statistics.Finding;
import crosscheck.comparison.statistics.Holm;
import crosscheck.comparison.statistics.PairedDifferences;
import crosscheck.comparison.statistics.TTest;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * All arms of a comparison, and what the statistics say of their pairs.
 *
 * @param arms from the same seeds
 * @param margin the largest difference of test accuracies that does not matter, a fraction; above 0
 *     and at most 1
 */
public record SeedComparison(List<Arm> arms, double margin, List<Pair> pairs) {

    private enum Losses {
        DESCRIBED,
        TESTED
    }

    public SeedComparison {
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException(
                    "the margin must be above 0 and at most 1, not " + margin);
        }
        arms = List.copyOf(arms);
        pairs = List.copyOf(pairs);
    }

    /**
     * Compares every arm with every one before it.
     *
     * @return pairs with statistics where there are several seeds
     * @throws IllegalArgumentException if seeds or test examples differ, a result is not finite, or
     *     the margin is out of range
     */
    public static SeedComparison ofEngines(List<Arm> arms, double margin) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            for (int j = i + 1; j < arms.size(); j++) {
                pairs.add(Pair.of(arms.get(i), arms.get(j)));
            }
        }
        return new SeedComparison(arms, margin, overSeeds(pairs, margin, Losses.DESCRIBED));
    }

    /**
     * Compares the two settings of each engine.
     *
     * @return pairs with statistics where there are several seeds
     * @throws IllegalArgumentException if seeds or test examples differ, a result is not finite, or
     *     the margin is out of range
     */
    public static SeedComparison ofSettings(List<Arm> arms, double margin) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < arms.size(); i += 2) {
            pairs.add(Pair.of(arms.get(i), arms.get(i + 1)));
        }
        return new SeedComparison(arms, margin, overSeeds(pairs, margin, Losses.TESTED));
    }

    private static List<Pair> overSeeds(List<Pair> pairs, double margin, Losses losses) {
        if (pairs.isEmpty() || pairs.get(0).seedTests().size() < 2) {
            return pairs;
        }
        List<PairedDifferences> accuracy =
                pairs.stream()
                        .map(pair -> differences(pair, r -> r.test().accuracyFraction()))
                        .toList();
        List<PairedDifferences> loss =
                pairs.stream().map(pair -> differences(pair, r -> r.test().loss())).toList();
        List<PairedDifferences> family = new ArrayList<>(accuracy);
        if (losses == Losses.TESTED) {
            family.addAll(loss);
        }
        List<Optional<Double>> adjusted = adjusted(family);
        List<Pair> judged = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Equivalence equivalence = Equivalence.of(accuracy.get(i), margin);
            judged.add(
                    pairs.get(i)
                            .with(
                                    new PairStatistics(
                                            accuracy.get(i),
                                            loss.get(i),
                                            equivalence,
                                            adjusted.get(i),
                                            losses == Losses.TESTED
                                                    ? adjusted.get(pairs.size() + i)
                                                    : Optional.empty(),
                                            Finding.of(
                                                    accuracy.get(i),
                                                    equivalence,
                                                    adjusted.get(i)))));
        }
        return judged;
    }

    /** The t-tests' probabilities by Holm; empty where there is no test. */
    private static List<Optional<Double>> adjusted(List<PairedDifferences> family) {
        double[] adjusted =
                Holm.adjust(
                        family.stream()
                                .flatMap(differences -> differences.tTest().stream())
                                .mapToDouble(TTest::p)
                                .toArray());
        List<Optional<Double>> all = new ArrayList<>();
        int tested = 0;
        for (PairedDifferences differences : family) {
            all.add(
                    differences.tTest().isEmpty()
                            ? Optional.empty()
                            : Optional.of(adjusted[tested++]));
        }
        return all;
    }

    private static PairedDifferences differences(
            Pair pair, ToDoubleFunction<TrainingResult> measure) {
        return PairedDifferences.of(
                measured(pair.reference(), measure), measured(pair.other(), measure));
    }

    /**
     * One number of each seed's result.
     *
     * @param measure such as the test loss
     * @return in the order of the seeds
     */
    public static double[] measured(Arm arm, ToDoubleFunction<TrainingResult> measure) {
        return arm.results().stream().mapToDouble(measure).toArray();
    }

    /** The seeds of every arm; in the order in which they trained. */
    public List<Long> seeds() {
        return arms.get(0).seeds();
    }

    /**
     * What all pairs together say.
     *
     * @return different where one is, in its accuracies or, of settings, in its losses; else
     *     equivalent where all are: each pair has to show it, so that no correction is needed;
     *     else, and for a single seed, undecided
     */
    public Finding finding() {
        List<PairStatistics> all =
                pairs.stream().flatMap(pair -> pair.statistics().stream()).toList();
        if (all.stream().anyMatch(s -> s.finding() == Finding.DIFFERENT || s.isLossDifferent())) {
            return Finding.DIFFERENT;
        }
        return !all.isEmpty() && all.stream().allMatch(s -> s.finding() == Finding.EQUIVALENT)
                ? Finding.EQUIVALENT
                : Finding.UNDECIDED;
    }
}
