package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.parity.CaseResult;
import crosscheck.comparison.parity.ParityDocument;
import crosscheck.comparison.parity.ParityDocument.Detail;
import crosscheck.comparison.parity.selftest.Fault;
import crosscheck.comparison.parity.selftest.FaultDocument;
import crosscheck.comparison.parity.selftest.FaultPage;
import crosscheck.comparison.parity.selftest.FaultResult;
import crosscheck.comparison.parity.selftest.FaultRun;
import crosscheck.comparison.parity.selftest.FaultText;
import crosscheck.comparison.parity.selftest.SelfTest;
import crosscheck.comparison.runfolder.ResultDocument;
import crosscheck.comparison.spec.SpecText;
import crosscheck.data.Split;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code crosscheck parity --inject} and {@code --self-test}: faults in the hand-written side.
 *
 * @param sound the engine that the hand-written side is held against
 * @param steps of a run; of a self-test those without a fault
 */
record ParityFaults(Engine sound, int steps) {
    static final int STEPS = 100;
    static final int SEEDS = 20;

    private static final int LAYER = 1; // neither the first nor the last

    /**
     * Makes one fault, writes the files and prints the lesson; 3 if it was found, as it must be.
     */
    int inject(Fault fault, ParityOutput output, Function<String, RuntimeException> usage)
            throws IOException {
        Session session = output.session();
        FaultRun run = run(session);
        if (!fault.fits(run.split().train().shape())) {
            throw usage.apply(fault.label() + " needs images: take --data mnist or digits");
        }
        String title =
                "parity --inject %s on %s: %s"
                        .formatted(
                                fault.label(),
                                run.split().train().name(),
                                SpecText.ofAnEpoch(run.network(), run.training()));
        session.console().notice(title);
        FaultResult result;
        try (Progress progress = new Progress(session.console(), "parity", steps, " steps", 1)) {
            result = run.with(fault, LAYER, steps, progress::at);
        }
        ObjectNode document = document(output, run, result.result().outcome().label());
        document.set("fault", FaultDocument.of(result));
        document.set("comparisons", ParityDocument.comparisons(result.result(), Detail.TENSORS));
        output.finish(
                document,
                FaultPage.of(title, result, ParityOutput.notes(List.of(sound))),
                List.of(result.result()),
                FaultText.of(result));
        return result.found() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    /**
     * Makes all of them, writes the files and prints the table; 3 if one was missed or misnamed.
     */
    int selfTest(int seeds, ParityOutput output) throws IOException {
        Session session = output.session();
        FaultRun first = run(session);
        String title =
                "parity --self-test on %s, %d seeds: %s"
                        .formatted(
                                first.split().train().name(),
                                seeds,
                                SpecText.ofAnEpoch(first.network(), first.training()));
        session.console().notice(title);
        SelfTest test =
                new SelfTest(sound, first.split(), SelfTest.seeds(first.seed(), seeds), steps);
        SelfTest.Result result;
        try (Progress progress =
                new Progress(session.console(), "self-test", test.runs(), " runs", 1)) {
            result = test.run(progress::at);
        }
        ObjectNode document =
                document(
                        output,
                        first,
                        result.passed() ? "all faults found and named" : "not to be believed");
        document.setAll(FaultDocument.of(result));
        output.finish(
                document,
                FaultPage.of(title, result, ParityOutput.notes(List.of(sound))),
                cases(result),
                FaultText.of(result));
        return result.passed() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private static List<CaseResult> cases(SelfTest.Result result) {
        return Stream.concat(
                        result.rows().stream()
                                .flatMap(row -> row.results().stream())
                                .map(FaultResult::result),
                        result.clean().stream())
                .toList();
    }

    private FaultRun run(Session session) {
        Split few = ParityMatrix.few(session.split());
        return new FaultRun(sound, few, session.training().seed());
    }

    private static ObjectNode document(ParityOutput output, FaultRun run, String verdict) {
        Session session =
                Session.begin(
                        output.session().console(), run.split(), run.network(), run.training());
        ObjectNode document = output.document(verdict);
        document.setAll(
                ResultDocument.setup(
                        run.split(), run.network(), session.parameterCount(), run.training()));
        return document;
    }
}
