package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.sweep.study.WinnerTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What must be read first: the winner, and what became of the trials. */
final class StudyLead {
    private StudyLead() {}

    static List<Cell> of(StudyView study) {
        List<Cell> lead = new ArrayList<>();
        lead.add(
                study.best()
                        .map(best -> new Cell(best(study, best), Tone.GOOD))
                        .orElseGet(() -> new Cell("No trial is complete.", Tone.BAD)));
        study.best()
                .filter(best -> study.tests().stream().noneMatch(t -> t.trial() == best.number()))
                .ifPresent(
                        best ->
                                lead.add(
                                        new Cell(
                                                "The best trial has not been tested: the study has not ended.",
                                                Tone.NOTICE)));
        lead.add(new Cell(states(study), allComplete(study) ? Tone.PLAIN : Tone.NOTICE));
        study.again().ifPresent(command -> lead.add(Cell.of("Train the best again: " + command)));
        return lead;
    }

    private static String best(StudyView study, Trial best) {
        StudySpec spec = study.spec();
        String seeds =
                spec.seeds() == 1 ? "" : " in the mean over %d seeds".formatted(spec.seeds());
        String tests =
                study.tests().stream()
                        .filter(test -> test.trial() == best.number())
                        .map(StudyLead::test)
                        .collect(Collectors.joining("; "));
        return "Best is trial %d, %s: %s of the validation examples right on %s%s%s."
                .formatted(
                        best.number(),
                        best.point(),
                        Numbers.percent(best.objective().orElseThrow()),
                        spec.reference().label(),
                        seeds,
                        tests.isEmpty() ? "" : "; " + tests);
    }

    private static String test(WinnerTest test) {
        return "%s of %s test examples on %s"
                .formatted(
                        Numbers.percent(test.accuracy()),
                        Numbers.count(test.examples()),
                        test.engine().label());
    }

    private static boolean allComplete(StudyView study) {
        return study.complete().size() == study.spec().trials();
    }

    static String states(StudyView study) {
        String states =
                Arrays.stream(TrialState.values())
                        .filter(state -> study.count(state) > 0)
                        .map(state -> Numbers.count(study.count(state)) + " " + state.label())
                        .collect(Collectors.joining(", "));
        long missing = study.spec().trials() - study.trials().size();
        return "%s trials: %s%s."
                .formatted(
                        Numbers.count(study.spec().trials()),
                        states.isEmpty() ? "none begun" : states,
                        missing > 0 && !states.isEmpty()
                                ? ", " + Numbers.count(missing) + " not planned yet"
                                : "");
    }
}
