package crosscheck.comparison.console;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The browser of the person who runs a command. */
public final class Browser {
    /** An opener that runs longer is the browser itself. */
    private static final int PATIENCE_SECONDS = 5;

    private final Map<String, String> environment;

    /**
     * The default browser of this desktop.
     *
     * @param environment variables: {@code PATH}, {@code DISPLAY} and {@code WAYLAND_DISPLAY}
     */
    public Browser(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Opens a file; does not wait until it is read.
     *
     * @return nothing, or a sentence that says why it was not opened and what to do
     */
    public Optional<String> open(Path page) {
        Path file = page.toAbsolutePath().normalize();
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return byDesktop(file);
        }
        boolean mac = system.startsWith("mac");
        if (!mac && !hasDisplay()) {
            return Optional.of("there is no desktop here, so open this in a browser: " + file);
        }
        String opener = mac ? "open" : "xdg-open";
        Optional<Path> command = onPath(opener);
        return command.isPresent()
                ? run(command.get(), file)
                : Optional.of(opener + " was not found, so open this in a browser: " + file);
    }

    private boolean hasDisplay() {
        return !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    private Optional<Path> onPath(String name) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path command = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(command)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    private Optional<String> run(Path command, Path file) {
        ProcessBuilder builder =
                new ProcessBuilder(command.toString(), file.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0) {
                return Optional.of(
                        "%s found no browser (exit code %d), so open this in one: %s"
                                .formatted(command, process.exitValue(), file));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "%s does not start (%s), so open this in a browser: %s"
                            .formatted(command, e.getMessage(), file));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> byDesktop(Path file) {
        String instead = ", so open this in a browser: " + file;
        try {
            if (GraphicsEnvironment.isHeadless() || !Desktop.isDesktopSupported()) {
                return Optional.of("there is no desktop here" + instead);
            }
            Desktop.getDesktop().browse(file.toUri());
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.of("the desktop opens no page (" + e.getMessage() + ")" + instead);
        }
    }
}
