package crosscheck.comparison.cli;

import crosscheck.comparison.bench.shipped.Contest;
import crosscheck.comparison.bench.shipped.ContestResult;
import crosscheck.comparison.bench.shipped.LaneCommandLine;
import crosscheck.comparison.bench.shipped.LaneKind;
import crosscheck.comparison.bench.shipped.LaneProcess;
import crosscheck.comparison.bench.shipped.NetworkContest;
import crosscheck.comparison.bench.shipped.Turn;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.runfolder.ResultDocument;
import crosscheck.comparison.spec.Model;
import crosscheck.data.Provenance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The measurements of {@code bench --compare-defaults}. */
final class DefaultsBench {
    private static final String MODEL = "--model";

    /** What the lanes are not told. */
    private static final Set<String> OWN_OPTIONS =
            Set.of(
                    ("--compare-defaults,--rounds,--engines,--out,--json," + "--quiet,--verbose")
                            .split(","));

    private final Surroundings surroundings;
    private final Console console;
    private final ParseResult parsed;
    private final int rounds;
    private Optional<Provenance> provenance = Optional.empty();

    /** Measurements that have not begun. */
    DefaultsBench(Surroundings surroundings, Console console, ParseResult parsed, int rounds) {
        this.surroundings = surroundings;
        this.console = console;
        this.parsed = parsed;
        this.rounds = rounds;
    }

    /** One network where a model was chosen, else mlp and cnn. */
    List<NetworkContest> run() throws IOException {
        List<NetworkContest> contests = new ArrayList<>();
        if (parsed.hasMatchedOption(MODEL)) {
            contests.add(contest(shared()));
        } else {
            for (Model model : List.of(Model.MLP, Model.CNN)) {
                List<String> options = new ArrayList<>(List.of(MODEL, model.label()));
                options.addAll(shared());
                contests.add(contest(options));
            }
        }
        return contests;
    }

    /** Where the examples came from, after {@link #run}. */
    Optional<Provenance> provenance() {
        return provenance;
    }

    /** The options of data, network and engine, as they were written. */
    private List<String> shared() {
        List<String> options = new ArrayList<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            if (!OWN_OPTIONS.contains(option.longestName())) {
                for (String value : option.originalStringValues()) {
                    options.add(option.longestName());
                    options.add(value);
                }
            }
        }
        return options;
    }

    private NetworkContest contest(List<String> options) throws IOException {
        try {
            LaneCommand command = lane(options);
            return contest(options, command, command.begin());
        } catch (ParameterException e) { // of a command that nobody typed
            throw new ParameterException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        }
    }

    private NetworkContest contest(List<String> options, LaneCommand command, Session session)
            throws IOException {
        provenance = Optional.of(session.split().train().provenance());
        console.notice(session.benchTitle());
        String model = session.network().model().label();
        try (LaneProcess shipped = new LaneProcess(line(LaneKind.SHIPPED, options));
                LaneProcess tuned = new LaneProcess(line(LaneKind.TUNED, options))) {
            ContestResult result =
                    measure(
                            command,
                            model,
                            Map.of(LaneKind.SHIPPED, shipped, LaneKind.TUNED, tuned));
            return new NetworkContest(
                    model,
                    session.benchTitle(),
                    session.split().train().name(),
                    ResultDocument.setup(
                            session.split(),
                            session.network(),
                            session.parameterCount(),
                            session.training()),
                    result);
        }
    }

    private ContestResult measure(
            LaneCommand command, String model, Map<LaneKind, LaneProcess> lanes)
            throws IOException {
        int turns = (rounds + 1) * LaneKind.values().length;
        try (Progress progress = new Progress(console, model, turns, " epochs", 1)) {
            int[] done = {0};
            return new Contest(rounds)
                    .run(
                            command.precision(),
                            lanes,
                            (side, round, turn, secondsLeft) -> {
                                done[0]++;
                                progress.at(done[0]);
                                progress.say(side.title() + ", " + left(secondsLeft));
                                say(model, side, round, turn, secondsLeft);
                            });
        }
    }

    private void say(String model, LaneKind side, int round, Turn turn, double secondsLeft) {
        if (console.progress() == ProgressStyle.LINES) {
            console.notice(
                    "%s %s, %s: %s s, evaluation %s s, %s"
                            .formatted(
                                    model,
                                    side.title(),
                                    round == 0 ? "warm-up" : "round " + round + "/" + rounds,
                                    Numbers.significant(turn.seconds()),
                                    Numbers.significant(turn.evaluationSeconds()),
                                    left(secondsLeft)));
        }
    }

    private static String left(double seconds) {
        return "about " + Numbers.duration(seconds) + " left";
    }

    /** The command of a lane with these options, to know what it will train. */
    private LaneCommand lane(List<String> options) {
        LaneCommandLine line = line(LaneKind.SHIPPED, options);
        CommandLine parser = Crosscheck.commandLine(surroundings, line.arguments());
        ParseResult result = parser.parseArgs(line.arguments().toArray(String[]::new));
        return result.subcommand().commandSpec().commandLine().getCommand();
    }

    private static LaneCommandLine line(LaneKind side, List<String> options) {
        List<String> arguments =
                new ArrayList<>(List.of(LaneCommand.NAME, "--quiet", "--side", side.label()));
        arguments.addAll(options);
        return new LaneCommandLine(side, Crosscheck.class.getName(), arguments);
    }
}
