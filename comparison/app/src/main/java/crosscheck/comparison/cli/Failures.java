package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.run.ClusterException;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.training.DivergedException;
import crosscheck.data.InvalidDataException;
import crosscheck.dl4j.runtime.BackendUnavailableException;
import crosscheck.scratch.NonFiniteException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns failures into one sentence for a person and an exit code. */
final class Failures {
    private Failures() {}

    /**
     * Tells what was wrong with the command line.
     *
     * @param failure what picocli, or a command's own check, found
     * @return 2
     */
    static int usage(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        line.getErr().println("crosscheck: " + sentence(failure.getMessage()));
        line.getErr().println("Try '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    /** Tells why a command could not do its work; the exit code that fits. */
    static int execution(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof ParameterException wrongUse) {
            return usage(wrongUse, new String[0]);
        }
        line.getErr().println("crosscheck: " + sentence(message(failure)));
        if (command(parsed).hasMatchedOption("--verbose")) {
            failure.printStackTrace(line.getErr());
        } else if (code(failure) == ExitCode.UNEXPECTED) {
            line.getErr().println("Run it again with --verbose to see where.");
        }
        return code(failure);
    }

    private static ParseResult command(ParseResult parsed) {
        return parsed.hasSubcommand() ? command(parsed.subcommand()) : parsed;
    }

    private static int code(Exception failure) {
        if (failure instanceof DivergedException || failure instanceof NonFiniteException) {
            return ExitCode.DIVERGED;
        }
        if (failure instanceof BackendUnavailableException
                || failure instanceof StudyStoreException
                || failure instanceof ClusterException) {
            return ExitCode.INVALID_INPUT;
        }
        return failure instanceof IOException ? ExitCode.INVALID_INPUT : ExitCode.UNEXPECTED;
    }

    private static String message(Exception failure) {
        if (failure instanceof InvalidDataException || failure instanceof DivergedException) {
            return failure.getMessage();
        }
        if (failure instanceof NonFiniteException e) {
            return "Training diverged: " + e.getMessage() + "; try a smaller --learning-rate";
        }
        if (failure instanceof FileAlreadyExistsException e) {
            return e.getFile() + " exists already; give another folder with --out";
        }
        if (failure instanceof AccessDeniedException e) {
            return "no permission to write " + e.getFile() + "; give another folder with --out";
        }
        if (failure instanceof FileSystemException e) {
            return e.getFile()
                    + " cannot be written"
                    + (e.getReason() == null ? "" : " (" + e.getReason() + ")")
                    + "; give another folder with --out";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static String sentence(String message) {
        String line = message.replaceAll("\\s*\\R\\s*", " ").strip();
        return line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }
}
