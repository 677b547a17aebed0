package crosscheck.comparison.testing.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium that reaches no network. */
public final class Chromium implements AutoCloseable {
    /** Names the browser; where it is set, a missing browser is a failure. */
    private static final String VARIABLE = "CROSSCHECK_CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path profile;
    private final Process process;
    private final DevTools tools;

    private Chromium(Path profile, Process process, DevTools tools) {
        this.profile = profile;
        this.process = process;
        this.tools = tools;
    }

    /**
     * Starts the browser; the test is left out, and says so, where there is none.
     *
     * @return ready to open pages
     */
    public static Chromium start() throws IOException, InterruptedException {
        Optional<Path> program = program();
        if (program.isEmpty() && System.getenv(VARIABLE) != null) {
            fail(VARIABLE + " names " + System.getenv(VARIABLE) + ", which cannot be run");
        }
        assumeTrue(
                program.isPresent(),
                "the pages are not opened in a browser: there is no Chromium; install it (Debian:"
                        + " apt-get install chromium) or name it in "
                        + VARIABLE);
        // no @TempDir: the browser leaves links out of it, at which JUnit prints a warning
        Path profile = Files.createTempDirectory("crosscheck-browser");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.get().toString(),
                                "--headless=new",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "--no-first-run",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--hide-scrollbars",
                                "--proxy-server=127.0.0.1:9", // nobody listens there
                                "about:blank"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // which root cannot have
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(profile.resolve("stderr.txt").toFile())
                        .start();
        try {
            return new Chromium(profile, process, DevTools.connect(address(process, profile)));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            delete(profile);
            throw e;
        }
    }

    /** Again and again, since helpers of the browser that end after it still write. */
    private static void delete(Path folder) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
                return;
            } catch (IOException | UncheckedIOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private static Optional<Path> program() {
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            for (String name : NAMES) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return Optional.of(Path.of(folder, name));
                }
            }
        }
        return Optional.empty();
    }

    /** The browser writes its port and path into its profile when it is ready. */
    private static String address(Process process, Path profile)
            throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() == 2) {
                    return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
                }
            }
            Thread.sleep(50);
        }
        throw new IOException(
                "Chromium does not start: " + Files.readString(profile.resolve("stderr.txt")));
    }

    /**
     * Opens an empty tab.
     *
     * @return to be closed
     */
    public Tab tab() throws IOException {
        return Tab.open(tools);
    }

    /** Ends the browser that this started, and removes its files. */
    @Override
    public void close() throws IOException {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(profile);
    }
}
