package crosscheck.dl4j.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * NVIDIA's program that knows the GPUs.
 *
 * @param limit how long it may take; on a machine with a broken driver it can hang
 */
record NvidiaSmi(Path program, Duration limit) {
    private static final String NAME = "nvidia-smi";
    private static final int LONGEST_ANSWER = 1 << 16;

    /**
     * What the program said.
     *
     * @param text all it wrote, or why it could not
     */
    record Answer(Outcome outcome, String text) {
        /** How the program ended. */
        enum Outcome {
            DONE,
            FAILED,
            TIMED_OUT
        }
    }

    /**
     * The first one in the folders of {@code PATH}.
     *
     * @param environment variables; not modified
     * @return empty if there is none that can be executed
     */
    static Optional<NvidiaSmi> find(Map<String, String> environment, Duration limit) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> file(folder).stream())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(file -> new NvidiaSmi(file, limit));
    }

    private static Optional<Path> file(String folder) {
        try {
            return Optional.of(Path.of(folder).resolve(NAME));
        } catch (InvalidPathException e) {
            return Optional.empty(); // the shell passes over such a folder too
        }
    }

    /** Asks for a line for each GPU. */
    Answer query(String fields) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        program.toString(), "--query-gpu=" + fields, "--format=csv,noheader");
        long deadline = System.nanoTime() + limit.toNanos();
        Process process;
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Answer(Answer.Outcome.FAILED, e.getMessage());
        }
        try {
            process.getOutputStream().close();
            String text = read(process).get(left(deadline), TimeUnit.NANOSECONDS);
            if (!process.waitFor(left(deadline), TimeUnit.NANOSECONDS)) {
                return timedOut();
            }
            return process.exitValue() == 0
                    ? new Answer(Answer.Outcome.DONE, text)
                    : new Answer(Answer.Outcome.FAILED, text);
        } catch (TimeoutException e) {
            return timedOut();
        } catch (IOException | ExecutionException e) {
            return new Answer(Answer.Outcome.FAILED, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(Answer.Outcome.FAILED, "interrupted");
        } finally {
            // not waited for: a process that hangs in the driver cannot be ended
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Answer timedOut() {
        return new Answer(
                Answer.Outcome.TIMED_OUT, "no answer within " + limit.toMillis() / 1000.0 + " s");
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }

    /** Reads to the end in another thread, so that a program that never ends holds up nobody. */
    private static CompletableFuture<String> read(Process process) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        InputStream in = process.getInputStream();
                        return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
