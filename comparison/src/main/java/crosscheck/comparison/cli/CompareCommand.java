package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.parity.Parity;
import crosscheck.comparison.run.ResultDocument;
import crosscheck.comparison.run.RunFolder;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.comparison.verdict.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck compare}: one network, trained by both sides. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains one network in both worlds: same initial weights, same mini-batches.",
            "First checks them against each other step by step, then trains each and prints both"
                    + " results in one table. Exit code 3 where they do not agree."
        })
final class CompareCommand implements Callable<Integer> {
    private static final int DEFAULT_PARITY_STEPS = 1000;

    private final Surroundings surroundings;
    private final List<String> args;

    @Spec private CommandSpec spec;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "scratch,dl4j",
            description =
                    "The reference, then what is held against it: scratch, fast, dl4j"
                            + " (default: ${DEFAULT-VALUE}).")
    private List<EngineName> engines;

    @Option(
            names = "--parity-steps",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_PARITY_STEPS,
            description = "Steps of the step-by-step check (default: ${DEFAULT-VALUE}).")
    private int paritySteps;

    @Mixin private RunOptions runOptions;

    CompareCommand(Surroundings surroundings, List<String> args) {
        this.surroundings = surroundings;
        this.args = args;
    }

    @Override
    public Integer call() throws IOException {
        validate();
        Instant begin = Instant.now();
        Session session = runOptions.begin(engines, surroundings);
        try (RunFolder folder = runOptions.folder("compare")) {
            session.console().notice(session.title("compare"));
            return compare(session, folder, begin);
        }
    }

    private void validate() {
        if (paritySteps < 1) {
            throw usage("--parity-steps must be at least 1, not " + paritySteps);
        }
        if (engines.size() < 2 || Set.copyOf(engines).size() < engines.size()) {
            throw usage(
                    "--engines must name at least two different engines, the reference first;"
                            + " use train for a single engine");
        }
    }

    private int compare(Session session, RunFolder folder, Instant begin) throws IOException {
        List<Engine> created = engines.stream().map(runOptions::create).toList();
        List<Parity> parity = new ArrayList<>();
        for (Engine engine : created.subList(1, created.size())) {
            parity.addAll(session.parity(created.get(0), engine, paritySteps));
        }
        List<TrainingResult> trained = new ArrayList<>();
        for (Engine engine : created) {
            trained.add(session.train(engine, runOptions.precision()));
        }
        Verdict verdict = Verdict.of(parity, trained);
        List<Arm> arms =
                trained.stream().map(result -> new Arm(Setting.A, List.of(result))).toList();
        ObjectNode results =
                ResultDocument.of(
                        "compare",
                        session.split(),
                        session.network(),
                        session.parameterCount(),
                        session.training(),
                        parity,
                        arms,
                        verdict.outcome().label(),
                        folder.target());
        results.put("reason", verdict.reason());
        RunFiles.write(folder, results, session, arms, args, begin);
        runOptions.print(
                session.console(),
                results,
                String.join(
                        System.lineSeparator(),
                        session.title("compare"),
                        ResultText.engines(session, trained),
                        ResultText.computesWith(trained),
                        ResultText.parity(parity),
                        "verdict: " + verdict.outcome().label() + ". " + verdict.reason(),
                        "files: " + folder.target(),
                        RunOptions.page(folder)));
        runOptions.openPage(folder, session.console());
        return verdict.outcome() == Verdict.Outcome.AGREE ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
