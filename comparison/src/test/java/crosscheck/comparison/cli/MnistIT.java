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
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the real MNIST, at its real size. */
@EnabledIfEnvironmentVariable(
        named = "CROSSCHECK_DATA",
        matches = ".+",
        disabledReason = "the real MNIST is needed: set CROSSCHECK_DATA to the folder that has it")
class MnistIT {
    @TempDir private Path home;

    private JsonNode json(String... args) throws IOException {
        Cli cli = Cli.run(System.getenv(), args);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err() + cli.out());
        return new ObjectMapper().readTree(cli.out());
    }

    @Test
    void compareWithItsDefaultsAgreesAndLearns() throws IOException {
        JsonNode document =
                json(
                        "compare",
                        "--engines",
                        "scratch,fast,dl4j",
                        "--json",
                        "--quiet",
                        "--out",
                        home.resolve("run").toString());
        assertEquals("mnist", document.get("data").get("name").asText());
        assertEquals(50_000, document.get("data").get("train").asInt());
        assertEquals("agree", document.get("verdict").asText());
        JsonNode parity = document.get("parity");
        assertEquals(1000, parity.get("double").get("steps").asInt());
        assertTrue(parity.get("double").get("maxAbsWeightDifference").asDouble() <= 1e-12);
        assertTrue(parity.get("float").get("maxAbsWeightDifference").asDouble() <= 2e-5);
        JsonNode fast = document.get("parityByEngine").get("fast").get("float");
        assertEquals(1000, fast.get("steps").asInt());
        assertTrue(fast.get("maxAbsWeightDifference").asDouble() <= 2e-5, fast.toString());
        assertEquals(3, document.get("engines").size());
        for (JsonNode engine : document.get("engines")) {
            assertEquals(30, engine.get("epochs").asInt());
            assertTrue(engine.get("testAccuracy").asDouble() >= 0.94, engine.toString());
        }
    }

    @Test
    void fastTwinAndFrameworkAreEquivalentOverFiveSeeds() throws IOException {
        JsonNode document =
                json(
                        "compare",
                        "--engines",
                        "fast,dl4j",
                        "--seeds",
                        "5",
                        "--json",
                        "--quiet",
                        "--out",
                        home.resolve("run").toString());
        assertEquals("equivalent", document.get("verdict").asText());
        JsonNode pair = document.get("pairs").get(0);
        assertTrue(pair.get("equivalence").get("p").asDouble() < 0.05, pair.toString());
        assertEquals(5, pair.get("mcnemar").size());
    }

    @Test
    void tenTimesSmallerLearningRateIsDifferent() throws IOException {
        JsonNode document =
                json(
                        "compare",
                        "--engines",
                        "fast",
                        "--against",
                        "--learning-rate 0.3",
                        "--json",
                        "--quiet",
                        "--out",
                        home.resolve("run").toString());
        assertEquals("different", document.get("verdict").asText());
        assertTrue(document.get("pairs").get(0).get("lossDiffers").asBoolean());
    }

    @Test
    void handWrittenNetworkReachesItsMeanAccuracyOverFiveSeeds() throws IOException {
        double sum = 0;
        for (int seed = 1; seed <= 5; seed++) {
            JsonNode document =
                    json(
                            "train",
                            "--engine",
                            "scratch",
                            "--seed",
                            String.valueOf(seed),
                            "--json",
                            "--quiet",
                            "--out",
                            home.resolve("run-" + seed).toString());
            sum += document.get("engines").get(0).get("testAccuracy").asDouble();
        }
        assertTrue(sum / 5 >= 0.945, "mean " + sum / 5);
    }

    private double fastAccuracy(String name, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("train", "--engine", "fast", "--json"));
        args.addAll(List.of("--quiet", "--out", home.resolve(name).toString()));
        args.addAll(List.of(options));
        JsonNode document = json(args.toArray(String[]::new));
        return document.get("engines").get(0).get("testAccuracy").asDouble();
    }

    @Test
    void fastTwinReachesTheLecturesMeanAccuracyOverFiveSeeds() throws IOException {
        double sum = 0;
        for (String seed : List.of("1", "2", "3", "4", "5")) {
            sum += fastAccuracy("n" + seed, "--initialiser", "normal", "--seed", seed);
        }
        assertTrue(sum / 5 >= 0.945, "mean " + sum / 5);
    }

    @Test
    void hundredHiddenUnitsReachTheirAccuracyInOneOfThreeSeeds() throws IOException {
        double best = 0;
        for (String seed : List.of("1", "2", "3")) {
            best = Math.max(best, fastAccuracy("h" + seed, "--hidden", "100", "--seed", seed));
        }
        assertTrue(best >= 0.96, "best " + best);
    }

    @Test
    void crossEntropyWithL2AndSoftmaxRegressionReachTheirAccuracies() throws IOException {
        double regularised =
                fastAccuracy(
                        "l2",
                        "--hidden",
                        "100",
                        "--loss",
                        "cross-entropy",
                        "--l2",
                        "1e-4",
                        "--learning-rate",
                        "0.1");
        assertTrue(regularised >= 0.975, "cross-entropy with L2 " + regularised);
        double softmax = fastAccuracy("softmax", "--model", "softmax", "--learning-rate", "0.02");
        assertTrue(softmax >= 0.92, "softmax regression " + softmax);
    }
}
