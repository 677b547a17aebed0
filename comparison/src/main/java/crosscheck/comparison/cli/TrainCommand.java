package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.run.ResultDocument;
import crosscheck.comparison.run.RunFolder;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.training.TrainingResult;
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
            description = "scratch, fast or dl4j (default: ${DEFAULT-VALUE}).")
    private EngineName engine;

    @Mixin private RunOptions runOptions;

    TrainCommand(Surroundings surroundings, List<String> args) {
        this.surroundings = surroundings;
        this.args = args;
    }

    @Override
    public Integer call() throws IOException {
        Instant begin = Instant.now();
        Session session = runOptions.begin(List.of(engine), surroundings);
        try (RunFolder folder = runOptions.folder("train")) {
            session.console().notice(session.title("train"));
            List<TrainingResult> trained =
                    List.of(session.train(runOptions.create(engine), runOptions.precision()));
            List<Arm> arms = List.of(new Arm(Setting.A, trained));
            ObjectNode results =
                    ResultDocument.of(
                            "train",
                            session.split(),
                            session.network(),
                            session.parameterCount(),
                            session.training(),
                            List.of(),
                            arms,
                            "not compared",
                            folder.target());
            RunFiles.write(folder, results, session, arms, args, begin);
            runOptions.print(
                    session.console(),
                    results,
                    String.join(
                            System.lineSeparator(),
                            session.title("train"),
                            ResultText.engines(session, trained),
                            ResultText.computesWith(trained),
                            "files: " + folder.target()));
            return ExitCode.OK;
        }
    }
}
