package crosscheck.comparison.cli;

import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The arguments of {@code train}, kept in checkpoints and put together again to go on. */
final class Arguments {
    static final String COMMAND = "train";

    private static final String EVERY = "--checkpoint-every";

    /** What does not belong to a training: where its data are now, and how the command talks. */
    static final Set<String> BESIDE_RESUME =
            Set.of(
                    "--resume",
                    EVERY,
                    "--data",
                    "--data-dir",
                    "--open",
                    UiOptions.SHOW,
                    UiOptions.PORT,
                    "--json",
                    "--quiet",
                    "--verbose");

    private Arguments() {}

    /**
     * Arguments that mean the same as those that were parsed.
     *
     * @param parsed the options of {@code train}
     * @return the command and its options, each by its longest name; argument files are expanded
     */
    static List<String> of(ParseResult parsed) {
        List<String> arguments = new ArrayList<>(List.of(COMMAND));
        parsed.matchedOptions().forEach(option -> add(arguments, option));
        return arguments;
    }

    /** Adds an option as it was given, by its longest name. */
    static void add(List<String> arguments, OptionSpec option) {
        if (option.arity().max() == 0) {
            arguments.add(option.longestName());
        } else {
            for (String value : option.originalStringValues()) {
                arguments.add(option.longestName());
                arguments.add(value);
            }
        }
    }

    /**
     * Parses arguments from a checkpoint, as strictly as those from a person; no file that they
     * name is read.
     *
     * @return the options of {@code train}
     * @throws InvalidDataException if they are none that this program writes
     */
    static ParseResult parse(Surroundings surroundings, List<String> arguments)
            throws InvalidDataException {
        try {
            CommandLine line = Crosscheck.commandLine(surroundings, arguments);
            line.setExpandAtFiles(false);
            ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new)).subcommand();
            if (parsed == null || !parsed.commandSpec().name().equals(COMMAND)) {
                throw new InvalidDataException(
                        "the checkpoint is of no training but of %s".formatted(arguments));
            }
            return parsed;
        } catch (ParameterException e) {
            throw new InvalidDataException(
                    "the checkpoint has options that this version of the program does not take: "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * The arguments to go on with: those of the checkpoint, but no path of them, and beside them
     * what the person says now.
     *
     * @param now the options beside {@code --resume}
     */
    static List<String> merge(ParseResult saved, ParseResult now, String data, int threads) {
        List<String> arguments = new ArrayList<>(List.of(COMMAND));
        for (OptionSpec option : saved.matchedOptions()) {
            boolean path = Arrays.asList(option.auxiliaryTypes()).contains(Path.class);
            String name = option.longestName();
            boolean anew =
                    now.hasMatchedOption(name)
                            || Set.of("--threads", ExportOptions.STEPS).contains(name)
                            || BESIDE_RESUME.contains(name) && !name.equals(EVERY);
            if (!path && !anew && !option.usageHelp() && !option.versionHelp()) {
                add(arguments, option);
            }
        }
        for (OptionSpec option : now.matchedOptions()) {
            if (!Set.of("--resume", "--data").contains(option.longestName())) {
                add(arguments, option);
            }
        }
        arguments.addAll(List.of("--data", data, "--threads", String.valueOf(threads)));
        return arguments;
    }
}
