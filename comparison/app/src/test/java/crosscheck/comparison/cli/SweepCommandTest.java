package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sweep} and its subcommands, on irises. */
class SweepCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private Cli run(String... args) {
        List<String> all = new ArrayList<>(List.of("sweep"));
        all.addAll(List.of(args));
        all.addAll(List.of("--studies", home.resolve("studies").toString(), "--quiet"));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private Cli irises(String... more) {
        List<String> all =
                new ArrayList<>(List.of("--data", "iris", "--epochs", "3", "--hidden", "6"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private static JsonNode json(Cli cli) throws IOException {
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return JSON.readTree(cli.out());
    }

    /** Trials without what is measured with a clock. */
    static JsonNode bits(JsonNode document) {
        JsonNode trials = document.get("trials").deepCopy();
        for (String clock : List.of("seconds", "trainSeconds", "attempts")) {
            trials.findParents(clock).forEach(node -> ((ObjectNode) node).remove(clock));
        }
        return trials;
    }

    @Test
    void everyTrialIsListedWithParametersScoresAndSeconds() throws IOException {
        JsonNode study =
                json(
                        irises(
                                "--vary",
                                "learningRate=log:0.01..10",
                                "--vary",
                                "layers=1,2",
                                "--trials",
                                "5",
                                "--seeds",
                                "2",
                                "--engines",
                                "fast,dl4j",
                                "--name",
                                "two",
                                "--workers",
                                "2",
                                "--json"));
        assertEquals(5, study.get("trials").size());
        assertEquals(5, study.get("counts").get("complete").asInt());
        double best = 0;
        for (JsonNode trial : study.get("trials")) {
            assertEquals("complete", trial.get("state").asText());
            assertEquals(2, trial.get("parameters").size());
            assertTrue(trial.get("parameters").has("learningRate"), trial.toString());
            assertEquals(1, trial.get("attempts").size());
            assertEngine("fast", trial.get("engines").get(0));
            assertEngine("dl4j", trial.get("engines").get(1));
            assertEquals(
                    trial.get("engines").get(0).get("validationAccuracy"), trial.get("objective"));
            best = Math.max(best, trial.get("objective").asDouble());
        }
        JsonNode winner = study.get("trials").get(study.get("best").asInt());
        assertEquals(best, winner.get("objective").asDouble());
        assertEquals(2, study.get("tests").size(), "once for each engine");
        assertEquals(study, json(run("show", "two", "--json")));
        assertEquals(study, json(run("export", "json", "two")));
    }

    /**
     * Two trainings of three epochs from different seeds: accuracy their mean, seconds their sum.
     */
    private static void assertEngine(String name, JsonNode engine) {
        assertEquals(name, engine.get("name").asText());
        assertEquals(2, engine.get("seeds").size());
        double accuracy = 0;
        double seconds = 0;
        Set<Long> seeds = new HashSet<>();
        for (JsonNode seed : engine.get("seeds")) {
            JsonNode score = seed.get("score");
            assertTrue(score.get("validationLoss").asDouble() > 0, score.toString());
            assertTrue(score.get("trainSeconds").asDouble() > 0, score.toString());
            assertTrue(score.get("seconds").asDouble() > score.get("trainSeconds").asDouble());
            accuracy += score.get("validationAccuracy").asDouble();
            seconds += score.get("seconds").asDouble();
            assertTrue(seeds.add(seed.get("seed").asLong()));
            assertEquals(3, seed.get("epochs").size());
        }
        assertEquals(accuracy / 2, engine.get("validationAccuracy").asDouble(), 1e-15);
        assertEquals(seconds, engine.get("seconds").asDouble(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "dl4j"})
    void workersChangeNoBitAndTrainDoesTheBestTrialAgain(String engine) throws IOException {
        String[] space = {
            "--vary", "learningRate=0.03,0.3,3", "--vary", "hidden=3,4-5", "--engines", engine
        };
        List<String> one = new ArrayList<>(List.of(space));
        one.addAll(List.of("--sampler", "grid", "--name", "one", "--workers", "1", "--json"));
        List<String> three = new ArrayList<>(List.of(space));
        three.addAll(List.of("--sampler", "grid", "--name", "three", "--workers", "3", "--json"));
        JsonNode alone = json(irises(one.toArray(String[]::new)));
        assertEquals(6, alone.get("trials").size());
        assertEquals(bits(alone), bits(json(irises(three.toArray(String[]::new)))));

        String text = run("best", "one", "--top", "2").out();
        String again = text.lines().filter(l -> l.startsWith("again: ")).findFirst().orElseThrow();
        List<String> words = new ArrayList<>(List.of(again.split(" ")));
        words.subList(0, 2).clear();
        words.addAll(List.of("--json", "--quiet", "--out", home.resolve("run").toString()));
        JsonNode trained = json(Cli.run(home.resolve("cache"), words.toArray(String[]::new)));
        JsonNode test = alone.get("tests").get(0);
        assertEquals(
                test.get("loss").asDouble(),
                trained.get("engines").get(0).get("testLoss").asDouble());
        assertEquals(test.get("seed").asLong(), trained.get("seed").asLong());
    }

    @Test
    @Timeout(60) // far more than it takes: only to find a search that never ends
    void impossibleSpaceEndsWithTheReason() {
        Cli cli = irises("--vary", "dropout=1..3", "--trials", "300", "--name", "none");
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("300 invalid"), cli.err());
        assertTrue(cli.err().contains("dropout rate must be from 0 to below 1"), cli.err());
    }

    @Test
    void shortListsAreTriedWhole() throws IOException {
        JsonNode study = json(irises("--vary", "hidden=3,4", "--vary", "layers=1,2", "--json"));
        assertEquals(4, study.get("trials").size());
        assertEquals("grid:points=5", study.get("spec").get("sampler").asText());
    }

    @Test
    void divergedInvalidAndSlowTrialsAreRecordedAndTheOthersGoOn() throws IOException {
        JsonNode study =
                json(
                        irises(
                                "--vary",
                                "learningRate=0.1,1e30",
                                "--vary",
                                "activation=relu,odd",
                                "--sampler",
                                "grid",
                                "--name",
                                "mixed",
                                "--json"));
        assertEquals("complete", study.get("trials").get(0).get("state").asText());
        JsonNode diverged = study.get("trials").get(1);
        assertEquals("diverged", diverged.get("state").asText());
        assertTrue(diverged.get("reason").asText().contains("diverged on fast"));
        assertTrue(diverged.get("objective").isNull());
        assertEquals("invalid", study.get("trials").get(2).get("state").asText());
        assertTrue(study.get("trials").get(3).get("reason").asText().contains("odd"));

        JsonNode slow =
                JSON.readTree(
                        run(
                                        "--data",
                                        "iris",
                                        "--vary",
                                        "epochs=1,1000000000",
                                        "--sampler",
                                        "grid",
                                        "--time-limit",
                                        "0.5",
                                        "--name",
                                        "slow",
                                        "--json")
                                .out());
        assertEquals("complete", slow.get("trials").get(0).get("state").asText());
        JsonNode late = slow.get("trials").get(1);
        assertEquals("failed", late.get("state").asText());
        assertTrue(late.get("reason").asText().contains("took longer than 0.5 s"));

        JsonNode resumed = json(run("--resume", "slow", "--json"));
        assertEquals(2, resumed.get("trials").get(1).get("attempts").size(), "one retry");
        assertEquals(
                2,
                json(run("--resume", "slow", "--json"))
                        .get("trials")
                        .get(1)
                        .get("attempts")
                        .size());
    }

    @Test
    void unknownParameterIsAnsweredWithThoseThatThereAre() {
        Cli unknown = irises("--vary", "learningrate=1,2");
        assertEquals(ExitCode.USAGE, unknown.exitCode());
        assertTrue(unknown.err().contains("no parameter 'learningrate'"), unknown.err());
        assertTrue(unknown.err().contains("layers, learningRate, loss, min"), unknown.err());
    }

    @Test
    void studiesAreListedAndExported() throws IOException {
        assertEquals(
                ExitCode.OK,
                irises("--vary", "hidden=3,5", "--sampler", "grid", "--name", "a").exitCode());
        JsonNode list = json(run("list", "--json"));
        assertEquals(1, list.size());
        assertEquals("a", list.get(0).get("study").asText());
        assertEquals("iris", list.get(0).get("data").asText());
        Cli csv = run("export", "csv", "a");
        assertEquals(3, csv.out().lines().count(), csv.out());
        assertTrue(
                csv.out().startsWith("data,trial,state,engine,seed,hidden,epochsTrained,"),
                csv.out());
        Path file = home.resolve("a.csv");
        assertEquals(ExitCode.OK, run("export", "csv", "a", "--out", file.toString()).exitCode());
        assertEquals(csv.out(), Files.readString(file));
        Path broken = Files.createDirectories(home.resolve("studies").resolve("broken"));
        Files.writeString(broken.resolve("study.db"), "no database at all".repeat(100));
        Cli both = run("list");
        assertTrue(both.out().contains("2 complete"), both.out());
        assertTrue(both.err().contains("broken"), both.err());
        assertTrue(run("show", "a").out().contains("hidden"));
        assertEquals(ExitCode.INVALID_INPUT, run("best", "b").exitCode());
    }

    @Test
    void wrongUseIsTold() throws IOException {
        assertEquals(ExitCode.USAGE, irises().exitCode());
        assertEquals(ExitCode.USAGE, irises("--vary", "seed=1,2").exitCode());
        Cli unknown = irises("--vary", "colour=red,green");
        assertEquals(ExitCode.USAGE, unknown.exitCode());
        assertTrue(unknown.err().contains("no parameter 'colour'"), unknown.err());
        assertEquals(ExitCode.USAGE, irises("--vary", "optimiser.beta1=0..1").exitCode());
        assertEquals(ExitCode.USAGE, irises("--vary", "hidden=2..1").exitCode());
        assertEquals(ExitCode.USAGE, irises("--study", "lecture", "--vary", "hidden=2").exitCode());
        assertEquals(ExitCode.USAGE, irises("--vary", "hidden=2", "--workers", "0").exitCode());
        assertEquals(ExitCode.USAGE, irises("--vary", "hidden=2", "--name", "../x").exitCode());
        assertEquals(ExitCode.INVALID_INPUT, run("--resume", "nothing").exitCode());
        assertFalse(Files.exists(home.resolve("studies").resolve("..").resolve("x")));

        assertEquals(ExitCode.OK, irises("--vary", "hidden=2", "--name", "a").exitCode());
        Cli twice = irises("--vary", "hidden=2", "--name", "a");
        assertEquals(ExitCode.INVALID_INPUT, twice.exitCode());
        assertTrue(twice.err().contains("--resume a"), twice.err());
        assertEquals(ExitCode.USAGE, run("--resume", "a", "--epochs", "4").exitCode());
        Cli other = run("--resume", "a", "--data", "xor");
        assertEquals(ExitCode.INVALID_INPUT, other.exitCode(), other.err());
        assertTrue(other.err().contains("SHA-256"), other.err());
    }

    @Test
    void networksThatAreTooLargeAreInvalid() throws IOException {
        JsonNode study =
                json(
                        irises(
                                "--vary",
                                "hidden=2,50",
                                "--sampler",
                                "grid",
                                "--max-parameters",
                                "100",
                                "--name",
                                "small",
                                "--json"));
        assertEquals("complete", study.get("trials").get(0).get("state").asText());
        assertEquals("invalid", study.get("trials").get(1).get("state").asText());
    }
}
