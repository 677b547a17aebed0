package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.dl4jquirks.Differences;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.export.ExportedEngine;
import crosscheck.comparison.parity.CaseResult;
import crosscheck.comparison.parity.ParityCase;
import crosscheck.comparison.parity.ParityDocument;
import crosscheck.comparison.parity.ParityDocument.Detail;
import crosscheck.comparison.parity.ParityPage;
import crosscheck.comparison.parity.ParityText;
import crosscheck.comparison.parity.selftest.Fault;
import crosscheck.comparison.runfolder.ResultDocument;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.trace.Course;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.comparison.trace.ParityRun;
import crosscheck.data.Split;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck parity}: every tensor of every step, in both worlds. */
@Command(
        name = ParityCommand.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes the same steps in both worlds and compares every tensor of each: what every layer"
                    + " puts out, the loss, the gradients before and after clipping, what L2 adds, the"
                    + " optimiser's memory and the weights.",
            "Names the first number that is further from its reference than rounding can take it."
                    + " Exit code 3 where there is one, or where shapes differ; 0 where all agree,"
                    + " but for known differences of DL4J, and where rounding leaves nothing to"
                    + " compare."
        })
final class ParityCommand implements Callable<Integer> {
    static final String NAME = "parity";

    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_SEEDS = 1000;

    /** What the matrix leaves to the command line; the rest is what it goes through. */
    private static final Set<String> OPTIONS_OF_THE_MATRIX =
            Set.of(
                    ("--all,--engines,--steps,--precision,--threads,--backend,"
                                    + "--data,--data-dir,--reader,--classes,--seed,--out,--json,"
                                    + "--quiet,--verbose,--open")
                            .split(","));

    /** The same for faults, which have a network of their own too. */
    private static final Set<String> OPTIONS_OF_FAULTS =
            Set.of(
                    ("--inject,--self-test,--seeds,--steps,--threads,--data,"
                                    + "--data-dir,--reader,--classes,--seed,--out,--json,--quiet,"
                                    + "--verbose,--open")
                            .split(","));

    private final Surroundings surroundings;
    private final List<String> args;

    @Spec private CommandSpec spec;

