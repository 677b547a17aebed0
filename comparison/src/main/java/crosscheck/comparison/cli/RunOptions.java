package crosscheck.comparison.cli;

import crosscheck.comparison.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import picocli.CommandLine.Option;

/** Where a run's files go. */
final class RunOptions {
    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "The folder to make for this run's files"
                            + " (default: runs/<date>-<time>-<command>).")
    private Path out;

    RunFolder begin(String command) throws IOException {
        return RunFolder.begin(
                out == null ? RunFolder.defaultTarget(command, LocalDateTime.now()) : out);
    }
}
