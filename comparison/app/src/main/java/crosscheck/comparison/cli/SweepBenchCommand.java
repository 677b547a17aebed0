package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.sweep.pruning.Pruners;
import crosscheck.comparison.sweep.run.Job;
import crosscheck.comparison.sweep.run.StopRequest;
import crosscheck.comparison.sweep.run.Workers;
import crosscheck.comparison.sweep.sampler.Samplers;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.standings.Contestant;
import crosscheck.comparison.sweep.standings.SearchCourse;
import crosscheck.comparison.sweep.standings.Standing;
import crosscheck.comparison.sweep.standings.StandingsDocument;
import crosscheck.comparison.sweep.standings.StandingsText;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck sweep bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Holds ways of searching against each other: each searches the same space from the same"
                    + " study seeds, and is compared with the first of them.",
            "Nothing is kept, and the test examples are not looked at."
        })
final class SweepBenchCommand implements Callable<Integer> {
    private static final List<String> SPACE =
            List.of(
                    "learningRate=log:0.001..10",
                    "miniBatch=intlog:5..200",
                    "hidden=intlog:8..128",
                    "layers=1,2,3",
                    "activation=sigmoid,tanh,relu",
                    "dropout=0..0.5");

    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Option(
            names = "--vary",
            paramLabel = "NAME=VALUES",
            description =
                    "What is varied, as in sweep (default: learning rate, mini-batch, hidden units,"
                            + " layers, activation and dropout).")
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--contest",
            paramLabel = "SAMPLER[/PRUNER[/TRIALS]]",
            description =
                    "Who searches, once for each, the one to beat first (default: random, genetic,"
                            + " tpe, random/asha, random/asha with three times the trials,"
                            + " tpe/asha with three times the trials).")
    private List<String> contest = new ArrayList<>();

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "40",
            description = "Of each search that does not say otherwise (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--study-seeds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Searches of each kind, from --seed and the seeds after it"
                            + " (default: ${DEFAULT-VALUE}).")
    private int studySeeds;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "fast",
            description = "What trains the trials (default: ${DEFAULT-VALUE}).")
    private EngineName engineName;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials at the same time (default: one for each processor).")
    private Integer workers;

    @Mixin private DataOptions data;
    @Mixin private NetworkOptions network;
    @Mixin private EngineOptions engine;
    @Mixin private OutputOptions output;

    SweepBenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        List<String> arguments = TrialArguments.of(spec.commandLine().getParseResult(), List.of());
        SearchSpace space = space(arguments);
        List<Contestant> contestants = contestants();
        if (studySeeds < 1 || studySeeds > 1000) {
            throw usage("--study-seeds must be from 1 to 1000, not " + studySeeds);
        }
        if (workers != null && (workers < 1 || workers > 1024)) {
            throw usage("--workers must be from 1 to 1024, not " + workers);
        }
        data.validate();
        data.requireReaderFor(engine.backend());
        engine.validate(List.of(engineName), surroundings.environment());
        Console console = output.console(surroundings);
        Split split = data.open(surroundings.environment(), console);
        List<Standing> standings = new ArrayList<>();
        for (Contestant contestant : contestants) {
            List<SearchCourse> courses = new ArrayList<>();
            for (int i = 0; i < studySeeds; i++) {
                StudySpec study = study(contestant, space, arguments, split, network.seed() + i);
                courses.add(search(study, split));
                console.notice(told(contestant, courses.get(i)));
            }
            List<SearchCourse> first = standings.isEmpty() ? courses : standings.get(0).courses();
            standings.add(new Standing(contestant, courses, first));
        }
        console.out()
                .println(
                        output.json()
                                ? StandingsDocument.of(split.train().name(), standings)
                                        .toPrettyString()
                                : StandingsText.of(split.train().name(), standings));
        return ExitCode.OK;
    }

    private SearchSpace space(List<String> arguments) {
        try {
            SearchSpace space = SearchSpace.parse(vary.isEmpty() ? SPACE : vary);
            new PointOptions(arguments).requireKnown(space);
            return space;
        } catch (IllegalArgumentException e) {
            throw usage("--vary: " + e.getMessage());
        }
    }

    private List<Contestant> contestants() {
        List<String> texts =
                contest.isEmpty()
                        ? List.of(
                                "random",
                                "genetic",
                                "tpe",
                                "random/asha",
                                "random/asha/" + 3L * trials,
                                "tpe/asha/" + 3L * trials)
                        : contest;
        try {
            return texts.stream().map(text -> Contestant.parse(text, trials)).toList();
        } catch (IllegalArgumentException e) {
            throw usage("--contest: " + e.getMessage());
        }
    }

    private StudySpec study(
            Contestant contestant,
            SearchSpace space,
            List<String> arguments,
            Split split,
            long seed) {
        return new StudySpec(
                "bench",
                arguments,
                split.train().provenance().sha256(),
                space,
                contestant.sampler(),
                contestant.pruner(),
                List.of(engineName),
                1,
                contestant.trials(),
                seed,
                Optional.empty(),
                0,
                Optional.empty(),
                0);
    }

    private SearchCourse search(StudySpec study, Split split) throws IOException {
        Path folder = Files.createTempDirectory("crosscheck-sweep-bench");
        long begin = System.nanoTime();
        try (StudyStore store = StudyStore.create(folder.resolve("study.db"), study)) {
            Engine trains = Engines.create(engineName, engine.backend(), engine.threadsOr(1));
            Job job =
                    new Job(
                            store,
                            new PointConfigurations(study, split),
                            Samplers.ALL.parse(study.sampler()),
                            Pruners.ALL.parse(study.pruner()),
                            split,
                            List.of(trains),
                            engine.precision());
            int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
            new Workers(job, new StopRequest(), trial -> {}).run(threads);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return SearchCourse.of(study.seed(), engineName, store.trials(), seconds);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static String told(Contestant contestant, SearchCourse course) {
        return "%s, study seed %d: best %s of %d trials, %s epochs, %s s"
                .formatted(
                        contestant.label(),
                        course.studySeed(),
                        Numbers.percent(course.best()),
                        course.steps().size(),
                        Numbers.count(course.epochs()),
                        Numbers.fixed(course.seconds(), 1));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