    @Option(
            names = "--all",
            description =
                    "Compare everything that the hand-written side can do with its counterparts,"
                            + " case by case, instead of one network: ten to fifteen minutes on two"
                            + " cores; --steps 5 takes one or two.")
    private boolean all;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            description =
                    "The reference, then what is held against it, and against each other: scratch,"
                            + " fast, dl4j (default: scratch,dl4j; with --all all three).")
    private List<EngineName> engines;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "How many steps (default: 1000, with convolutions 50, with faults 100); with"
                            + " --all at most so many; of --self-test the runs without a fault.")
    private Integer steps;

    @Option(
            names = "--inject",
            paramLabel = "FAULT",
            description =
                    "Make a fault in the hand-written side and show where it is seen first, against"
                            + " dl4j in double. Exit code 3, as for every difference. The faults:"
                            + " transposed-weight, dropped-bias, doubled-loss, wrong-epsilon,"
                            + " skipped-bias-correction, shuffled-labels, flipped-sign,"
                            + " float-rounding, swapped-betas, undivided-gradient,"
                            + " softmax-of-the-batch, bias-before-normalisation,"
                            + " unbiased-variance, padding-on-the-wrong-side.")
    private Fault fault;

    @Option(
            names = "--self-test",
            description =
                    "Make all faults, in every layer, and none: exit code 3 if one is missed, if"
                            + " another tensor is named than the right one, or if anything is"
                            + " reported without a fault.")
    private boolean selfTest;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Of --self-test: from how many seeds (default: 20).")
    private Integer seeds;

    @Mixin private InitialWeightsOptions initialWeights;
    @Mixin private ExportOptions export;
    @Mixin private RunOptions runOptions;

    ParityCommand(Surroundings surroundings, List<String> args) {
        this.surroundings = surroundings;
        this.args = args;
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        if (runOptions.augments()) {
            throw usage("parity takes its steps on the examples as they are: no --augment");
        }
        initialWeights.validate();
        export.validate(runOptions.target(NAME));
        Instant begin = Instant.now();
        Session session = initialWeights.applyTo(runOptions.begin(engines, surroundings));
        if (all && !session.split().train().shape().isImage()) {
            throw usage("--all has convolutions: take --data mnist or digits");
        }
        try (RunFolder folder = runOptions.folder(NAME)) {
            ParityOutput output = new ParityOutput(runOptions, args, session, folder, begin);
            if (fault != null || selfTest) {
                return faults(output);
            }
            Outcome outcome =
                    all
                            ? new ParityMatrix(
                                            run(ParityMatrix.few(session.split())),
                                            Optional.ofNullable(steps))
                                    .finish(output)
                            : finishOne(output);
            return outcome.holds() ? ExitCode.OK : ExitCode.CHECK_FAILED;
        }
    }

    private void checkOptions() {
        if (steps != null && (steps < 1 || steps > MOST_STEPS)) {
            throw usage("--steps must be from 1 to " + MOST_STEPS + ", not " + steps);
        }
        if (engines == null) {
            engines =
                    all
                            ? List.of(EngineName.SCRATCH, EngineName.FAST, EngineName.DL4J)
                            : List.of(EngineName.SCRATCH, EngineName.DL4J);
        }
        if (engines.size() < 2 || Set.copyOf(engines).size() < engines.size()) {
            throw usage("--engines must name at least two different engines, the reference first");
        }
        if (all) {
            requireOnly(OPTIONS_OF_THE_MATRIX, "--all");
        } else if (selfTest || fault != null) {
            requireOnly(OPTIONS_OF_FAULTS, selfTest ? "--self-test" : "--inject");
        }
        if (selfTest && fault != null || seeds != null && !selfTest) {
            throw usage("--self-test makes all faults, from --seeds N; --inject makes one");
        }
        if (seeds != null && (seeds < 1 || seeds > MOST_SEEDS)) {
            throw usage("--seeds must be from 1 to " + MOST_SEEDS + ", not " + seeds);
        }
    }

    private void requireOnly(Set<String> options, String mode) {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!options.contains(option.longestName())) {
                throw usage(
                        option.longestName()
                                + " does not go with "
                                + mode
                                + ", which has networks and trainings of its own");
            }
        }
    }

    private int faults(ParityOutput output) throws IOException {
        ParityFaults faults =
                new ParityFaults(
                        runOptions.create(EngineName.DL4J),
                        steps == null ? ParityFaults.STEPS : steps);
        return selfTest
                ? faults.selfTest(seeds == null ? ParityFaults.SEEDS : seeds, output)
                : faults.inject(fault, output, this::usage);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Both where nothing was said. */
    private List<Precision> precisions() {
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--precision");
        return given ? List.of(runOptions.precision()) : List.of(Precision.DOUBLE, Precision.FLOAT);
    }

    private ParityRun run(Split split) {
        List<Engine> created = engines.stream().map(runOptions::create).toList();
        return new ParityRun(created, precisions(), split, Differences.explanations());
    }

    private Outcome finishOne(ParityOutput output) throws IOException {
        Session session = output.session();
        String title = session.title("parity");
        session.console().notice(title);
        ParityCase parityCase =
                new ParityCase(
                        "network",
                        session.network().shapeText(),
                        session.comparedNetwork(),
                        session.training(),
                        Course.standardSteps(session.network()));
        int count = steps == null ? parityCase.steps() : steps;
        ParityRun run = run(session.split());
        if (run.isEmpty()) {
            throw usage("these engines have no precision in common: leave --precision out");
        }
        export.write(session, run.engines().stream().map(ExportedEngine::best).toList());
        CaseResult result;
        try (Progress progress = new Progress(session.console(), "parity", count, " steps", 1)) {
            result = parityCase.run(run, count, progress::at);
        }
        ObjectNode document = output.document(result.verdict());
        document.setAll(
                ResultDocument.setup(
                        session.split(),
                        session.network(),
                        session.parameterCount(),
                        session.training()));
        ResultDocument.addWeightsSource(document, session.weightsSource());
        document.set("comparisons", ParityDocument.comparisons(result, Detail.TENSORS));
        output.finish(
                document,
                ParityPage.of(title, result, ParityOutput.notes(run.engines())),
                List.of(result),
                ParityText.of(result));
        return result.outcome();
    }
}
