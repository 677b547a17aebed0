package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.data.digits.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path folder;

    @TempDir private Path home;

    @BeforeAll
    static void drawFewDigits() throws IOException {
        DrawnDigits.draw(1200, 200, 1).writeIdx(folder);
    }

    private Cli compare(String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "compare",
                                "--data",
                                folder.toString(),
                                "--epochs",
                                "2",
                                "--parity-steps",
                                "50",
                                "--out",
                                home.resolve("run").toString()));
        args.addAll(List.of(more));
        return Cli.run(home.resolve("cache"), args.toArray(String[]::new));
    }

    @Test
    void jsonHasTheDocumentedFields() throws IOException {
        Cli cli = compare("--json", "--seed", "3");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = JSON.readTree(cli.out());
        assertEquals("compare", document.get("command").asText());
        JsonNode data = document.get("data");
        assertEquals(folder.getFileName().toString(), data.get("name").asText());
        assertEquals(64, data.get("sha256").asText().length());
        assertEquals(1000, data.get("train").asInt());
        assertEquals(200, data.get("validation").asInt());
        assertEquals(200, data.get("test").asInt());
        assertEquals("[784,30,10]", document.get("spec").get("layers").toString());
        assertEquals(23860, document.get("spec").get("parameters").asInt());
        assertEquals(3, document.get("seed").asInt());
        for (String precision : List.of("double", "float")) {
            JsonNode parity = document.get("parity").get(precision);
            assertEquals(50, parity.get("steps").asInt());
            assertTrue(parity.get("maxAbsWeightDifference").asDouble() > 0);
            assertTrue(
                    parity.get("maxAbsWeightDifference").asDouble()
                            <= parity.get("tolerance").asDouble());
            assertTrue(parity.has("maxAbsLossDifference"));
            assertTrue(parity.get("passed").asBoolean());
        }
        JsonNode engines = document.get("engines");
        assertEquals(2, engines.size());
        assertEquals("scratch", engines.get(0).get("name").asText());
        assertEquals("dl4j", engines.get(1).get("name").asText());
        for (JsonNode engine : engines) {
            assertTrue(engine.get("testAccuracy").asDouble() > 0.3, engine.toString());
            assertTrue(engine.get("testLoss").asDouble() > 0);
            assertTrue(engine.get("secondsPerEpoch").asDouble() > 0);
            assertEquals(2, engine.get("epochs").asInt());
        }
        assertEquals("agree", document.get("verdict").asText());
        assertEquals(home.resolve("run").toString(), document.get("runFolder").asText());
    }

    @Test
    void runFolderHoldsTheRunAndItsMeasurements() throws IOException {
        Cli cli = compare("--quiet");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertEquals("", cli.err());
        JsonNode run = JSON.readTree(home.resolve("run/run.json").toFile());
        assertEquals("agree", run.get("verdict").asText());
        assertEquals("compare", run.get("commandLine").get(0).asText());
        assertEquals(1, run.get("native").get("openMpThreads").asInt());
        assertEquals("1.0.0-M2.1", run.get("native").get("dl4jVersion").asText());
        assertEquals(4, run.get("provenance").get("sha256").size());
        assertTrue(run.get("machine").get("processors").asInt() >= 1);
        List<String> lines = Files.readAllLines(home.resolve("run/metrics.csv"));
        assertEquals(1 + 2 * 2, lines.size());
        assertTrue(lines.get(0).startsWith("data,engine,precision,seed,epoch,trainLoss"));
        assertTrue(lines.get(1).startsWith(folder.getFileName() + ",scratch,double,1,1,"));
        assertTrue(lines.get(1).endsWith(",3.0,a,,"), "the first epoch was not tested");
        JsonNode dl4j = run.get("engines").get(1);
        assertTrue(lines.get(4).startsWith(folder.getFileName() + ",dl4j,float,1,2,"));
        assertTrue(
                lines.get(4)
                        .endsWith(
                                ",a,"
                                        + dl4j.get("testLoss").asText()
                                        + ","
                                        + dl4j.get("testAccuracy").asText()),
                lines.get(4));
    }

    @Test
    void runFolderHoldsEveryPredictionAndTheConfusionMatrices() throws IOException {
        Cli cli = compare("--quiet", "--seed", "4");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode run = JSON.readTree(home.resolve("run/run.json").toFile());
        assertEquals("[4]", run.get("seeds").toString());
        List<String> lines = Files.readAllLines(home.resolve("run/predictions.csv"));
        assertEquals(1 + 2 * 200, lines.size());
        assertEquals("seed,engine,index,label,predicted,probability,setting", lines.get(0));
        int first = 1;
        for (JsonNode engine : run.get("engines")) {
            long[][] counts = new long[10][10];
            for (int i = 0; i < 200; i++) {
                String[] cells = lines.get(first + i).split(",");
                assertEquals("4," + engine.get("name").asText(), cells[0] + "," + cells[1]);
                assertEquals(i, Integer.parseInt(cells[2]));
                counts[Integer.parseInt(cells[3])][Integer.parseInt(cells[4])]++;
                double probability = Double.parseDouble(cells[5]);
                assertTrue(probability > 0 && probability <= 1, lines.get(first + i));
                assertEquals("a", cells[6]);
            }
            assertEquals(
                    JSON.valueToTree(counts).toString(), engine.get("confusionMatrix").toString());
            JsonNode only = engine.get("runs").get(0);
            assertEquals(1, engine.get("runs").size());
            assertEquals(4, only.get("seed").asInt());
            assertEquals(engine.get("testAccuracy"), only.get("testAccuracy"));
            assertEquals(engine.get("confusionMatrix"), only.get("confusionMatrix"));
            assertEquals(
                    200 * engine.get("testAccuracy").asDouble(),
                    only.get("testCorrect").asInt(),
                    1e-9);
            first += 200;
        }
    }

    @Test
    void tableNamesDataSetEnginesAndVerdict() {
        Cli cli = compare();
        String name = folder.getFileName().toString();
        assertTrue(cli.out().startsWith("compare on " + name + ": 784-30-10, sigmoid"), cli.out());
        assertTrue(cli.out().contains("| scratch | " + name), cli.out());
        assertTrue(cli.out().contains("| dl4j    | " + name), cli.out());
        assertTrue(cli.out().contains("verdict: agree."), cli.out());
        assertTrue(cli.err().contains("scratch epoch 1/2: loss "), cli.err());
        assertTrue(cli.err().contains("dl4j    epoch 2/2: loss "), cli.err());
    }

    @Test
    void sameSeedGivesTheSameNumbersInDouble() throws IOException {
        JsonNode first = JSON.readTree(compare("--json", "--precision", "double").out());
        Path again = home.resolve("again");
        Cli cli = compare("--json", "--precision", "double", "--quiet", "--out", again.toString());
        assertEquals(ExitCode.USAGE, cli.exitCode(), "--out twice is a mistake");
        byte[] weights = Files.readAllBytes(home.resolve("run/weights-dl4j.npz"));
        byte[] model = Files.readAllBytes(home.resolve("run/model-dl4j.zip"));
        deleteRun();
        JsonNode second = JSON.readTree(compare("--json", "--precision", "double").out());
        assertEquals(first.get("parity"), second.get("parity"));
        assertArrayEquals(weights, Files.readAllBytes(home.resolve("run/weights-dl4j.npz")));
        assertArrayEquals(model, Files.readAllBytes(home.resolve("run/model-dl4j.zip")));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    first.get("engines").get(i).get("testLoss"),
                    second.get("engines").get(i).get("testLoss"));
        }
        double apart =
                first.get("engines").get(0).get("testLoss").asDouble()
                        - first.get("engines").get(1).get("testLoss").asDouble();
        assertEquals(0, apart, 1e-12, "in double both engines end at the same loss");
    }

    private void deleteRun() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(home.resolve("run"));
    }

    @Test
    void softmaxRegressionAndDeepNetworksAgreeToo() throws IOException {
        Cli softmax = compare("--model", "softmax");
        assertEquals(ExitCode.OK, softmax.exitCode(), softmax.out());
        assertTrue(softmax.out().contains("784-10"), softmax.out());
        deleteRun();
        Cli deep =
                compare(
                        "--hidden",
                        "20,15",
                        "--activation",
                        "tanh",
                        "--loss",
                        "cross-entropy",
                        "--learning-rate",
                        "0.05");
        assertEquals(ExitCode.OK, deep.exitCode(), deep.out());
        assertTrue(deep.out().contains("784-20-15-10, tanh, cross-entropy loss"), deep.out());
    }

    @Test
    void chaoticTrainingIsUndeterminedAndSaysThatItIsRounding() throws IOException {
        Cli cli =
                Cli.run(
                        home.resolve("cache"),
                        "compare",
                        "--data",
                        folder.toString(),
                        "--epochs",
                        "1",
                        "--initialiser",
                        "normal",
                        "--learning-rate",
                        "30",
                        "--parity-steps",
                        "150",
                        "--json",
                        "--out",
                        home.resolve("run").toString());
        JsonNode document = JSON.readTree(cli.out());
        JsonNode parity = document.get("parity").get("float");
        assertEquals("undetermined", parity.get("outcome").asText(), cli.out());
        assertTrue(parity.get("steps").asInt() < 150, "trainings are compared until then");
        assertEquals("", parity.get("firstDivergence").asText());
        assertTrue(parity.get("singleSteps").get("passed").asBoolean(), cli.out());
        assertEquals(150, parity.get("singleSteps").get("steps").asInt());
        assertTrue(
                document.get("reason").asText().contains("rounding alone changes every digit"),
                cli.out());
        assertEquals("agree", document.get("verdict").asText(), "the accuracies decide");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out());
    }

    @Test
    void threeEnginesAreAllHeldAgainstTheFirst() throws IOException {
        Cli cli = compare("--engines", "scratch,fast,dl4j", "--optimiser", "nesterov", "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err() + cli.out());
        JsonNode document = JSON.readTree(cli.out());
        JsonNode parity = document.get("parityByEngine");
        assertEquals(2, parity.size());
        assertEquals(1, parity.get("fast").size(), "fast computes in float only");
        assertEquals(2, parity.get("dl4j").size());
        assertTrue(parity.get("fast").get("float").get("passed").asBoolean());
        assertEquals(document.get("parity"), parity.get("dl4j"), "the last engine's");
        assertEquals(3, document.get("engines").size());
        assertEquals("nesterov", document.get("spec").get("optimiser").asText());
        assertEquals(
                0.9, document.get("spec").get("optimiserParameters").get("momentum").asDouble());
        assertTrue(
                document.get("engines").get(1).get("computesWith").asText().startsWith("Vector API")
                        || document.get("engines")
                                .get(1)
                                .get("computesWith")
                                .asText()
                                .startsWith("plain Java"));
    }

    @Test
    void fastTwinMayBeTheReferenceOfTheFramework() throws IOException {
        Cli cli = compare("--engines", "fast,dl4j", "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err() + cli.out());
        JsonNode parity = JSON.readTree(cli.out()).get("parity");
        assertEquals(1, parity.size(), "only float can be compared");
        assertTrue(parity.get("float").get("passed").asBoolean());
    }

    @Test
    void divergenceInTheStepByStepCheckEndsWithExitCodeFiveAndLeavesNothing() {
        Cli cli = compare("--loss", "cross-entropy", "--learning-rate", "1e300");
        assertEquals(ExitCode.DIVERGED, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("crosscheck: Training diverged"), cli.err());
        assertTrue(cli.err().contains("first of all layer "), cli.err());
        assertFalse(Files.exists(home.resolve("run")));
    }
}
