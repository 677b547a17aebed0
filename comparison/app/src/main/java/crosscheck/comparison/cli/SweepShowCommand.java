package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.document.StudyDocument;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crosscheck sweep show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows every trial of a study, while it runs too.")
final class SweepShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "The study.")
    private String name;

    @Mixin private StudiesOptions studies;
    @Mixin private OutputOptions output;

    SweepShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (StudyStore store = studies.open(name)) {
            output.console(surroundings)
                    .out()
                    .println(
                            output.json() ? StudyDocument.of(store).toPrettyString() : text(store));
        }
        return ExitCode.OK;
    }

    private static String text(StudyStore store) {
        List<Trial> trials = store.trials();
        List<String> lines = new ArrayList<>();
        lines.add(
                "study %s: %s of %d trials"
                        .formatted(
                                store.spec().name(),
                                SweepText.states(store.counts()),
                                store.spec().trials()));
        lines.add(SweepText.table(store.spec(), trials));
        for (Trial trial : trials) {
            trial.reason()
                    .ifPresent(why -> lines.add("trial %d: %s".formatted(trial.number(), why)));
        }
        return String.join(System.lineSeparator(), lines);
    }
}
