package crosscheck.comparison.sweep.analysis;

import crosscheck.comparison.console.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** An analysis as people read it. */
public final class AnalysisText {
    private static final int MOST_NUMBERS = 20;

    private AnalysisText() {}

    /** The analysis in lines. */
    public static List<String> of(StudyAnalysis analysis) {
        List<String> lines = new ArrayList<>();
        for (EngineAgreement agreement : analysis.agreements()) {
            if (agreement.trials() > 1) {
                lines.add(ranks(agreement));
            }
            lines.add(differences(agreement));
        }
        if (!analysis.importance().isEmpty()) {
            lines.add(
                    "explained by one parameter alone: "
                            + analysis.importance().stream()
                                    .map(one -> one.parameter() + " " + percent(one.share()))
                                    .collect(Collectors.joining(", ")));
        }
        analysis.saved().forEach(saved -> lines.add(saved(saved)));
        analysis.beside().ifPresent(beside -> lines.add(beside(beside)));
        return lines;
    }

    private static String ranks(EngineAgreement a) {
        String best =
                a.agreesOnTheBest()
                        ? "trial %d is best on both".formatted(a.bestOfReference())
                        : "best are trial %d on %s and trial %d on %s"
                                .formatted(
                                        a.bestOfReference(),
                                        a.reference().label(),
                                        a.bestOfOther(),
                                        a.other().label());
        return "order of %d trials on %s and on %s: Kendall's tau-b %s, Spearman's rho %s; %s"
                .formatted(
                        a.trials(),
                        a.reference().label(),
                        a.other().label(),
                        correlation(a.kendall()),
                        correlation(a.spearman()),
                        best);
    }

    private static String correlation(OptionalDouble value) {
        return value.isPresent() ? Numbers.fixed(value.getAsDouble(), 3) : "- (all the same)";
    }

    private static String differences(EngineAgreement a) {
        String noise =
                a.beyondNoise()
                        .map(
                                beyond ->
                                        beyond.isEmpty()
                                                ? "none beyond the noise of the seeds"
                                                : "beyond the noise of the seeds in %d: %s"
                                                        .formatted(beyond.size(), numbers(beyond)))
                        .orElse("for the noise of the seeds give --seeds 2 or more");
        return "%s less %s: %s points in the mean, at most %s (trial %d); %s"
                .formatted(
                        a.other().label(),
                        a.reference().label(),
                        Numbers.fixed(100 * a.meanDifference(), 2),
                        Numbers.fixed(100 * a.largestDifference(), 2),
                        a.largestAt(),
                        noise);
    }

    private static String numbers(List<Integer> trials) {
        String first =
                trials.stream()
                        .limit(MOST_NUMBERS)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        return first + (trials.size() > MOST_NUMBERS ? ", …" : "");
    }

    private static String saved(TimeSaved saved) {
        return "confirmed %d of %d complete trials with %s: %s of training, where %s alone would have taken about %s; saved about %s"
                .formatted(
                        saved.confirmed(),
                        saved.complete(),
                        saved.other().label(),
                        seconds(saved.searchSeconds() + saved.confirmSeconds()),
                        saved.other().label(),
                        seconds(saved.estimatedSeconds()),
                        seconds(saved.seconds()));
    }

    private static String beside(BesideTraining beside) {
        return "beside the trainings %s ms for each of %d trials, the trainings %s ms"
                .formatted(
                        Numbers.fixed(1000 * beside.secondsPerTrial(), 1),
                        beside.trials(),
                        Numbers.fixed(1000 * beside.trainingSeconds() / beside.trials(), 1));
    }

    private static String seconds(double value) {
        return Numbers.fixed(value, 1) + " s";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
