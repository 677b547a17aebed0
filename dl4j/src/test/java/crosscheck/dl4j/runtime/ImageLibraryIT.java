package crosscheck.dl4j.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ImageLibraryIT {

    private static String load(String first, String second)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LibrariesTogether.class.getName(),
                                first,
                                second)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), out);
        return out.strip();
    }

    @Test
    void bothLibrariesLoadInEitherOrderAndKeepTheirThreads()
            throws IOException, InterruptedException {
        String expected = load("nd4j", "opencv");
        assertTrue(expected.endsWith(" 2 2 1"), expected);
        assertEquals(expected, load("opencv", "nd4j"));
    }
}
