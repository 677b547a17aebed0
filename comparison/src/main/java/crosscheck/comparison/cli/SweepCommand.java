package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.sweep.pruning.Pruners;
import crosscheck.comparison.sweep.run.Job;
import crosscheck.comparison.sweep.sampler.Samplers;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.BuiltInStudy;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.DataReader;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.source.DataCatalog;
import crosscheck.dl4j.runtime.Backend;
import crosscheck.dl4j.runtime.Unpacking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code crosscheck sweep}: a study over a search space. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains many settings of a network and finds the one with the best validation accuracy.",
            "All is kept in studies/<name>/study.db as it comes. Ctrl-C stops it; --resume goes on,"
                    + " also after a crash, to the same numbers; several processes may work on one"
                    + " study. All other options are what the trials have in common."
        })
final class SweepCommand implements Callable<Integer> {
    /** Beside what the study itself keeps. */
    private static final Set<String> BESIDE_RESUME =
            Set.of(
                    "--resume",
                    "--workers",
                    "--studies",
                    "--data",
                    "--data-dir",
                    "--open",
                    "--json",
                    "--quiet",
                    "--verbose");

    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Mixin private SweepOptions options;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials at the same time (default: one for each processor).")
    private Integer workers;

    @Option(
            names = "--resume",
            paramLabel = "NAME",
            description =
                    "Go on with a study, or join in; what is done is not done again, what failed is"
                            + " tried again. Beside it only --workers, --studies, where the data"
                            + " are, and how to talk.")
    private String resume;

    @Mixin private StudiesOptions studies;
    @Mixin private DataOptions data;
    @Mixin private NetworkOptions network;
    @Mixin private EngineOptions engine;
    @Mixin private BrowserOptions browser;
    @Mixin private OutputOptions output;

    private SweepCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new SweepCommand(surroundings));
        line.addSubcommand(new SweepListCommand(surroundings));
        line.addSubcommand(new SweepShowCommand(surroundings));
        line.addSubcommand(new SweepBestCommand(surroundings));
        line.addSubcommand(new SweepReportCommand(surroundings));
        line.addSubcommand(new SweepExportCommand(surroundings));
        line.addSubcommand(new SweepBenchCommand(surroundings));
        return line;
    }

    @Override
    public Integer call() throws IOException {
        if (workers != null && (workers < 1 || workers > 1024)) {
            throw usage("--workers must be from 1 to 1024, not " + workers);
        }
        return resume == null ? begin() : goOn();
    }

    private int workers() {
        return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    }

    // ---- a new study --------------------------------------------------------------------------

    private int begin() throws IOException {
        SearchSpace space = options.space();
        List<String> arguments =
                TrialArguments.of(
                        spec.commandLine().getParseResult(),
                        options.builtIn().map(BuiltInStudy::arguments).orElse(List.of()));
        try {
            new PointOptions(arguments).requireKnown(space);
        } catch (IllegalArgumentException e) {
            throw usage("--vary: " + e.getMessage());
        }
        Console console = output.console(surroundings);
        Split split = openData(console);
        StudySpec study =
                options.spec(
                        space,
                        named(arguments, split),
                        split.train().provenance().sha256(),
                        network.seed());
        Path database = studies.database(study.name());
        Files.createDirectories(database.toAbsolutePath().getParent());
        try (StudyStore store = StudyStore.create(database, study)) {
            return run(console, store, split);
        }
    }

    /** With the data set's own name where it was found by itself: another machine has others. */
    private List<String> named(List<String> arguments, Split split) {
        if (!data.given().orElse(DataCatalog.AUTO).equals(DataCatalog.AUTO)) {
            return arguments;
        }
        List<String> named = new ArrayList<>(List.of("--data", split.train().name()));
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!arguments.get(i).equals("--data")) {
                named.addAll(arguments.subList(i, i + 2));
            }
        }
        return named;
    }

    private Split openData(Console console) throws IOException {
        data.validate();
        data.requireReaderFor(engine.backend());
        engine.validate(options.engines(), surroundings.environment());
        if (options.engines().contains(EngineName.DL4J)
                && engine.backend() == Backend.CPU
                && data.reader() == DataReader.OWN) {
            Unpacking.begin();
        }
        return data.open(surroundings.environment(), console);
    }

    // ---- a study that there is ----------------------------------------------------------------

    private int goOn() throws IOException {
        ParseResult now = spec.commandLine().getParseResult();
        for (OptionSpec option : now.matchedOptions()) {
            if (!BESIDE_RESUME.contains(option.longestName())) {
                throw usage(
                        "--resume takes all options from the study: leave out "
                                + option.longestName());
            }
        }
        try (StudyStore store = studies.open(resume)) {
            SweepCommand again = parseAgain(store.spec(), now);
            Console console = output.console(surroundings);
            Split split = again.openData(console);
            String found = split.train().provenance().sha256();
            if (!found.equals(store.spec().dataSha256())) {
                throw new InvalidDataException(
                        "the study is on data with the SHA-256 %s but what is here has %s: name the same data with --data or --data-dir"
                                .formatted(store.spec().dataSha256(), found));
            }
            store.requeue();
            return again.run(console, store, split);
        }
    }

    /** This command with the study's options in place. */
    private SweepCommand parseAgain(StudySpec study, ParseResult now) throws InvalidDataException {
        List<String> words = new ArrayList<>(List.of("sweep", "--engines"));
        words.add(String.join(",", study.engines().stream().map(e -> e.label()).toList()));
        boolean named = now.hasMatchedOption("--data");
        for (int i = 0; i + 1 < study.arguments().size(); i += 2) {
            List<String> option = study.arguments().subList(i, i + 2);
            boolean isData = option.get(0).equals("--data");
            if (isData && !named && !DataCatalog.names().contains(option.get(1))) {
                throw usage("--resume also needs --data with the folder of the data set");
            }
            if (!isData || !named) {
                words.addAll(option);
            }
        }
        for (OptionSpec option : now.matchedOptions()) {
            if (!option.longestName().equals("--resume")) {
                Arguments.add(words, option);
            }
        }
        try {
            CommandLine line = Crosscheck.commandLine(surroundings, words);
            line.setExpandAtFiles(false);
            return (SweepCommand)
                    line.parseArgs(words.toArray(String[]::new))
                            .subcommand()
                            .commandSpec()
                            .userObject();
        } catch (ParameterException e) {
            throw new InvalidDataException(
                    "the study has options that this version of the program does not take: "
                            + e.getMessage(),
                    e);
        }
    }

    // ---- both ---------------------------------------------------------------------------------

    private int run(Console console, StudyStore store, Split split) throws IOException {
        StudySpec study = store.spec();
        List<Engine> engines =
                study.engines().stream()
                        .map(name -> Engines.create(name, engine.backend(), engine.threadsOr(1)))
                        .toList();
        Job job =
                new Job(
                        store,
                        new PointConfigurations(study, split),
                        Samplers.ALL.parse(study.sampler()),
                        Pruners.ALL.parse(study.pruner()),
                        split,
                        engines,
                        engine.precision());
        int exitCode = new SweepRun(job, console, output.json(), workers()).run();
        if (exitCode != ExitCode.INVALID_INPUT) { // or nothing was trained: nothing is to be seen
            leavePage(console, store);
        }
        return exitCode;
    }

    private void leavePage(Console console, StudyStore store) throws IOException {
        Path page = SweepPage.write(store);
        if (!output.json()) {
            console.out().println("page: " + page);
        }
        browser.openIfAsked(page, surroundings, console);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
