package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.runfolder.SavedRun;
import crosscheck.data.digits.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code compare} from several seeds, and with two settings. */
class SeedsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path folder;

    @TempDir private Path home;

    @BeforeAll
    static void drawFewDigits() throws IOException {
        DrawnDigits.draw(1200, 200, 1).writeIdx(folder);
    }

    private Cli compare(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("compare", "--data", folder.toString()));
        args.addAll(List.of("--parity-steps", "20", "--out", home.resolve(name).toString()));
        args.addAll(List.of(more));
        return Cli.run(home.resolve("cache"), args.toArray(String[]::new));
    }

    private JsonNode run(String name) throws IOException {
        return JSON.readTree(home.resolve(name).resolve("run.json").toFile());
    }

    @Test
    void handWrittenEnginesAreEquivalentOverThreeSeeds() throws IOException {
        Cli cli =
                compare(
                        "run",
                        "--engines",
                        "scratch,fast",
                        "--seed",
                        "4",
                        "--seeds",
                        "3",
                        "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out() + cli.err());
        JsonNode document = JSON.readTree(cli.out());
        assertEquals("equivalent", document.get("verdict").asText());
        assertEquals(4, document.get("seed").asInt());
        assertEquals("[4,5,6]", document.get("seeds").toString());
        assertEquals(0.005, document.get("margin").asDouble());
        double sum = 0;
        JsonNode scratch = document.get("engines").get(0);
        for (JsonNode one : scratch.get("runs")) {
            sum += one.get("testAccuracy").asDouble();
        }
        JsonNode accuracy = scratch.get("statistics").get("testAccuracy");
        assertEquals(3, accuracy.get("n").asInt());
        assertEquals(sum / 3, accuracy.get("mean").asDouble(), 1e-12);
        assertTrue(accuracy.get("low").asDouble() < sum / 3);
        assertEquals(scratch.get("testAccuracy"), scratch.get("runs").get(0).get("testAccuracy"));
        assertEquals(1, document.get("pairs").size());
        JsonNode pair = document.get("pairs").get(0);
        assertEquals("fast", pair.get("other").get("engine").asText());
        assertEquals("equivalent", pair.get("finding").asText());
        assertTrue(pair.get("equivalence").get("shown").asBoolean());
        assertEquals(3, pair.get("mcnemar").size());
        assertEquals(6, pair.get("mcnemar").get(2).get("seed").asInt());
        assertTrue(pair.get("lossDifference").get("adjustedP").isNull());
        assertEquals(1 + 2 * 3 * 200, lines("run", "predictions.csv"));
        assertEquals(1 + 2 * 3 * 30, lines("run", "metrics.csv"));
    }

    private int lines(String name, String file) throws IOException {
        return Files.readAllLines(home.resolve(name).resolve(file)).size();
    }

    @Test
    void seedOfAListIsTrainedAsIfItWereAlone() throws IOException {
        String[] options = {"--engines", "scratch,fast", "--epochs", "2"};
        Cli several = compare("several", with(options, "--seeds", "7,3"));
        Cli alone = compare("alone", with(options, "--seed", "3"));
        Cli first = compare("first", with(options, "--seed", "7"));
        assertTrue(several.err().contains("seeds 7, 3"), several.err());
        assertTrue(several.err().contains("fast seed 3 epoch 2/2"), several.err());
        assertTrue(several.err().contains("3 of 4 trainings done, 0:0"), several.err());
        assertEquals(ExitCode.OK, alone.exitCode(), alone.out());
        assertEquals(ExitCode.OK, first.exitCode(), first.out());
        for (int engine = 0; engine < 2; engine++) {
            JsonNode runs = run("several").get("engines").get(engine).get("runs");
            JsonNode single = run("alone").get("engines").get(engine);
            assertEquals(3, runs.get(1).get("seed").asInt());
            assertEquals(single.get("testLoss"), runs.get(1).get("testLoss"));
            assertEquals(single.get("confusionMatrix"), runs.get(1).get("confusionMatrix"));
            assertNotEquals(runs.get(0).get("testLoss"), runs.get(1).get("testLoss"));
        }
        assertArrayEquals(
                Files.readAllBytes(home.resolve("first/weights-fast.npz")),
                Files.readAllBytes(home.resolve("several/weights-fast.npz")),
                "the weights are those of the first seed");
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void tablesSayWhatTheSeedsShow() throws IOException {
        Cli cli = compare("run", "--engines", "scratch,fast", "--epochs", "2", "--seeds", "2");
        assertTrue(cli.out().contains("seeds 1 to 2"), cli.out());
        assertTrue(cli.out().contains("95 % interval | test loss |"), cli.out());
        assertTrue(cli.out().contains("| fast - scratch |    2 |"), cli.out());
        assertTrue(cli.out().contains("| fast - scratch, points |"), cli.out());
        assertTrue(
                cli.out().contains("verdict: equivalent. Seed 1: The networks agree"), cli.out());
        String page = Files.readString(home.resolve("run/report.html"));
        assertTrue(page.contains("Mean differences over the seeds"));
        assertTrue(page.contains("fast − scratch, accuracy in points"));
        assertTrue(
                page.contains("McNemar's exact test") || page.contains("McNemar&#39;s exact test"));
    }

    @Test
    void oneSeedHasMcNemarsTestBesideItsVerdict() throws IOException {
        Cli cli = compare("run", "--engines", "scratch,fast", "--epochs", "2");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out());
        assertTrue(cli.out().contains("McNemar p"), cli.out());
        assertTrue(cli.out().contains("verdict: agree."), cli.out());
        JsonNode run = run("run");
        assertTrue(run.get("engines").get(0).get("statistics").isNull());
        assertTrue(run.get("pairs").get(0).get("equivalence").isNull());
        assertEquals(1, run.get("pairs").get(0).get("mcnemar").get(0).get("seed").asInt());
    }

    /** Few epochs on few digits: the test accuracies lie tens of points apart. */
    @Test
    void tenTimesSmallerLearningRateIsDifferent() throws IOException {
        Cli cli =
                compare(
                        "run",
                        "--engines",
                        "fast",
                        "--epochs",
                        "3",
                        "--against",
                        "--learning-rate 0.3 --hidden 20");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out() + cli.err());
        assertTrue(cli.out().contains("verdict: different. Over 5 seeds the mean"), cli.out());
        assertTrue(cli.out().contains("B on "), cli.out());
        assertTrue(cli.out().contains("| fast B |"), cli.out());
        assertTrue(cli.err().contains("fast B seed 5 epoch 3/3"), cli.err());
        JsonNode run = run("run");
        assertEquals("different", run.get("verdict").asText());
        assertTrue(run.get("parity").isNull(), "settings have no step-by-step check");
        JsonNode against = run.get("against");
        assertEquals("--learning-rate 0.3 --hidden 20", against.get("options").asText());
        assertEquals(0.3, against.get("spec").get("learningRate").asDouble());
        assertEquals("[784,20,10]", against.get("spec").get("layers").toString());
        assertEquals("[784,30,10]", run.get("spec").get("layers").toString());
        assertEquals("b", run.get("engines").get(1).get("setting").asText());
        assertTrue(Files.exists(home.resolve("run/weights-fast-b.npz")));
        String page = Files.readString(home.resolve("run/report.html"));
        assertTrue(page.contains("fast (b) − fast (a), loss"));
        assertTrue(page.contains("the same but for --learning-rate 0.3 --hidden 20."));
        SavedRun saved = SavedRun.read(home.resolve("run"));
        assertEquals(List.of(EngineName.FAST), saved.engines());
        assertEquals(4, saved.weights(EngineName.FAST).tensors().size(), "those of setting A");
    }

    @Test
    void settingReplacesOptionsAndKeepsTheOthers() throws IOException {
        Cli cli =
                compare(
                        "run",
                        "--engines",
                        "fast",
                        "--seeds",
                        "2",
                        "--epochs",
                        "1",
                        "--hidden",
                        "10,12",
                        "--optimiser",
                        "momentum",
                        "--l2",
                        "1e-3",
                        "--against=--hidden=15 --train-examples=500",
                        "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out() + cli.err());
        JsonNode against = JSON.readTree(cli.out()).get("against");
        assertEquals("[784,15,10]", against.get("spec").get("layers").toString());
        assertEquals("momentum", against.get("spec").get("optimiser").asText());
        assertEquals(1e-3, against.get("spec").get("l2Coefficient").asDouble());
        assertEquals(500, against.get("train").asInt());
        assertEquals(1000, JSON.readTree(cli.out()).get("data").get("train").asInt());
    }

    @Test
    void oneSeedLeavesSettingsUndecidedAndIsNoFailure() {
        Cli cli = compare("run", "--engines", "fast", "--seeds", "1", "--against", "--l2 0.1");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out() + cli.err());
        assertTrue(cli.out().contains("verdict: undecided. One seed cannot tell"), cli.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seeds 0|--seeds must be from 1 to 100 seeds, not 0.",
                "--seeds -2|--seeds must be from 1 to 100 seeds, not -2.",
                "--seeds 101|--seeds must be from 1 to 100 seeds, not 101.",
                "--seeds many|a number of seeds, or seeds with commas between them, not 'many'.",
                "--seeds 1,,2|a number of seeds, or seeds with commas between them, not '1,,2'.",
                "--seeds 7,|a number of seeds, or seeds with commas between them, not '7,'.",
                "--seeds 1,2,1|--seeds must be different seeds, not twice 1.",
                "--seeds 1,2 --seed 3|--seeds lists the seeds, so there is no --seed",
                "--margin 0|--margin must be above 0 and at most 100 points, not 0.0.",
                "--margin NaN|--margin must be above 0 and at most 100 points, not NaN.",
                "--margin 101|--margin must be above 0 and at most 100 points, not 101.0.",
                "--engines fast|--engines must name at least two different engines",
                "--against --seed=3|--against cannot change --seed; what it can: --train-examples, --model,",
                "--against --data=iris|--against cannot change --data; what it can: ",
                "--against --json|--against cannot change --json; what it can: ",
                "--against --learning-rate=x|--against: Invalid value for option '--learning-rate'",
                "--against --nonsense|--against: Unknown option: '--nonsense'",
                "--against nonsense|--against: Unmatched argument",
                "--against --epochs=0|epochs must be at least 1, not 0.",
                "--against --learning-rate=3|'--learning-rate=3' is as it was.",
                "--against --train-examples=9999|must be from 1 to the 1000 training examples of",
                "--engines fast --against --model=cnn|fast has dense networks only"
            })
    void optionsOutOfRangeAreWrongUse(String options, String sentence) {
        Cli cli = compare("run", options.split(" "));
        assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertEquals("", cli.out());
        assertEquals(0, home.toFile().list().length, "nothing is left behind");
    }
}
