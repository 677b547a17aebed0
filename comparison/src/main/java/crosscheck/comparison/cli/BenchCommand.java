package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.bench.Bench;
import crosscheck.comparison.bench.BenchDocument;
import crosscheck.comparison.bench.BenchPage;
import crosscheck.comparison.bench.BenchResult;
import crosscheck.comparison.bench.BenchText;
import crosscheck.comparison.bench.Speed;
import crosscheck.comparison.bench.StartUp;
import crosscheck.comparison.bench.Subject;
import crosscheck.comparison.bench.Timings;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.page.PageFile;
import crosscheck.comparison.run.Machine;
import crosscheck.comparison.run.ResultDocument;
import crosscheck.comparison.run.RunDocument;
import crosscheck.comparison.run.RunFolder;
import crosscheck.comparison.run.Version;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.fast.kernel.MultiplyAddPeak;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                    + " with the machine and with what else it does."
        })
final class BenchCommand implements Callable<Integer> {
    private static final int DEFAULT_ROUNDS = 5;
    private static final int MOST_ROUNDS = 1000;
    private static final int PEAK_TRIALS = 20;
    private static final int START_UP_RUNS = 3;

    private final Surroundings surroundings;
    private final List<String> args;

    @Spec private CommandSpec spec;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "scratch,fast,dl4j",
            description = "What is measured: scratch, fast, dl4j (default: ${DEFAULT-VALUE}).")
    private List<EngineName> engines;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_ROUNDS,
            description =
                    "Measured epochs of each engine, after half a second or one to warm up (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin private RunOptions runOptions;

    BenchCommand(Surroundings surroundings, List<String> args) {
        this.surroundings = surroundings;
        this.args = args;
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rounds must be from 1 to " + MOST_ROUNDS + ", not " + rounds);
        }
        Instant begin = Instant.now();
        Session session = runOptions.begin(engines, surroundings);
        try (RunFolder folder = runOptions.folder("bench")) {
            session.console().notice(session.title("bench"));
            BenchResult result = measure(session);
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
            RunDocument.write(
                    RunDocument.of(
                            document,
                            args,
                            begin,
                            Optional.of(session.split().train().provenance()),
                            RunFiles.nativeInfo()),
                    folder.file("run.json"));
            PageFile.write(
                    BenchPage.of(session.title("bench"), dataName, result, notes(result)),
                    folder.file("report.html"));
            folder.commit();
            runOptions.print(
                    session.console(),
                    document,
                    String.join(
                            System.lineSeparator(),
                            session.title("bench"),
                            BenchText.of(dataName, result),
                            "page: " + folder.target().resolve("report.html")));
            return ExitCode.OK;
        }
    }

    private static List<String> notes(BenchResult result) {
        return List.of(
                "Made by crosscheck " + Version.text() + ".",
                Machine.here().cpu() + ", Java " + Machine.here().java() + ".",
                BenchText.computesWith(result) + ".");
    }

    private BenchResult measure(Session session) throws IOException {
        double peak = MultiplyAddPeak.gigaflops(peakKernels(), PEAK_TRIALS);
        List<Speed> speeds = speeds(session);
        Map<EngineName, Timings> startUp = new LinkedHashMap<>();
        try (Progress progress =
                new Progress(session.console(), "start-up", engines.size(), " engines", 1)) {
            for (EngineName engine : engines) {
                startUp.put(engine, StartUp.measure(engine, runOptions.backend(), START_UP_RUNS));
                progress.at(startUp.size());
            }
        }
        return new BenchResult(peak, speeds, startUp);
    }

    private List<Speed> speeds(Session session) {
        List<Subject> subjects = subjects();
        Bench bench = new Bench(session.network(), session.training(), session.split(), rounds);
        int epochs = (rounds + 1) * subjects.size();
        try (Progress progress = new Progress(session.console(), "bench", epochs, " epochs", 1)) {
            return bench.run(
                    subjects,
                    session.initialWeights(),
                    (done, of, subject) -> {
                        progress.at(done);
                        progress.say(subject.name());
                    });
        }
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (EngineName engine : engines) {
            if (engine == EngineName.FAST) {
                for (KernelKind kind : KernelKind.available()) {
                    FastEngine fast = new FastEngine(kind.kernels());
                    subjects.add(subject("fast (" + kind.label() + ")", fast));
                }
            } else {
                subjects.add(subject(engine.label(), runOptions.create(engine)));
            }
        }
        return subjects;
    }

    private Subject subject(String name, Engine engine) {
        return new Subject(name, engine, engine.precision(runOptions.precision()));
    }

    private static KernelKind peakKernels() {
        return KernelKind.available().get(0);
    }
}
