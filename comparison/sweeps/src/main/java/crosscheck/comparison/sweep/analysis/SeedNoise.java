package crosscheck.comparison.sweep.analysis;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.statistics.Holm;
import crosscheck.comparison.statistics.Summary;
import crosscheck.comparison.statistics.TTest;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether two engines differ in a trial by more than its seeds make them differ by themselves:
 * Student's t-test of two samples, with the standard deviation of both engines' seeds pooled,
 *
 * <pre>{@code t = (mean2 - mean1) / sqrt((s1^2 + s2^2) / n), 2 (n - 1) degrees of freedom}</pre>
 *
 * with Holm's correction over the trials. Seeds whose accuracies are all the same have no noise:
 * any difference exceeds it.
 */
final class SeedNoise {
    private static final double LEVEL = 0.05;

    private SeedNoise() {}

    /**
     * The trials whose difference exceeds it.
     *
     * @return their numbers; empty where trials have one seed only
     */
    static Optional<List<Integer>> exceededBy(
            StudySpec spec, List<Trial> trials, EngineName other) {
        if (spec.seeds() < 2) {
            return Optional.empty();
        }
        double[] adjusted =
                Holm.adjust(
                        trials.stream()
                                .mapToDouble(
                                        trial ->
                                                probability(
                                                        summary(trial, spec.reference()),
                                                        summary(trial, other)))
                                .toArray());
        List<Integer> exceeding = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] < LEVEL) {
                exceeding.add(trials.get(i).number());
            }
        }
        return Optional.of(List.copyOf(exceeding));
    }

    private static Summary summary(Trial trial, EngineName engine) {
        return Summary.of(
                trial.measurements().stream()
                        .filter(m -> m.engine() == engine)
                        .map(Measurement::score)
                        .flatMap(Optional::stream)
                        .mapToDouble(score -> score.validationAccuracy())
                        .toArray());
    }

    private static double probability(Summary first, Summary second) {
        double variance =
                first.standardDeviation() * first.standardDeviation()
                        + second.standardDeviation() * second.standardDeviation();
        double difference = second.mean() - first.mean();
        if (variance == 0) {
            return difference == 0 ? 1 : 0;
        }
        double t = difference / StrictMath.sqrt(variance / first.n());
        return new TTest(t, 2 * (first.n() - 1)).p();
    }
}
