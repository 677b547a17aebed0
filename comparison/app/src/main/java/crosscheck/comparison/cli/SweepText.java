package crosscheck.comparison.cli;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.analysis.AnalysisText;
import crosscheck.comparison.sweep.analysis.StudyAnalysis;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.Ranking;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.sweep.study.WinnerTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Studies as people read them. */
final class SweepText {
    /** Trials in the table of a result. */
    static final int TOP = 10;

    private SweepText() {}

    /** What a study found. */
    static String result(StudyStore store, int top) {
        StudySpec spec = store.spec();
        List<String> parts = new ArrayList<>();
        parts.add(
                "study %s on %s: %s, %s of %s"
                        .formatted(
                                spec.name(),
                                spec.dataName(),
                                states(store.counts()),
                                spec.sampler(),
                                String.join(" ", spec.space().texts())));
        List<Trial> all = store.trials();
        List<Trial> best = Ranking.best(all).stream().limit(top).toList();
        parts.add(table(spec, best));
        parts.addAll(AnalysisText.of(StudyAnalysis.of(spec, all)));
        for (WinnerTest test : store.tests()) {
            parts.add(
                    "test: trial %d on %s: %s, loss %s, of %s examples"
                            .formatted(
                                    test.trial(),
                                    test.engine().label(),
                                    Numbers.percent(test.accuracy()),
                                    Numbers.significant(test.loss()),
                                    Numbers.count(test.examples())));
        }
        best.stream().findFirst().ifPresent(trial -> parts.add("again: " + train(spec, trial)));
        parts.add("files: " + store.file().getParent());
        return String.join(System.lineSeparator(), parts);
    }

    /** A row for each trial. */
    static String table(StudySpec spec, List<Trial> trials) {
        List<String> header = new ArrayList<>(List.of("trial", "state"));
        spec.space().parameters().stream().map(SweptParameter::name).forEach(header::add);
        for (EngineName engine : spec.engines()) {
            header.add(engine.label() + ": validation");
            header.add("seconds");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Trial trial : trials) {
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(trial.number()));
            row.add(trial.state().label());
            row.addAll(trial.point().values().values());
            for (EngineName engine : spec.engines()) {
                row.add(
                        trial.meanAccuracy(engine).isPresent()
                                ? Numbers.percent(trial.meanAccuracy(engine).getAsDouble())
                                : "-");
                row.add(
                        trial.meanAccuracy(engine).isPresent()
                                ? Numbers.fixed(trial.seconds(engine), 1)
                                : "-");
            }
            rows.add(row);
        }
        return Table.of(header, rows);
    }

    /** Such as {@code 78 complete, 3 diverged}. */
    static String states(Map<TrialState, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
    }

    /** The command that trains a trial again, from its first seed. */
    static String train(StudySpec spec, Trial trial) {
        PointOptions options = new PointOptions(spec.arguments());
        List<String> words =
                new ArrayList<>(List.of("train", "--engine", spec.reference().label()));
        words.addAll(options.others());
        if (spec.reference() == EngineName.DL4J && !words.contains("--threads")) {
            words.addAll(List.of("--threads", "1")); // as a trial has
        }
        words.addAll(options.of(trial.point()));
        words.add("--seed");
        words.add(String.valueOf(TrialSeed.of(spec.seed(), trial.number(), 0)));
        return ResumeCommand.called(words);
    }

    /** The command that goes on with a study. */
    static String resume(StudyStore store, List<String> where) {
        Path studies = store.file().toAbsolutePath().getParent().getParent();
        List<String> words = new ArrayList<>(List.of("sweep", "--resume", store.spec().name()));
        if (!studies.equals(Path.of(StudiesOptions.FOLDER).toAbsolutePath())) {
            words.addAll(List.of("--studies", studies.toString()));
        }
        words.addAll(where);
        return ResumeCommand.called(words);
    }
}
