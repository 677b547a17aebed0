package crosscheck.comparison.cli;

import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.export.Export;
import crosscheck.comparison.export.ExportedEngine;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.training.Training;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The first steps of a training for another program. */
final class ExportOptions {
    private static final String NAME = "--export";
    static final String STEPS = "--export-steps";
    private static final int DEFAULT_STEPS = 30;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = NAME,
            paramLabel = "FOLDER",
            description =
                    "Make this folder with all that another program needs to take the first steps"
                            + " again: initial weights, examples, mini-batches, masks and what each step"
                            + " computed, as NumPy arrays, and spec.json.")
    private Path folder;

    @Option(
            names = STEPS,
            paramLabel = "N",
            description = "How many steps " + NAME + " writes (default: " + DEFAULT_STEPS + ").")
    private Integer steps;

    boolean isGiven() {
        return folder != null;
    }

    /**
     * Checks the options, and that the folder can be made.
     *
     * @throws ParameterException if an option is out of range
     * @throws InvalidDataException if the folder has something in it
     */
    void validate(Path out) throws IOException {
        if (steps != null && folder == null) {
            throw usage(STEPS + " goes with " + NAME);
        }
        if (steps != null && steps < 1) {
            throw usage(STEPS + " must be at least 1, not " + steps);
        }
        if (folder == null) {
            return;
        }
        if (absolute(folder).startsWith(absolute(out))
                || absolute(out).startsWith(absolute(folder))) {
            throw usage(NAME + " and --out must not be in each other: " + folder + ", " + out);
        }
        requireEmpty();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new InvalidDataException(
                "%s exists already and is no empty folder; give %s another one"
                        .formatted(folder, NAME));
    }

    /**
     * Writes the folder, if it is wanted: under another name until all is written.
     *
     * @param session network, training, data and initial weights
     * @throws ParameterException if so many steps are too large to be written
     * @throws IOException if it cannot be written
     */
    void write(Session session, List<ExportedEngine> sides) throws IOException {
        if (folder == null) {
            return;
        }
        Export export = export(session);
        if (Files.isDirectory(folder)) {
            Files.delete(folder); // an empty one
        }
        int all = export.steps() * sides.size();
        try (RunFolder made = RunFolder.begin(folder);
                Progress progress = new Progress(session.console(), "export", all, " steps", 1)) {
            export.write(made.path(), sides, progress::at);
            made.commit();
        }
        session.console().notice("export of %d steps: %s".formatted(export.steps(), folder));
    }

    private Export export(Session session) {
        try {
            return new Export(
                    new Training(session.network(), session.training(), session.split()),
                    session.initialWeights(),
                    session.weightsSource(),
                    steps == null ? DEFAULT_STEPS : steps);
        } catch (IllegalArgumentException e) {
            throw usage(STEPS + ": " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
