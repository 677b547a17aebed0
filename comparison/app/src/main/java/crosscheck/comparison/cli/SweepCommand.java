package crosscheck.comparison.cli;

import crosscheck.comparison.cli.StudyWords.OwnData;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.sweep.cluster.Cluster;
import crosscheck.comparison.sweep.cluster.ClusterTrainer;
import crosscheck.comparison.sweep.document.StudyRecord;
import crosscheck.comparison.sweep.pruning.Pruners;
import crosscheck.comparison.sweep.run.Job;
import crosscheck.comparison.sweep.run.LocalTrainer;
import crosscheck.comparison.sweep.run.TrialTrainer;
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
import java.nio.file.Path;
import java.time.Instant;
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
                    SparkOptions.MASTER,
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
            description =
                    "Trials at the same time (default: one for each processor, with --spark of the"
                            + " cluster as it is at the beginning).")
    private Integer workers;

    @Option(
            names = "--resume",
            paramLabel = "NAME",
            description =
                    "Go on with a study, or join in; what is done is not done again, what failed is"
                            + " tried again. Beside it only --workers, --spark, --studies, where the data"
                            + " are, and how to talk.")
    private String resume;

    @Mixin private SparkOptions spark;
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
        spark.validate();
        return resume == null ? begin() : goOn();
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
                        TrialArguments.named(arguments, split.train().name()),
                        split.train().provenance().sha256(),
                        network);
        try (Cluster cluster = spark.connect(study.name());
                StudyStore store = studies.create(study)) {
            return record(console, store, split).around(() -> run(console, store, split, cluster));
        }
    }

    private Split openData(Console console) throws IOException {
        data.validate();
        data.requireReaderFor(engine.backend());
        List<EngineName> engines = options.engines(network.model());
        engine.validate(engines, surroundings.environment());
        if (engines.contains(EngineName.DL4J)
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
            requireData(store.spec(), split);
            try (Cluster cluster = again.spark.connect(store.spec().name())) {
                store.requeue();
                return record(console, store, split)
                        .around(() -> again.run(console, store, split, cluster));
            }
        }
    }

    /** This command with the study's options in place. */
    private SweepCommand parseAgain(StudySpec study, ParseResult now) throws InvalidDataException {
        boolean named = now.hasMatchedOption("--data");
        int own = study.arguments().indexOf("--data");
        if (!named && own >= 0 && !DataCatalog.names().contains(study.arguments().get(own + 1))) {
            throw usage("--resume also needs --data with the folder of the data set");
        }
        List<String> words = StudyWords.of(study, named ? OwnData.LEFT_OUT : OwnData.KEPT);
        for (OptionSpec option : now.matchedOptions()) {
            if (!option.longestName().equals("--resume")) {
                Arguments.add(words, option);
            }
        }
        return StudyWords.parse(surroundings, words);
    }

    // ---- both ---------------------------------------------------------------------------------

    private StudyRecord record(Console console, StudyStore store, Split split) {
        return new StudyRecord(
                store,
                spec.commandLine().getParseResult().originalArgs(),
                Instant.now(),
                split.train().provenance(),
                console);
    }

    private int run(Console console, StudyStore store, Split split, Cluster cluster)
            throws IOException {
        StudySpec study = store.spec();
        LocalTrainer here = trainer(study, split);
        Job job =
                new Job(
                        store,
                        here.configurations(),
                        Samplers.ALL.parse(study.sampler()),
                        here.pruner(),
                        split,
                        here.engines(),
                        here.precision());
        int exitCode = process(job, here, console, cluster).run();
        if (exitCode != ExitCode.INVALID_INPUT) { // or nothing was trained: nothing is to be seen
            leavePage(console, store);
        }
        return exitCode;
    }

    private SweepRun process(Job job, LocalTrainer here, Console console, Cluster cluster) {
        String again = SweepText.resume(job.store(), data.arguments());
        if (cluster == null) {
            int count = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
            return new SweepRun(job, here, console, output.json(), count, again);
        }
        List<String> found = data.anywhere(here.split().train().name());
        TrialTrainer there = new ClusterTrainer(cluster, RemoteStudy.of(here.spec(), found)::task);
        int count = workers == null ? cluster.slots() : workers;
        return new SweepRun(job, there, console, output.json(), count, again);
    }

    private LocalTrainer trainer(StudySpec study, Split split) {
        List<Engine> engines =
                study.engines().stream()
                        .map(name -> Engines.create(name, engine.backend(), engine.threadsOr(1)))
                        .toList();
        return new LocalTrainer(
                study,
                new PointConfigurations(study, split),
                Pruners.ALL.parse(study.pruner()),
                split,
                engines,
                engine.precision());
    }

    /** Opens the examples, and trains the trials of a study with them. */
    LocalTrainer trainer(StudySpec study) throws IOException {
        Split split = openData(output.console(surroundings));
        requireData(study, split);
        return trainer(study, split);
    }

    private static void requireData(StudySpec study, Split split) throws InvalidDataException {
        String found = split.train().provenance().sha256();
        if (!found.equals(study.dataSha256())) {
            throw new InvalidDataException(
                    "the study is on data with the SHA-256 %s but what is here has %s: name the same data with --data or --data-dir"
                            .formatted(study.dataSha256(), found));
        }
    }

    /** All that is on the page is in the database too: the study is no worse without it. */
    private void leavePage(Console console, StudyStore store) {
        Path page;
        try {
            page = SweepPage.write(store);
        } catch (IOException e) {
            console.warning("crosscheck: the page could not be written (" + e + ")");
            return;
        }
        if (!output.json()) {
            console.out().println("page: " + page);
        }
        browser.openIfAsked(page, surroundings, console);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
