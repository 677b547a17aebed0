package crosscheck.comparison.cli;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.sweep.pruning.Pruners;
import crosscheck.comparison.sweep.sampler.Sampler;
import crosscheck.comparison.sweep.sampler.Samplers;
import crosscheck.comparison.sweep.space.Choice;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SpaceFile;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.study.BuiltInStudy;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a new study is. */
final class SweepOptions {
    private static final int DEFAULT_TRIALS = 20;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--study",
            paramLabel = "NAME",
            description =
                    "A built-in study: lecture (learning rate 0.001, 1, 100; mini-batch 10, 50, 100;"
                            + " hidden units 15, 30, 100; hidden layers 1, 2, 5; 5 epochs).")
    private BuiltInStudy builtIn;

    @Option(
            names = "--vary",
            paramLabel = "NAME=VALUES",
            description =
                    "What is varied, once for each parameter: learningRate=log:0.001..10,"
                            + " dropout=0..0.5, hidden=int:10..200, hidden=intlog:8..512 or"
                            + " hidden=15,30,100. Names are those of the options of a network and"
                            + " its training without hyphens, miniBatch, layers (how many layers of"
                            + " so many hidden units), and optimiser.beta1 and the like.")
    private List<String> vary;

    @Option(
            names = "--space",
            paramLabel = "FILE",
            description = "The same in a YAML or JSON file: parameters with the values of each.")
    private Path file;

    @Option(
            names = "--where",
            paramLabel = "COMPARISON",
            description =
                    "What points must satisfy, or they are invalid and not trained, once for each:"
                            + " hidden*layers<=200, learningRate<miniBatch/10 and the like; + - * /"
                            + " ( ), one of <= < >= > == != between two sides.")
    private List<String> where;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "Of the study and its folder (default: that of the built-in study, else"
                            + " <date>-<time>).")
    private String name;

    @Option(
            names = "--sampler",
            paramLabel = "NAME[:PARAMETER=VALUE]",
            description =
                    "Which points are tried: random; grid (every combination; of a range points=5"
                            + " values); genetic (population=9, mutation=0.1, round=4); tpe, a"
                            + " tree-structured Parzen estimator (gamma=0.15, start=8, draws=24,"
                            + " round=4) (default: random; for lecture, and lists with no more than "
                            + DEFAULT_TRIALS
                            + " combinations, grid).")
    private String sampler;

    @Option(
            names = "--prune",
            paramLabel = "NAME[:PARAMETER=VALUE]",
            defaultValue = "none",
            description =
                    "Which trials are stopped early by their validation accuracy: none, median"
                            + " (below the median of earlier trials; warmUp=1 epoch, trials=5), asha"
                            + " (the best 1/eta go on at epochs first, first * eta, …; eta=3,"
                            + " first=1); of both, parallel=4 trials at work at once"
                            + " (default: ${DEFAULT-VALUE}).")
    private String prune;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "How many points (default: " + DEFAULT_TRIALS + "; grid: all).")
    private Integer trials;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Trainings of each trial on each engine; their mean validation accuracy decides"
                            + " (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            description =
                    "What trains each trial: scratch, fast, dl4j; the first decides"
                            + " (default: fast; lenet and cnn: dl4j).")
    private List<EngineName> engines;

    @Option(
            names = "--confirm",
            paramLabel = "K",
            description =
                    "Search with the first engine alone, then train the best K trials with the"
                            + " others too (without others: dl4j), and say what that saved.")
    private Integer confirm;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "A trial that takes longer has failed (default: none).")
    private Double timeLimit;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How often --resume tries a trial again that failed"
                            + " (default: ${DEFAULT-VALUE}).")
    private int retries;

    @Option(
            names = "--max-parameters",
            paramLabel = "N",
            description = "Points whose network has more parameters are not trained.")
    private Long mostParameters;

    /**
     * Those that were asked for, or can train the model; to confirm with nothing said, DL4J too.
     */
    List<EngineName> engines(Model model) {
        EngineName standard = model.isConvolutional() ? EngineName.DL4J : EngineName.FAST;
        List<EngineName> asked = engines == null ? List.of(standard) : engines;
        boolean alone = asked.size() == 1 && asked.get(0) != EngineName.DL4J;
        return confirm != null && confirm > 0 && alone
                ? List.of(asked.get(0), EngineName.DL4J)
                : asked;
    }

    Optional<BuiltInStudy> builtIn() {
        return Optional.ofNullable(builtIn);
    }

    /**
     * The space.
     *
     * @throws ParameterException if none is given, more than one, or a wrong one
     * @throws InvalidDataException if a file is none
     */
    SearchSpace space() throws InvalidDataException {
        if (Stream.of(builtIn, vary, file).filter(given -> given != null).count() != 1) {
            throw usage("give what to search: --study lecture, or --vary, or --space");
        }
        SearchSpace space;
        try {
            if (file != null) {
                space = SpaceFile.read(file);
            } else {
                space = builtIn != null ? builtIn.space() : SearchSpace.parse(vary);
            }
        } catch (IllegalArgumentException e) {
            throw usage("--vary: " + e.getMessage());
        }
        try {
            return where == null ? space : space.where(where);
        } catch (IllegalArgumentException e) {
            throw usage("--where: " + e.getMessage());
        }
    }

    /**
     * The study.
     *
     * @throws ParameterException if an option is out of range
     */
    StudySpec spec(
            SearchSpace space, List<String> arguments, String dataSha256, NetworkOptions network) {
        try {
            Sampler parsed = Samplers.ALL.parse(samplerText(space));
            int asked = trials == null ? DEFAULT_TRIALS : trials;
            int count =
                    parsed.size(space)
                            .map(size -> trials == null ? size : Math.min(asked, size))
                            .orElse(asked);
            return new StudySpec(
                    studyName(),
                    arguments,
                    dataSha256,
                    space,
                    Samplers.ALL.text(parsed),
                    Pruners.ALL.text(Pruners.ALL.parse(prune)),
                    engines(network.model()),
                    seeds,
                    count,
                    network.seed(),
                    Optional.ofNullable(timeLimit),
                    retries,
                    Optional.ofNullable(mostParameters),
                    confirm == null ? 0 : confirm);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private String samplerText(SearchSpace space) {
        if (sampler != null) {
            return sampler;
        }
        if (builtIn != null) {
            return builtIn.sampler();
        }
        return trials == null && isShortList(space) ? "grid" : "random";
    }

    private static boolean isShortList(SearchSpace space) {
        long combinations = 1;
        for (SweptParameter parameter : space.parameters()) {
            combinations *=
                    parameter instanceof Choice choice
                            ? choice.options().size()
                            : 1 + DEFAULT_TRIALS;
            if (combinations > DEFAULT_TRIALS) {
                return false;
            }
        }
        return true;
    }

    private String studyName() {
        if (name != null) {
            return name;
        }
        return builtIn == null ? TIMESTAMP.format(LocalDateTime.now()) : builtIn.label();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
