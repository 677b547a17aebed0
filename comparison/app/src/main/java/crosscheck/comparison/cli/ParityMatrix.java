package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.parity.CaseResult;
import crosscheck.comparison.parity.CasesProgress;
import crosscheck.comparison.parity.ParityCase;
import crosscheck.comparison.parity.ParityCases;
import crosscheck.comparison.parity.ParityDocument;
import crosscheck.comparison.parity.ParityPage;
import crosscheck.comparison.parity.ParityText;
import crosscheck.comparison.runfolder.ResultDocument;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.comparison.trace.ParityRun;
import crosscheck.data.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code crosscheck parity --all}: case by case.
 *
 * @param mostSteps of a case; empty for as many as each has
 */
record ParityMatrix(ParityRun run, Optional<Integer> mostSteps) {
    private static final int TRAIN_EXAMPLES = 2000;
    private static final int VALIDATION_EXAMPLES = 1000;

    /** Few enough examples that a thousand steps are several epochs, as schedules need. */
    static Split few(Split split) {
        Split few = split.withTrainExamples(Math.min(TRAIN_EXAMPLES, split.train().size()));
        int validation = Math.min(VALIDATION_EXAMPLES, split.validation().size());
        return new Split(few.train(), few.validation().slice(0, validation), few.test());
    }

    /** Runs all cases, writes the files and prints the table. */
    Outcome finish(ParityOutput output) throws IOException {
        Session session = output.session();
        Split split = run.split();
        long seed = session.training().seed();
        String title = "parity --all on %s, seed %d".formatted(split.train().name(), seed);
        session.console().notice(title);
        List<CaseResult> results =
                results(
                        session,
                        ParityCases.all(split.train().shape(), split.train().classCount(), seed));
        Outcome outcome = Outcome.gravest(results.stream().map(CaseResult::outcome).toList());
        ObjectNode document = output.document(outcome.label());
        document.set(
                "data",
                ResultDocument.setup(
                                split,
                                session.network(),
                                session.parameterCount(),
                                session.training())
                        .get("data"));
        document.put("seed", seed);
        document.set("cases", ParityDocument.cases(results));
        output.finish(
                document,
                ParityPage.of(title, results, ParityOutput.notes(run.engines())),
                results,
                ParityText.of(results));
        return outcome;
    }

    private List<CaseResult> results(Session session, List<ParityCase> cases) {
        List<CaseResult> results = new ArrayList<>();
        try (CasesProgress progress = new CasesProgress(session.console(), cases, this::steps)) {
            for (ParityCase parityCase : cases) {
                results.add(parityCase.run(run, steps(parityCase), progress::stepDone));
                progress.caseDone(results.get(results.size() - 1));
            }
        }
        return results;
    }

    private int steps(ParityCase parityCase) {
        return mostSteps.map(most -> Math.min(most, parityCase.steps())).orElse(parityCase.steps());
    }
}
