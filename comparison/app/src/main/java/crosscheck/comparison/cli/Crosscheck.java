package crosscheck.comparison.cli;

import crosscheck.comparison.bench.shipped.LaneKind;
import crosscheck.comparison.cli.Surroundings.Terminal;
import crosscheck.comparison.dl4jquirks.Differences;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.lesson.Lessons;
import crosscheck.comparison.parity.selftest.Fault;
import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.sweep.study.BuiltInStudy;
import crosscheck.data.DataReader;
import crosscheck.data.Labelled;
import crosscheck.dl4j.runtime.Backend;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** The command {@code crosscheck}. */
@Command(
        name = "crosscheck",
        mixinStandardHelpOptions = true,
        versionProvider = Crosscheck.BuildVersion.class,
        description =
                "Proves a hand-written neural network and the same network on Deeplearning4j against"
                        + " each other.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all fine",
            "1:unexpected error",
            "2:wrong use",
            "3:a check failed",
            "4:input missing or invalid",
            "5:training diverged",
            "130:interrupted"
        })
public final class Crosscheck {

    private Crosscheck() {}

    /**
     * Runs a command and ends the program with its exit code.
     *
     * @param args the command line; not modified
     */
    public static void main(String[] args) {
        Terminal terminal =
                Boolean.getBoolean("crosscheck.terminal") ? Terminal.INTERACTIVE : Terminal.NONE;
        Surroundings surroundings =
                new Surroundings(System.getenv(), System.out, System.err, terminal);
        System.exit(run(surroundings, args));
    }

    /**
     * Runs a command.
     *
     * @param args the command line; not modified
     */
    static int run(Surroundings surroundings, String... args) {
        return commandLine(surroundings, List.of(args)).execute(args);
    }

    static CommandLine commandLine(Surroundings surroundings, List<String> args) {
        CommandLine line = new CommandLine(new Crosscheck());
        line.addSubcommand(new CompareCommand(surroundings, args));
        line.addSubcommand(new ParityCommand(surroundings, args));
        line.addSubcommand(new TrainCommand(surroundings));
        line.addSubcommand(new PredictCommand(surroundings));
        line.addSubcommand(new ReportCommand(surroundings));
        line.addSubcommand(new EvaluateCommand(surroundings));
        line.addSubcommand(new BenchCommand(surroundings, args));
        line.addSubcommand(new LaneCommand(surroundings));
        line.addSubcommand(new LessonCommand(surroundings, args, Lessons.standard()));
        line.addSubcommand(new DifferencesCommand(surroundings, args, Differences.all()));
        line.addSubcommand(SweepCommand.commandLine(surroundings));
        line.addSubcommand(DataCommand.commandLine(surroundings));
        line.addSubcommand(new DoctorCommand(surroundings));
        registerChoices(line);
        line.setOut(new PrintWriter(surroundings.out(), true));
        line.setErr(new PrintWriter(surroundings.err(), true));
        line.setUsageHelpAutoWidth(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setParameterExceptionHandler(Failures::usage);
        line.setExecutionExceptionHandler(Failures::execution);
        return line;
    }

    /** Teaches a command line, and the commands that it has by now, the names of all choices. */
    static void registerChoices(CommandLine line) {
        register(line, DrawnFormat.class);
        register(line, EngineName.class);
        register(line, Precision.class);
        register(line, Model.class);
        register(line, ActivationName.class);
        register(line, LossName.class);
        register(line, InitialiserName.class);
        register(line, Normalisation.class);
        register(line, LaneKind.class);
        register(line, BuiltInStudy.class);
        register(line, StudyFormat.class);
        register(line, Fault.class);
        register(line, Backend.class);
        register(line, DataReader.class);
    }

    private static <E extends Enum<E> & Labelled> void register(CommandLine line, Class<E> type) {
        line.registerConverter(
                type,
                text -> {
                    try {
                        return Labelled.parse(type, text);
                    } catch (IllegalArgumentException e) {
                        throw new TypeConversionException(e.getMessage());
                    }
                });
    }

    /** The version for {@code --version}. */
    static final class BuildVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"crosscheck " + Version.text()};
        }
    }
}
