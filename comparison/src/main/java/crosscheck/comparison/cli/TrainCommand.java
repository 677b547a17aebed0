package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.run.ResultDocument;
import crosscheck.comparison.run.RunDocument;
import crosscheck.comparison.run.RunFolder;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.data.Split;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crosscheck train}: one network on one engine. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains one network on one engine and measures it on the test examples once.")
final class TrainCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final List<String> args;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "dl4j",
            description = "scratch or dl4j (default: ${DEFAULT-VALUE}).")
    private EngineName engine;

    @Mixin private DataOptions dataOptions;
    @Mixin private NetworkOptions networkOptions;
    @Mixin private EngineOptions engineOptions;
    @Mixin private RunOptions runOptions;
    @Mixin private OutputOptions outputOptions;

    TrainCommand(Surroundings surroundings, List<String> args) {
        this.surroundings = surroundings;
        this.args = args;
    }

    @Override
    public Integer call() throws IOException {
        dataOptions.validate();
        networkOptions.validate();
        engineOptions.validate();
        Instant begin = Instant.now();
        Console console = outputOptions.console(surroundings);
        Split split = dataOptions.open(surroundings.environment(), console);
        Session session =
                Session.begin(
                        console,
                        split,
                        networkOptions.network(split),
                        networkOptions.training(split));
        try (RunFolder folder = runOptions.begin("train")) {
            console.notice(session.title("train"));
            List<TrainingResult> trained =
                    List.of(
                            session.train(
                                    Engines.create(engine, engineOptions.threads()),
                                    engineOptions.precision()));
            ObjectNode results =
                    ResultDocument.of(
                            "train",
                            split,
                            session.network(),
                            session.parameterCount(),
                            session.training(),
                            List.of(),
                            trained,
                            "not compared",
                            folder.target());
            RunFiles.write(folder, results, session, trained, args, begin);
            print(session, trained, results, folder);
            return ExitCode.OK;
        }
    }

    private void print(
            Session session, List<TrainingResult> trained, ObjectNode results, RunFolder folder) {
        Console console = session.console();
        if (outputOptions.json()) {
            console.out().println(RunDocument.text(results));
            return;
        }
        console.out().println(session.title("train"));
        console.out()
                .println(
                        ResultText.engines(
                                session.split().train().name(), trained, session.parameterCount()));
        console.out().println("files: " + folder.target());
    }
}
