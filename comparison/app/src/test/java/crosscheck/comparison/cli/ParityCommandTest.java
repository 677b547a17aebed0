package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParityCommandTest {
    @TempDir private Path home;

    private Cli parity(String options) {
        String[] args = ("parity " + options + " --out " + home.resolve("run")).split(" ");
        return Cli.run(home.resolve("cache"), args);
    }

    private static JsonNode json(Cli cli) throws IOException {
        return new ObjectMapper().readTree(cli.out());
    }

    @Test
    void everyTensorOfIrisAgreesAndIsToldAsJson() throws IOException {
        Cli cli = parity("--data iris --hidden 5 --learning-rate 0.3 --steps 25 --json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = json(cli);
        assertEquals("parity", document.get("command").asText());
        assertEquals("agree", document.get("verdict").asText());
        assertEquals("4-5-3", document.get("spec").get("shape").asText());
        JsonNode comparisons = document.get("comparisons");
        assertEquals(2, comparisons.size());
        int tensors = 0;
        for (JsonNode comparison : comparisons) {
            assertEquals("scratch", comparison.get("reference").asText());
            assertEquals("dl4j", comparison.get("engine").asText());
            assertEquals(25, comparison.get("steps").asInt());
            assertTrue(comparison.get("passed").asBoolean());
            assertTrue(comparison.get("firstDivergence").isNull());
            assertTrue(comparison.get("toleranceUsed").asDouble() < 1);
            for (JsonNode tensor : comparison.get("tensors")) {
                JsonNode at = tensor.get("at");
                boolean inference = tensor.get("name").asText().equals("inference outputs");
                assertEquals(inference ? 1 : 3, at.size(), "steps 1, 10 and 25, or the last");
                assertEquals(25, at.get(at.size() - 1).get("step").asInt());
                tensors++;
            }
        }
        // of 2 layers z, a and z gradient; the loss; of 4 parameters gradient, clipped, l2, weight;
        // and what the network puts out in the end
        assertEquals(2 * (2 * 3 + 1 + 4 * 4 + 1), tensors);
        assertEquals("double", comparisons.get(0).get("precision").asText());
        assertTrue(comparisons.get(0).get("largestAbsoluteError").asDouble() < 1e-13);
        assertTrue(comparisons.get(1).get("largestAbsoluteError").asDouble() > 1e-9);
    }

    @Test
    void runFolderHasTheDocumentTheTableAndThePage() throws IOException {
        Cli cli = parity("--data iris --hidden 5 --optimiser adam --l2 0.01 --steps 10");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        List<String> names = new ArrayList<>();
        try (var files = Files.list(home.resolve("run"))) {
            files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
        }
        assertEquals(List.of("parity.csv", "report.html", "run.json"), names);
        List<String> rows = Files.readAllLines(home.resolve("run").resolve("parity.csv"));
        assertTrue(rows.get(0).startsWith("group,case,reference,engine,precision,tensor,kind"));
        assertTrue(
                rows.stream().anyMatch(row -> row.contains(",0_W_m,optimiser state,0,step,10,")));
        assertTrue(rows.stream().anyMatch(row -> row.contains(",1_W l2,L2 terms,1,largest,")));
        String page = Files.readString(home.resolve("run").resolve("report.html"));
        assertTrue(page.contains("Largest absolute error against the step"));
        assertTrue(page.contains("0_W clipped gradient"));
        assertTrue(cli.out().contains("| 0_W_v "), cli.out());
        assertTrue(cli.out().contains("verdict: agree"), cli.out());
        JsonNode run = new ObjectMapper().readTree(home.resolve("run/run.json").toFile());
        assertEquals("--data", run.get("commandLine").get(1).asText());
        assertFalse(run.get("native").isNull());
    }

    @Test
    void threeEnginesMakeFourPairsAndOnePrecisionFewer() throws IOException {
        JsonNode all =
                json(parity("--data iris --steps 3 --engines scratch,fast,dl4j --json --quiet"));
        assertEquals(4, all.get("comparisons").size());
        JsonNode last = all.get("comparisons").get(3);
        assertEquals("fast", last.get("reference").asText());
        assertEquals("dl4j", last.get("engine").asText());
    }

    @Test
    void onePrecisionIsComparedWhereOneIsAskedFor() throws IOException {
        JsonNode one = json(parity("--data iris --steps 3 --precision double --json --quiet"));
        assertEquals(1, one.get("comparisons").size());
        assertEquals("double", one.get("comparisons").get(0).get("precision").asText());
    }

    @Test
    void numbersThatAreNotFiniteLeaveTheRestUndetermined() throws IOException {
        Cli cli =
                parity(
                        "--data iris --learning-rate 1e200 --activation identity --precision double"
                                + " --json --quiet");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err() + cli.out());
        JsonNode document = json(cli);
        assertEquals("undetermined", document.get("verdict").asText());
        JsonNode comparison = document.get("comparisons").get(0);
        assertTrue(comparison.get("passed").asBoolean());
        assertTrue(comparison.get("steps").asInt() < 10);
        assertTrue(comparison.get("firstDivergence").isNull());
        assertFalse(comparison.get("undeterminedWhy").asText().isEmpty());
        assertTrue(home.resolve("run/report.html").toFile().isFile());
    }

    @Test
    void trainingThatAmplifiesRoundingIsUndeterminedAndSaysSo() throws IOException {
        String wild =
                "--data xor --hidden 4 --learning-rate 30 --initialiser normal --steps 100"
                        + " --mini-batch-size 1 --activation relu --precision float";
        Cli cli = parity(wild);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out());
        assertTrue(cli.out().contains("verdict: undetermined"), cli.out());
        assertTrue(cli.out().contains(": undetermined. From step "), cli.out());
        JsonNode comparison =
                new ObjectMapper()
                        .readTree(home.resolve("run/run.json").toFile())
                        .get("comparisons")
                        .get(0);
        assertEquals("undetermined", comparison.get("outcome").asText());
        int from = comparison.get("undeterminedFrom").asInt();
        assertTrue(from > 1 && from <= 100, "from " + from);
        assertTrue(comparison.get("undeterminedWhy").asText().contains("rounding alone changes"));
        assertEquals(from - 1, comparison.get("steps").asInt());
        assertEquals(100, comparison.get("singleSteps").get("steps").asInt());
        assertTrue(comparison.get("singleSteps").get("passed").asBoolean());
    }

    @Test
    void knownDifferenceIsNamedAndTheCheckHolds() throws IOException {
        Cli cli =
                parity(
                        "--data digits --train-examples 200 --hidden 30 --initialiser normal --loss"
                                + " cross-entropy --activation relu --steps 3 --json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = json(cli);
        String verdict = "agree, but for softmax-cross-entropy-clip";
        assertEquals(verdict, document.get("verdict").asText());
        for (JsonNode comparison : document.get("comparisons")) {
            assertEquals("agree", comparison.get("outcome").asText());
            assertEquals("softmax-cross-entropy-clip", comparison.get("explainedBy").asText());
            assertTrue(comparison.get("passed").asBoolean());
            assertTrue(comparison.get("toleranceUsed").asDouble() <= 1);
            assertTrue(comparison.get("reason").asText().contains("without it step "));
        }
        assertEquals(2, document.get("comparisons").size());
    }

    /** It is the same comparison: outcomes, bounds and errors are the same numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--data iris --hidden 5 --optimiser adam --l2 0.01 --schedule"
                        + " step:factor=0.5,everyEpochs=1 --mini-batch-size 20",
                "--data digits --train-examples 120 --hidden 30 --initialiser normal --loss"
                        + " cross-entropy --activation relu",
                "--data digits --train-examples 120 --learning-rate 30 --initialiser normal"
            })
    void compareFindsTheSame(String options) throws IOException {
        String same = options + " --engines scratch,fast,dl4j --seed 3 --json --quiet";
        JsonNode parity = json(parity(same + " --steps 25"));
        String[] args =
                ("compare " + same + " --epochs 1 --parity-steps 25 --out " + home.resolve("c"))
                        .split(" ");
        JsonNode compare = json(Cli.run(home.resolve("cache"), args)).get("parityByEngine");
        int compared = 0;
        for (JsonNode comparison : parity.get("comparisons")) {
            if (comparison.get("reference").asText().equals("scratch")) {
                JsonNode other =
                        compare.get(comparison.get("engine").asText())
                                .get(comparison.get("precision").asText());
                for (String field :
                        List.of(
                                "outcome",
                                "reason",
                                "passed",
                                "steps",
                                "toleranceUsed",
                                "nearestTensor")) {
                    assertEquals(comparison.get(field), other.get(field), field);
                }
                assertTrue(other.get("toleranceUsed").asDouble() > 0);
                compared++;
            }
        }
        assertEquals(3, compared);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--steps 0|--steps must be from 1 to 1000000, not 0.",
                "--engines scratch|--engines must name at least two different engines",
                "--engines dl4j,dl4j|--engines must name at least two different engines",
                "--data iris --engines scratch,fast --precision double|no precision in common",
                "--optimiser adam:variant=published|dl4j has no adam:",
                "--engines scratch,fast --model lenet|fast has dense networks only",
                "--data digits --augment shift=2|on the examples as they are: no --augment",
                "--inject nonsense|expected transposed-weight or dropped-bias or",
                "--inject dropped-bias --hidden 3|--hidden does not go with --inject",
                "--self-test --optimiser adam|--optimiser does not go with --self-test",
                "--self-test --inject dropped-bias|--inject makes one",
                "--seeds 3|--self-test makes all faults",
                "--self-test --seeds 0|--seeds must be from 1 to 1000, not 0.",
                "--all --inject dropped-bias|--inject does not go with --all",
                "--all --optimiser adam|--optimiser does not go with --all",
                "--all --hidden 3|--hidden does not go with --all",
                "--all --data iris|--all has convolutions: take --data mnist or digits."
            })
    void optionsThatMakeNoSenseAreWrongUse(String options, String sentence) {
        Cli cli = parity(options);
        assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertFalse(home.resolve("run").toFile().exists(), "nothing is left behind");
    }
}
