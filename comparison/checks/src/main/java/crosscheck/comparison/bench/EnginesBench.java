package crosscheck.comparison.bench;

import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.runfolder.ResidentMemory;
import crosscheck.dl4j.runtime.Backend;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.fast.kernel.MultiplyAddPeak;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The measurements of {@code bench}: speed, the machine's peak, start-up.
 *
 * @param backend of DL4J's start-up
 */
public record EnginesBench(
        Session session, List<Engine> engines, Precision precision, Backend backend, int rounds) {
    private static final int PEAK_TRIALS = 20;
    private static final int START_UP_RUNS = 3;

    public BenchResult run() throws IOException {
        KernelKind kernels = KernelKind.available().get(0);
        double peak = MultiplyAddPeak.gigaflops(kernels, PEAK_TRIALS);
        List<Speed> speeds = speeds();
        Map<EngineName, Timings> startUp = new LinkedHashMap<>();
        try (Progress progress =
                new Progress(session.console(), "start-up", engines.size(), " engines", 1)) {
            for (Engine engine : engines) {
                startUp.put(engine.name(), StartUp.measure(engine.name(), backend, START_UP_RUNS));
                progress.at(startUp.size());
            }
        }
        return new BenchResult(peak, speeds, startUp, ResidentMemory.peakMebibytes());
    }

    private List<Speed> speeds() {
        List<MeasuredEngine> subjects = subjects();
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

    private List<MeasuredEngine> subjects() {
        List<MeasuredEngine> subjects = new ArrayList<>();
        for (Engine engine : engines) {
            if (engine.name() == EngineName.FAST) {
                for (KernelKind kind : KernelKind.available()) {
                    FastEngine fast = new FastEngine(kind.kernels());
                    subjects.add(subject("fast (" + kind.label() + ")", fast));
                }
            } else {
                subjects.add(subject(engine.name().label(), engine));
            }
        }
        return subjects;
    }

    private MeasuredEngine subject(String name, Engine engine) {
        return new MeasuredEngine(name, engine, engine.precision(precision));
    }
}
