package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.compare.Comparison;
import crosscheck.comparison.compare.Comparison.OtherSetting;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.compare.Trainings.Plan;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.dl4jquirks.Differences;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.export.ExportedEngine;
import crosscheck.comparison.runfolder.ComparisonDocument;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.runpage.RunFiles;
import crosscheck.comparison.trace.Course;
import crosscheck.comparison.training.Setting;
import crosscheck.data.Split;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck compare}: one network, trained by both sides; or two settings of one side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains one network in both worlds: same initial weights, same mini-batches.",
            "First checks them against each other step by step, then trains each and prints both"
                    + " results in one table. Exit code 3 where they differ; with several"
                    + " seeds, where these do not show that they are equivalent."
        })
final class CompareCommand implements Callable<Integer> {
    private static final int SEEDS_OF_SETTINGS = 5;

    private final Surroundings surroundings;
    private final List<String> args;

    @Spec private CommandSpec spec;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "scratch,dl4j",
            description =
                    "The reference, then what is held against it: scratch, fast, dl4j"
                            + " (default: ${DEFAULT-VALUE}).")
    private List<EngineName> engines;

    @Option(
            names = "--parity-steps",
            paramLabel = "N",
            description =
                    "Steps of the step-by-step check, which is made from the first seed (default: "
                            + Course.DENSE_STEPS
                            + "; lenet and cnn: "
                            + Course.CONVOLUTIONAL_STEPS
                            + ").")
    private Integer paritySteps;

    @Mixin private SeedOptions seedOptions;
    @Mixin private AgainstOptions against;
    @Mixin private InitialWeightsOptions initialWeights;
    @Mixin private ExportOptions export;
    @Mixin private RunOptions runOptions;

    CompareCommand(Surroundings surroundings, List<String> args) {
        this.surroundings = surroundings;
        this.args = args;
    }

    @Override
    public Integer call() throws IOException {
        validate();
        Optional<RunOptions> other = against.isGiven() ? Optional.of(other()) : Optional.empty();
        List<Long> seeds =
                seedOptions.seeds(runOptions.seed(), other.isPresent() ? SEEDS_OF_SETTINGS : 1);
        double margin = seedOptions.margin();
        Instant begin = Instant.now();
        Console console = runOptions.console(surroundings);
        runOptions.unpackFor(engines);
        Split whole = runOptions.openWhole(surroundings, console);
        Session session = session(runOptions, console, whole).withSeed(seeds.get(0));
        Optional<Session> second = Optional.empty();
        if (other.isPresent()) {
            second = Optional.of(session(other.get(), console, whole).withSeed(seeds.get(0)));
        }
        if (second.isPresent()) {
            requireDifference(session, second.get(), other.orElseThrow());
        }
        try (RunFolder folder = runOptions.folder("compare")) {
            console.notice(session.title("compare", seeds));
            Comparison comparison =
                    second.isPresent()
                            ? settings(session, second.get(), other.orElseThrow(), seeds, margin)
                            : engines(session, seeds, margin);
            ObjectNode document = ComparisonDocument.of(comparison, folder.target());
            RunFiles.write(folder, document, session, comparison.compared().arms(), args, begin);
            runOptions.print(
                    console,
                    document,
                    comparison.text(folder.target())
                            + System.lineSeparator()
                            + RunOptions.page(folder));
            runOptions.openPage(folder, console);
            return comparison.holds() ? ExitCode.OK : ExitCode.CHECK_FAILED;
        }
    }

    private Session session(RunOptions options, Console console, Split whole) throws IOException {
        return initialWeights.applyTo(options.sessionOf(console, whole));
    }

    private Comparison engines(Session session, List<Long> seeds, double margin)
            throws IOException {
        List<Engine> created = engines.stream().map(runOptions::create).toList();
        export.write(session, created.stream().map(ExportedEngine::best).toList());
        return Comparison.ofEngines(
                session,
                created,
                runOptions.precision(),
                paritySteps(),
                Differences.explanations(),
                seeds,
                margin);
    }

    private Comparison settings(
            Session a, Session b, RunOptions other, List<Long> seeds, double margin) {
        List<Plan> plans = new ArrayList<>();
        for (EngineName name : engines) {
            Engine engine = runOptions.create(name);
            plans.add(new Plan(Setting.A, a, engine, runOptions.precision()));
            plans.add(new Plan(Setting.B, b, engine, other.precision()));
        }
        return Comparison.ofSettings(a, new OtherSetting(against.text(), b), plans, seeds, margin);
    }

    private int paritySteps() {
        if (paritySteps != null) {
            return paritySteps;
        }
        return runOptions.model().isConvolutional()
                ? Course.CONVOLUTIONAL_STEPS
                : Course.DENSE_STEPS;
    }

    private void validate() throws IOException {
        if (export.isGiven() && against.isGiven()) {
            throw usage("--export takes one setting: leave out --against");
        }
        export.validate(runOptions.target("compare"));
        if (paritySteps() < 1) {
            throw usage("--parity-steps must be at least 1, not " + paritySteps);
        }
        if (Set.copyOf(engines).size() < engines.size()
                || !against.isGiven() && engines.size() < 2) {
            throw usage(
                    "--engines must name at least two different engines, the reference first;"
                            + " use train for a single engine");
        }
        initialWeights.validate();
        runOptions.validate(engines, surroundings);
    }

    /** The options of setting B. */
    private RunOptions other() {
        CommandLine line = against.parse(() -> Crosscheck.commandLine(surroundings, args));
        CompareCommand second = line.getCommand();
        second.initialWeights.validate();
        second.runOptions.validate(engines, surroundings);
        return second.runOptions;
    }

    private void requireDifference(Session a, Session b, RunOptions other) {
        if (a.network().equals(b.network())
                && a.training().equals(b.training().withSeed(a.training().seed()))
                && a.split().train().size() == b.split().train().size()
                && runOptions.precision() == other.precision()) {
            throw usage("--against must change something: '" + against.text() + "' is as it was");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
