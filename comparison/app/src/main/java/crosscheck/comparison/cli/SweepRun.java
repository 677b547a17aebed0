package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.sweep.document.StudyDocument;
import crosscheck.comparison.sweep.run.Configuration;
import crosscheck.comparison.sweep.run.Confirmation;
import crosscheck.comparison.sweep.run.Job;
import crosscheck.comparison.sweep.run.StopRequest;
import crosscheck.comparison.sweep.run.StudyProgress;
import crosscheck.comparison.sweep.run.TrialTrainer;
import crosscheck.comparison.sweep.run.Workers;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.sweep.study.WinnerTest;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.TrainingListener;
import crosscheck.comparison.training.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One process at work on a study, from where it stands to its end, an interruption, or nothing left
 * to do.
 *
 * @param json whether the result is printed as JSON
 */
record SweepRun(
        Job job, TrialTrainer trainer, Console console, boolean json, int workers, String resume) {

    /** Works, tests the winner, and prints the study; the exit code. */
    int run() {
        StudyStore store = job.store();
        StopRequest stop = new StopRequest();
        store.recover(WorkerId.here());
        boolean stopped;
        try (Interruption interruption = new Interruption(() -> announce(stop), () -> {});
                StudyProgress progress = new StudyProgress(console, store)) {
            new Workers(job, trainer, stop, progress::ended).run(workers);
            stopped = interruption.requested();
        }
        Map<TrialState, Integer> counts = store.counts();
        if (stopped || counts.get(TrialState.INTERRUPTED) > 0) {
            return interrupted();
        }
        if (store.best().isEmpty()) {
            return tellWhyThereIsNone(counts);
        }
        if (!confirm(stop)) {
            return interrupted();
        }
        testWinner(store.best().orElseThrow());
        console.out()
                .println(
                        json
                                ? StudyDocument.of(store).toPrettyString()
                                : SweepText.result(store, SweepText.TOP));
        return ExitCode.OK;
    }

    private int interrupted() {
        console.warning(
                "crosscheck: stopped; all that was finished is kept; go on with: " + resume);
        return ExitCode.INTERRUPTED;
    }

    /** Trains the best trials on the other engines; false where it was stopped. */
    private boolean confirm(StopRequest stop) {
        Confirmation confirmation = new Confirmation(job, trainer, stop);
        int open = confirmation.open();
        if (open == 0) {
            return true;
        }
        List<EngineName> engines = job.store().spec().engines();
        console.notice(
                "confirming the best trials with %s: %d training%s"
                        .formatted(
                                engines.stream()
                                        .skip(1)
                                        .map(EngineName::label)
                                        .collect(Collectors.joining(", ")),
                                open,
                                open == 1 ? "" : "s"));
        try (Interruption interruption = new Interruption(() -> announce(stop), () -> {})) {
            confirmation.run(workers).forEach(why -> console.warning("crosscheck: " + why));
            return !interruption.requested();
        }
    }

    private void announce(StopRequest stop) {
        boolean bar = console.progress() == ProgressStyle.BAR;
        console.warning(
                (bar ? System.lineSeparator() : "")
                        + "crosscheck: stopping; a second Ctrl-C ends at once.");
        stop.request();
    }

    private int tellWhyThereIsNone(Map<TrialState, Integer> counts) {
        StudyStore store = job.store();
        Trial first = store.trials(0, 1).get(0);
        if (json) {
            console.out().println(StudyDocument.of(store).toPrettyString());
        }
        console.warning(
                "crosscheck: no trial of the study %s could be trained (%s); the first: %s: %s"
                        .formatted(
                                store.spec().name(),
                                SweepText.states(counts),
                                first.point(),
                                first.reason().orElse("")));
        if (counts.get(TrialState.FAILED) > 0) {
            return ExitCode.UNEXPECTED;
        }
        return counts.get(TrialState.DIVERGED) > 0 ? ExitCode.DIVERGED : ExitCode.INVALID_INPUT;
    }

    // ---- the only look at the test examples -----------------------------------------------------

    private void testWinner(Trial best) {
        StudyStore store = job.store();
        for (Engine engine : job.engines()) {
            boolean done =
                    store.tests().stream()
                            .anyMatch(
                                    t -> t.trial() == best.number() && t.engine() == engine.name());
            boolean trained =
                    best.measurement(engine.name(), 0).flatMap(Measurement::score).isPresent();
            if (!done && trained) {
                console.notice(
                        "training the best trial %d once more on %s, for the test examples"
                                .formatted(best.number(), engine.name().label()));
                store.addTest(test(best, engine));
            } else if (!done) { // it diverged there, or took too long: the warning has said so
                console.warning(
                        "crosscheck: the best trial %d could not be confirmed on %s, and is not tested there"
                                .formatted(best.number(), engine.name().label()));
            }
        }
    }

    private WinnerTest test(Trial best, Engine engine) {
        StudySpec spec = job.store().spec();
        Configuration configuration = job.configurations().of(best.point());
        TrainingSpec training =
                configuration.training().withSeed(TrialSeed.of(spec.seed(), best.number(), 0));
        TrainingResult result =
                new Training(configuration.network(), training, job.split())
                        .run(
                                engine,
                                job.precision(),
                                ScratchEngine.drawWeights(configuration.network(), training.seed()),
                                TrainingListener.SILENT);
        return new WinnerTest(
                best.number(),
                engine.name(),
                training.seed(),
                result.test().accuracyFraction(),
                result.test().loss(),
                result.test().examples());
    }
}
