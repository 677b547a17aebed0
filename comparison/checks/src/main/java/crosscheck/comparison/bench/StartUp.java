package crosscheck.comparison.bench;

import crosscheck.comparison.engine.EngineName;
import crosscheck.dl4j.runtime.Backend;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long a fresh Java machine takes from its start to an engine's first prediction. */
public final class StartUp {
    private static final long LONGEST_SECONDS = 120;

    private StartUp() {}

    /**
     * Starts Java, with this one's options and class path, several times.
     *
     * @param backend of ND4J, for dl4j
     * @param runs at least 1
     * @return from the start of the process to its end
     * @throws IOException if Java cannot be started, fails, or takes more than two minutes
     */
    public static Timings measure(EngineName engine, Backend backend, int runs) throws IOException {
        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++) {
            seconds[run] = once(engine, backend);
        }
        return Timings.of(seconds);
    }

    private static double once(EngineName engine, Backend backend) throws IOException {
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(command(engine, backend))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(
                        "a first prediction with "
                                + engine.label()
                                + " in a fresh Java machine failed or took more than "
                                + LONGEST_SECONDS
                                + " s; try: train --engine "
                                + engine.label());
            }
            return (System.nanoTime() - begin) / 1e9;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Java started", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(EngineName engine, Backend backend) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-javaagent"))
                .forEach(command::add);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(FirstPrediction.class.getName());
        command.add(engine.label());
        command.add(backend.label());
        return command;
    }
}
