package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code sweep} with samplers that learn and with constraints, on irises; and what Arbiter's own
 * runner does wrong, which this one must not do.
 */
class LearningSweepTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private Cli sweep(String... more) {
        List<String> all =
                new ArrayList<>(List.of("sweep", "--data", "iris", "--epochs", "3", "--quiet"));
        all.addAll(List.of("--studies", home.resolve("studies").toString(), "--json"));
        all.addAll(List.of(more));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private JsonNode study(String... more) throws IOException {
        Cli cli = sweep(more);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return JSON.readTree(cli.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "genetic", "tpe:round=3,start=3"})
    void workersChangeNothing(String sampler) throws IOException {
        List<JsonNode> studies = new ArrayList<>();
        for (String workers : List.of("1", "5")) {
            studies.add(
                    study(
                            "--vary",
                            "learningRate=log:0.01..3",
                            "--vary",
                            "hidden=int:2..9",
                            "--vary",
                            "activation=sigmoid,tanh",
                            "--sampler",
                            sampler,
                            "--prune",
                            "asha:eta=2",
                            "--trials",
                            "18",
                            "--workers",
                            workers,
                            "--name",
                            "with" + workers));
        }
        assertEquals(18, studies.get(0).get("trials").size());
        assertEquals(SweepCommandTest.bits(studies.get(0)), SweepCommandTest.bits(studies.get(1)));
        assertEquals(studies.get(0).get("tests"), studies.get(1).get("tests"));
    }

    @Test
    void settingsOfASamplerAreKeptWithItsDefaults() throws IOException {
        JsonNode study = study("--vary", "hidden=2,3", "--sampler", "tpe:draws=7", "--trials", "2");
        assertEquals(
                "tpe:gamma=0.15,start=8,draws=7,round=4",
                study.get("spec").get("sampler").asText());
    }

    @Test
    void pointsThatDoNotSatisfyAConstraintAreInvalidWithTheReason() throws IOException {
        JsonNode study =
                study(
                        "--vary",
                        "hidden=4,8",
                        "--vary",
                        "layers=1,2",
                        "--where",
                        "hidden*layers<=8",
                        "--where",
                        "hidden*layers>4",
                        "--sampler",
                        "grid",
                        "--name",
                        "where");
        List<String> states = new ArrayList<>();
        study.get("trials").forEach(trial -> states.add(trial.get("state").asText()));
        assertEquals(List.of("invalid", "complete", "complete", "invalid"), states);
        assertEquals(
                "hidden*layers<=8 does not hold: 16.0 against 8.0",
                study.get("trials").get(3).get("reason").asText());
        assertEquals(0, study.get("trials").get(3).get("attempts").size(), "nobody began it");
        assertEquals(2, study.get("spec").get("where").size());
        assertEquals(
                study,
                JSON.readTree(
                        Cli.run(
                                        home.resolve("cache"),
                                        "sweep",
                                        "--resume",
                                        "where",
                                        "--studies",
                                        home.resolve("studies").toString(),
                                        "--json",
                                        "--quiet")
                                .out()));
    }

    @Test
    void wrongConstraintsAreWrongUse() {
        Cli unknown = sweep("--vary", "hidden=4,8", "--where", "layers<3");
        assertEquals(ExitCode.USAGE, unknown.exitCode());
        assertTrue(unknown.err().contains("--where: layers<3: layers is not varied"));
        Cli text = sweep("--vary", "activation=tanh,relu", "--where", "activation<3");
        assertEquals(ExitCode.USAGE, text.exitCode());
        assertTrue(text.err().contains("'tanh' is no number"), text.err());
        assertEquals(
                ExitCode.USAGE, sweep("--vary", "hidden=4,8", "--where", "hidden=4").exitCode());
    }

    // ---- what Arbiter's runner does wrong -----------------------------------------------------

    /** Arbiter's goes round for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "tpe"})
    void impossibleSpaceEndsWithTheReason(String sampler) {
        Cli cli =
                sweep(
                        "--vary",
                        "hidden=int:10..60",
                        "--where",
                        "hidden<5",
                        "--trials",
                        "100",
                        "--sampler",
                        sampler.equals("grid") ? "grid:points=40" : sampler);
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("hidden<5 does not hold"), cli.err());
    }

    /** With Arbiter a first score that is not a number is never beaten. */
    @Test
    void trialThatDivergesFirstIsNotTheBest() throws IOException {
        JsonNode study =
                study("--vary", "learningRate=1e30,0.1", "--sampler", "grid", "--name", "nan");
        assertEquals("diverged", study.get("trials").get(0).get("state").asText());
        assertEquals(1, study.get("best").asInt());
    }

    /** Arbiter's runner waits for its time limit when a grid has no more points. */
    @Test
    void gridEndsWithItsLastPoint() throws IOException {
        JsonNode study = study("--vary", "hidden=2,3,4", "--sampler", "grid", "--trials", "1000");
        assertEquals(3, study.get("trials").size());
        assertEquals(3, study.get("counts").get("complete").asInt());
    }

    /** Arbiter keeps nothing; here a study that has ended says the same when it is asked again. */
    @Test
    void everythingIsStillThereLater() throws IOException {
        JsonNode study =
                study(
                        "--vary",
                        "hidden=int:2..9",
                        "--sampler",
                        "tpe",
                        "--trials",
                        "10",
                        "--name",
                        "a");
        Cli shown =
                Cli.run(
                        home.resolve("cache"),
                        "sweep",
                        "show",
                        "a",
                        "--studies",
                        home.resolve("studies").toString(),
                        "--json");
        assertEquals(study, JSON.readTree(shown.out()));
    }
}
