package crosscheck.comparison.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck data}: the data sets themselves. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Lists, fetches, verifies and draws data sets.",
        synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Runnable {
    @Spec private CommandSpec spec;

    private DataCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new DataCommand());
        line.addSubcommand(new DataListCommand(surroundings));
        line.addSubcommand(new DataFetchCommand(surroundings));
        line.addSubcommand(new DataVerifyCommand(surroundings));
        line.addSubcommand(new DataDrawCommand(surroundings));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "data needs a command: list, fetch, verify or draw");
    }
}
