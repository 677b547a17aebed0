package crosscheck.comparison.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class BrowserTest {
    @TempDir private Path folder;
    private Path page;

    @BeforeEach
    void makePage() throws IOException {
        page = Files.writeString(folder.resolve("a page.html"), "<p>");
    }

    private Optional<String> open(String script) throws IOException {
        Path opener = Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
        String path = folder + ":/usr/bin:/bin";
        return new Browser(Map.of("PATH", path, "DISPLAY", ":0")).open(page);
    }

    @Test
    void pageIsHandedToTheDesktopsOpener() throws IOException {
        assertEquals(Optional.empty(), open("printf %s \"$1\" > '" + folder + "/opened'"));
        assertEquals(page.toString(), Files.readString(folder.resolve("opened")));
    }

    @Test
    void openerWithoutABrowserIsToldWithThePage() throws IOException {
        String reason = open("exit 3").orElseThrow();
        assertTrue(reason.contains("found no browser (exit code 3)"), reason);
        assertTrue(reason.endsWith(page.toString()), reason);
    }

    @Test
    void withoutADesktopNothingIsStarted() {
        String reason = new Browser(Map.of("PATH", folder.toString())).open(page).orElseThrow();
        assertEquals("there is no desktop here, so open this in a browser: " + page, reason);
    }

    @Test
    void missingOpenerIsNamed() {
        Browser browser = new Browser(Map.of("PATH", folder.toString(), "WAYLAND_DISPLAY", "w"));
        String reason = browser.open(page).orElseThrow();
        assertTrue(reason.startsWith("xdg-open was not found"), reason);
    }
}
