package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.bench.BenchDocument;
import crosscheck.comparison.bench.BenchPage;
import crosscheck.comparison.bench.BenchResult;
import crosscheck.comparison.bench.BenchText;
import crosscheck.comparison.bench.EnginesBench;
import crosscheck.comparison.bench.shipped.DefaultsDocument;
import crosscheck.comparison.bench.shipped.DefaultsPage;
import crosscheck.comparison.bench.shipped.DefaultsText;
import crosscheck.comparison.bench.shipped.NetworkContest;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageFile;
import crosscheck.comparison.runfolder.Machine;
import crosscheck.comparison.runfolder.ResultDocument;
import crosscheck.comparison.runfolder.RunDocument;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.runpage.Report;
import crosscheck.data.DataReader;
import crosscheck.data.Provenance;
import crosscheck.dl4j.runtime.Backend;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck bench}: speed side by side. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains one network on every engine in turn, epoch by epoch, and compares their speed.",
            "fast is measured on the Vector API and in plain Java. Quote the ratios: times change"
                    + " with the machine and with what else it does.",
            "With --compare-defaults DL4J as shipped beside DL4J as this program runs it, for the"
                    + " models mlp and cnn or the one that is given; exit code 3 where the two do not"
                    + " compute the same losses.",
            "Without --train-examples convolutional models take the first 6,000 training examples,"
                    + " with scratch the first 1,000 and as many test examples."
        })
final class BenchCommand implements Callable<Integer> {
    private static final int DEFAULT_ROUNDS = 5;
    private static final int DEFAULT_ROUNDS_OF_DEFAULTS = 3;
    private static final int MOST_ROUNDS = 1000;

    private final Surroundings surroundings;
    private final List<String> args;

    @Spec private CommandSpec spec;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            description =
                    "What is measured: scratch, fast, dl4j"
                            + " (default: scratch,fast,dl4j; lenet and cnn: dl4j).")
    private List<EngineName> engines;

    @Option(
            names = "--compare-defaults",
            description = "Measure dl4j with its own defaults and as this program runs it.")
    private boolean compareDefaults;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "Measured epochs of each engine, after half a second or one to warm up"
                            + " (default: "
                            + DEFAULT_ROUNDS
                            + "; with --compare-defaults "
                            + DEFAULT_ROUNDS_OF_DEFAULTS
                            + ").")
    private Integer rounds;

    @Mixin private RunOptions runOptions;

    BenchCommand(Surroundings surroundings, List<String> args) {
        this.surroundings = surroundings;
        this.args = args;
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        return compareDefaults ? compareDefaults() : compareEngines();
    }

    private void checkOptions() {
        if (rounds != null && (rounds < 1 || rounds > MOST_ROUNDS)) {
            throw usage("--rounds must be from 1 to " + MOST_ROUNDS + ", not " + rounds);
        }
        if (runOptions.augments()) {
            throw usage("bench measures steps on the examples as they are: no --augment");
        }
        if (compareDefaults && engines != null && !engines.equals(List.of(EngineName.DL4J))) {
            throw usage("--compare-defaults measures dl4j alone: no other --engines");
        }
        if (compareDefaults && runOptions.backend() != Backend.CPU) {
            throw usage("--compare-defaults measures the processor: no --backend cuda");
        }
        if (compareDefaults && runOptions.reader() == DataReader.DATAVEC) {
            throw usage(
                    "--compare-defaults leaves ND4J alone before it trains: no --reader datavec");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int compareDefaults() throws IOException {
        Instant begin = Instant.now();
        Console console = runOptions.console(surroundings);
        try (RunFolder folder = runOptions.folder("bench")) {
            int times = rounds == null ? DEFAULT_ROUNDS_OF_DEFAULTS : rounds;
            DefaultsBench bench =
                    new DefaultsBench(
                            surroundings, console, spec.commandLine().getParseResult(), times);
            List<NetworkContest> contests = bench.run();
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("command", "bench");
            document.set("compareDefaults", DefaultsDocument.of(contests));
            document.put("runFolder", folder.target().toString());
            List<String> notes = new ArrayList<>(DefaultsText.explanation(contests));
            Page page = DefaultsPage.of(contests, withMachine(notes));
            write(folder, document, begin, bench.provenance(), page);
            List<String> lines = new ArrayList<>();
            contests.forEach(contest -> lines.add(contest.title()));
            lines.add(DefaultsText.of(contests));
            lines.addAll(notes);
            lines.add(RunOptions.page(folder));
            runOptions.print(console, document, String.join(System.lineSeparator(), lines));
            runOptions.openPage(folder, console);
            boolean agree = contests.stream().allMatch(contest -> contest.result().agrees());
            return agree ? ExitCode.OK : ExitCode.CHECK_FAILED;
        }
    }

    private int compareEngines() throws IOException {
        Instant begin = Instant.now();
        if (engines == null) {
            engines =
                    runOptions.model().isConvolutional()
                            ? List.of(EngineName.DL4J)
                            : List.of(EngineName.SCRATCH, EngineName.FAST, EngineName.DL4J);
        }
        Session session = runOptions.beginBench(engines, surroundings);
        try (RunFolder folder = runOptions.folder("bench")) {
            session.console().notice(session.benchTitle());
            int times = rounds == null ? DEFAULT_ROUNDS : rounds;
            BenchResult result =
                    new EnginesBench(
                                    session,
                                    engines.stream().map(runOptions::create).toList(),
                                    runOptions.precision(),
                                    runOptions.backend(),
                                    times)
                            .run();
            String dataName = session.split().train().name();
            ObjectNode document =
                    ResultDocument.of(
                            "bench",
                            session.split(),
                            session.network(),
                            session.parameterCount(),
                            session.training(),
                            List.of(),
                            List.of(),
                            "not compared",
                            folder.target());
            BenchDocument.add(document, result);
            List<String> notes = withMachine(List.of(BenchText.computesWith(result) + "."));
            Page page = BenchPage.of(session.benchTitle(), dataName, result, notes);
            Provenance provenance = session.split().train().provenance();
            write(folder, document, begin, Optional.of(provenance), page);
            runOptions.print(
                    session.console(),
                    document,
                    String.join(
                            System.lineSeparator(),
                            session.benchTitle(),
                            BenchText.of(dataName, result),
                            RunOptions.page(folder)));
            runOptions.openPage(folder, session.console());
            return ExitCode.OK;
        }
    }

    private void write(
            RunFolder folder,
            ObjectNode document,
            Instant begin,
            Optional<Provenance> provenance,
            Page page)
            throws IOException {
        JsonFile.write(RunDocument.of(document, args, begin, provenance), folder.file("run.json"));
        PageFile.write(page, folder.file(Report.FILE));
        folder.commit();
    }

    private static List<String> withMachine(List<String> notes) {
        List<String> all = new ArrayList<>();
        all.add("Made by crosscheck " + Version.text() + ".");
        all.add(Machine.here().cpu() + ", Java " + Machine.here().java() + ".");
        all.addAll(notes);
        return all;
    }
}
