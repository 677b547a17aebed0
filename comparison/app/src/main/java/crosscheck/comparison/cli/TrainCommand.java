package crosscheck.comparison.cli;

import crosscheck.comparison.checkpoint.Checkpoint;
import crosscheck.comparison.checkpoint.CheckpointFolder;
import crosscheck.comparison.checkpoint.DataSetup;
import crosscheck.comparison.checkpoint.EngineSetup;
import crosscheck.comparison.checkpoint.TrainingSetup;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.export.ExportedEngine;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.source.DataCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code crosscheck train}: one network on one engine. */
@Command(
        name = Arguments.COMMAND,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains one network on one engine and measures it on the test examples once.",
            "Ctrl-C stops it with a checkpoint; --resume goes on to the same numbers as without an"
                    + " interruption."
        })
final class TrainCommand implements Callable<Integer> {
    private static final int DEFAULT_SECONDS = 30;

    private final Surroundings surroundings;
    private final Instant begin = Instant.now();

    @Spec private CommandSpec spec;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "dl4j",
            description = "scratch, fast or dl4j (default: ${DEFAULT-VALUE}).")
    private EngineName engine;

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description =
                    "Go on with an interrupted training; everything else is in its checkpoint, and"
                            + " only --data, --data-dir, --checkpoint-every, --json, --quiet and"
                            + " --verbose may be given beside it.")
    private Path resume;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            defaultValue = "" + DEFAULT_SECONDS,
            description =
                    "Time between two checkpoints within an epoch, 0 for one after each step"
                            + " (default: ${DEFAULT-VALUE}).")
    private double checkpointEvery;

    @Mixin private InitialWeightsOptions initialWeights;
    @Mixin private ExportOptions export;
    @Mixin private RunOptions runOptions;
    @Mixin private UiOptions ui;

    TrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (!(checkpointEvery >= 0 && checkpointEvery <= Integer.MAX_VALUE)) {
            throw usage(
                    "--checkpoint-every must be from 0 to %d seconds, not %s"
                            .formatted(Integer.MAX_VALUE, checkpointEvery));
        }
        ui.validate(resume == null ? engine : EngineName.DL4J);
        return resume == null ? trainAnew() : goOn();
    }

    // ---- a new training -----------------------------------------------------------------------

    private int trainAnew() throws IOException {
        initialWeights.validate();
        export.validate(runOptions.target(Arguments.COMMAND));
        Session session = initialWeights.applyTo(runOptions.begin(List.of(engine), surroundings));
        try (RunFolder folder = runOptions.resumableFolder(Arguments.COMMAND);
                CheckpointFolder checkpoints = CheckpointFolder.open(folder.path())) {
            session.console().notice(session.title(Arguments.COMMAND));
            Engine created = runOptions.create(engine);
            Precision precision = created.precision(runOptions.precision());
            export.write(session, List.of(new ExportedEngine(created, precision)));
            TrainingSetup setup =
                    new TrainingSetup(
                            begin.toString(),
                            Arguments.of(spec.commandLine().getParseResult()),
                            DataSetup.of(session.split()),
                            session.network(),
                            session.training(),
                            engineSetup(created),
                            session.weightsSource());
            return train(
                    session,
                    created,
                    setup,
                    folder,
                    checkpoints,
                    TrainingState.start(session.initialWeights()),
                    Optional.empty());
        }
    }

    private EngineSetup engineSetup(Engine created) {
        return EngineSetup.of(created, runOptions.precision(), runOptions.threads());
    }

    private int train(
            Session session,
            Engine created,
            TrainingSetup setup,
            RunFolder folder,
            CheckpointFolder checkpoints,
            TrainingState state,
            Optional<Checkpoint> resumed)
            throws IOException {
        try (ShownTraining shown = ui.show(created, session, surroundings)) {
            int exitCode =
                    new TrainRun(
                                    session,
                                    shown.engine(),
                                    runOptions,
                                    setup,
                                    folder,
                                    checkpoints,
                                    Duration.ofNanos((long) (checkpointEvery * 1e9)),
                                    begin)
                            .run(state, resumed);
            if (exitCode == ExitCode.OK) {
                shown.waitForReader();
            }
            return exitCode;
        }
    }

    // ---- an interrupted one -------------------------------------------------------------------

    private int goOn() throws IOException {
        ParseResult now = spec.commandLine().getParseResult();
        now.matchedOptions().stream()
                .filter(option -> !Arguments.BESIDE_RESUME.contains(option.longestName()))
                .findFirst()
                .ifPresent(
                        option -> {
                            throw usage(
                                    "--resume takes all options of the training from its checkpoint:"
                                            + " leave out "
                                            + option.longestName());
                        });
        Console console = runOptions.console(surroundings);
        try (RunFolder folder = RunFolder.reopen(resume);
                CheckpointFolder checkpoints = CheckpointFolder.open(folder.path())) {
            Checkpoint checkpoint =
                    checkpoints.newest(line -> console.warning("crosscheck: " + line + "."));
            console.notice(
                    "checkpoint %s, %s: SHA-256 verified"
                            .formatted(checkpoint.file(), checkpoint.position()));
            ParseResult saved = Arguments.parse(surroundings, checkpoint.commandLine());
            List<String> merged =
                    Arguments.merge(
                            saved, now, dataName(checkpoint), checkpoint.engine().threads());
            TrainCommand training =
                    (TrainCommand) Arguments.parse(surroundings, merged).commandSpec().userObject();
            return training.goOn(console, folder, checkpoints, checkpoint);
        }
    }

    private String dataName(Checkpoint checkpoint) {
        Optional<String> named = runOptions.dataGiven();
        String saved = checkpoint.data().name();
        if (named.isEmpty() && !DataCatalog.names().contains(saved)) {
            throw usage("--resume also needs --data with the folder of the data set " + saved);
        }
        return named.orElse(saved);
    }

    private int goOn(
            Console console, RunFolder folder, CheckpointFolder checkpoints, Checkpoint checkpoint)
            throws IOException {
        Split split = runOptions.open(List.of(engine), surroundings);
        checkpoint.requireData(DataSetup.of(split));
        Session session = session(console, split, checkpoint);
        TrainingState state = checkpoint.state(session.network(), session.training());
        console.notice(session.title(Arguments.COMMAND));
        Engine created = runOptions.create(engine);
        EngineSetup here = engineSetup(created);
        requireSameEngine(checkpoint.engine(), here);
        List<String> differences = checkpoint.engine().differences(here);
        if (!differences.isEmpty()) {
            console.warning(
                    "crosscheck: the last bits may differ from a training without interruption ("
                            + String.join("; ", differences)
                            + ").");
        }
        TrainingSetup setup =
                new TrainingSetup(
                        checkpoint.began(),
                        checkpoint.commandLine(),
                        DataSetup.of(split),
                        session.network(),
                        session.training(),
                        here,
                        session.weightsSource());
        return train(session, created, setup, folder, checkpoints, state, Optional.of(checkpoint));
    }

    /** A file that the training began with is not needed again. */
    private Session session(Console console, Split split, Checkpoint checkpoint) {
        Session drawn = runOptions.session(console, split);
        return checkpoint
                .weightsSource()
                .map(source -> drawn.withWeights(drawn.initialWeights(), source))
                .orElse(drawn);
    }

    private static void requireSameEngine(EngineSetup saved, EngineSetup here)
            throws InvalidDataException {
        if (!saved.name().equals(here.name()) || !saved.precision().equals(here.precision())) {
            throw new InvalidDataException(
                    "the command line in the checkpoint means %s in %s to this version of the program, not %s in %s"
                            .formatted(
                                    here.name(),
                                    here.precision(),
                                    saved.name(),
                                    saved.precision()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
