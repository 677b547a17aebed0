package crosscheck.comparison.cli;

import crosscheck.comparison.cli.Surroundings.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs commands as a person would, in a world without network, MNIST or a cache.
 *
 * @param exitCode of the command
 * @param out its results
 * @param err its progress and errors
 */
record Cli(int exitCode, String out, String err) {
    /** An address at which nobody listens. */
    private static final String NO_MIRROR = "http://127.0.0.1:9/";

    static Cli run(Path cache, String... args) {
        return run(
                Map.of("XDG_CACHE_HOME", cache.toString(), "CROSSCHECK_MNIST_MIRRORS", NO_MIRROR),
                args);
    }

    static Cli run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                Crosscheck.run(
                        new Surroundings(
                                environment,
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                Terminal.NONE),
                        args);
        return new Cli(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
