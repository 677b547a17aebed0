package crosscheck.comparison.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code crosscheck train} in a Java machine of its own, which can be killed. */
final class TrainProcess implements AutoCloseable {
    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Path err;

    private TrainProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    static TrainProcess start(Path err, List<String> arguments) throws IOException {
        return new TrainProcess(
                new ProcessBuilder(command(arguments))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(err.toFile())
                        .start(),
                err);
    }

    /** On a terminal of its own, with a bar, by the program {@code script}. */
    static TrainProcess startOnTerminal(Path err, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(command(arguments));
        command.add(1, "-Dcrosscheck.terminal=true");
        String line =
                command.stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
        return new TrainProcess(
                new ProcessBuilder("script", "-q", "-e", "-c", "exec " + line, err.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectErrorStream(true)
                        .start(),
                err);
    }

    private static List<String> command(List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Crosscheck.class.getName(),
                                Arguments.COMMAND));
        command.addAll(arguments);
        return command;
    }

    /** Waits for a checkpoint of at least this number. */
    void awaitCheckpoint(Path folder, int number) {
        await(() -> newest(folder) >= number);
    }

    static int newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("checkpoint-\\d+\\.sha256"))
                    .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D|256$", "")))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it has said something. */
    void awaitWords(String words) {
        await(() -> err().contains(words));
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("ended or too slow: " + err());
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What it has said on standard error. */
    String err() {
        try {
            return Files.exists(err) ? Files.readString(err) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether processes start with Ctrl-C switched off, as in the background of a script. */
    static boolean ignoreInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 2) != 0);
    }

    /** Presses Ctrl-C on the terminal. */
    void pressControlC() throws IOException {
        process.getOutputStream().write(3);
        process.getOutputStream().flush();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("does not end: " + err());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
