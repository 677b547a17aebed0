package crosscheck.comparison.sweep.analysis;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.statistics.RankCorrelation;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far another engine finds the same as the first one, over the trials that are complete on
 * both. Accuracies are means over the seeds on the validation examples; of several that are best,
 * the smallest number counts.
 *
 * @param trials how many both completed, at least 1
 * @param kendall tau-b of their accuracies; empty where one has the same for all
 * @param spearman rho of their accuracies; empty where one has the same for all
 * @param meanDifference of accuracies, other less reference, a fraction
 * @param largestDifference the one farthest from 0
 * @param beyondNoise trials whose difference is more than their seeds explain, see {@link
 *     SeedNoise}; empty where a trial has one seed only
 */
public record EngineAgreement(
        EngineName reference,
        EngineName other,
        int trials,
        OptionalDouble kendall,
        OptionalDouble spearman,
        int bestOfReference,
        int bestOfOther,
        double meanDifference,
        double largestDifference,
        int largestAt,
        Optional<List<Integer>> beyondNoise) {

    /**
     * Compares an engine with the study's first.
     *
     * @return empty where no trial is complete on both
     */
    public static Optional<EngineAgreement> of(StudySpec spec, List<Trial> all, EngineName other) {
        EngineName reference = spec.reference();
        List<Trial> both =
                all.stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .filter(trial -> isMeasured(spec, trial, other))
                        .toList();
        if (both.isEmpty()) {
            return Optional.empty();
        }
        double[] first = accuracies(both, reference);
        double[] second = accuracies(both, other);
        int largest = 0;
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = second[i] - first[i];
            sum += difference;
            if (Math.abs(difference) > Math.abs(second[largest] - first[largest])) {
                largest = i;
            }
        }
        return Optional.of(
                new EngineAgreement(
                        reference,
                        other,
                        both.size(),
                        RankCorrelation.kendall(first, second),
                        RankCorrelation.spearman(first, second),
                        best(both, reference),
                        best(both, other),
                        sum / first.length,
                        second[largest] - first[largest],
                        both.get(largest).number(),
                        SeedNoise.exceededBy(spec, both, other)));
    }

    /** Whether both would have chosen the same trial. */
    public boolean agreesOnTheBest() {
        return bestOfReference == bestOfOther;
    }

    /** Whether an engine has trained a trial from every seed; false while a score is missing. */
    public static boolean isMeasured(StudySpec spec, Trial trial, EngineName engine) {
        return trial.measurements().stream()
                        .filter(m -> m.engine() == engine)
                        .map(Measurement::score)
                        .filter(Optional::isPresent)
                        .count()
                == spec.seeds();
    }

    private static double[] accuracies(List<Trial> trials, EngineName engine) {
        return trials.stream()
                .mapToDouble(trial -> trial.meanAccuracy(engine).orElseThrow())
                .toArray();
    }

    private static int best(List<Trial> trials, EngineName engine) {
        return trials.stream()
                .max(
                        Comparator.comparingDouble(
                                        (Trial trial) -> trial.meanAccuracy(engine).orElseThrow())
                                .thenComparing(Trial::number, Comparator.reverseOrder()))
                .orElseThrow()
                .number();
    }
}
