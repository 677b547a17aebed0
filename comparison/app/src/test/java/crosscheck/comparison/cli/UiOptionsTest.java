package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crosscheck.dl4j.dashboard.Dashboards;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code train --ui}, as far as every build has it; {@code .ci/ui} checks the rest. */
class UiOptionsTest {
    @TempDir private Path home;

    private Cli train(String options) {
        String out = home.resolve("run").toString();
        return Cli.run(
                home, ("train --data xor --epochs 1 " + options + " --out " + out).split(" "));
    }

    @Test
    void buildWithoutTheDashboardSaysHowToGetIt() {
        assumeTrue(Dashboards.find().isEmpty(), "this build has the dashboard");
        Cli cli = train("--ui --ui-port 9001");
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
        assertTrue(
                cli.err()
                        .contains(
                                "run: CROSSCHECK_MAVEN_OPTIONS=-Pui crosscheck train --data xor"
                                        + " --epochs 1 --ui --ui-port 9001 --out "),
                cli.err());
        assertEquals(1, cli.err().lines().count());
        assertEquals(0, home.toFile().list().length);
    }

    @ParameterizedTest
    @CsvSource({
        "--ui --engine fast, '--ui shows what dl4j trains, not fast'",
        "--ui --engine scratch, '--ui shows what dl4j trains, not scratch'",
        "--ui-port 65536, '--ui-port must be from 0 to 65535, not 65536'",
        "--ui-port -1, '--ui-port must be from 0 to 65535, not -1'"
    })
    void wrongUseIsToldInASentence(String options, String sentence) {
        Cli cli = train(options);
        assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
    }

    @Test
    void trainingWithoutTheOptionIsAsBefore() {
        Cli cli = train("--engine scratch --quiet");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertEquals("", cli.err());
    }
}
