package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.data.Dataset;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path home;

    @TempDir private Path own;

    @BeforeAll
    static void drawAndTrain() {
        ok("data draw --out HOME/idx --train-examples 300 --test-examples 60");
        ok("data draw --format png --out HOME/pictures --train-examples 300 --test-examples 60");
        ok("train --engine fast --hidden 12 --epochs 6 --quiet --data HOME/idx --out HOME/on-idx");
        ok(
                "train --engine fast --hidden 12 --epochs 6 --quiet --data HOME/pictures"
                        + " --out HOME/on-pictures");
        ok("train --engine fast --hidden 5 --epochs 40 --quiet --data iris --out HOME/on-iris");
    }

    private static Cli run(String line) {
        return Cli.run(home.resolve("cache"), line.replace("HOME", home.toString()).split(" "));
    }

    private static Cli ok(String line) {
        Cli cli = run(line);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return cli;
    }

    private static JsonNode json(String options) throws IOException {
        return JSON.readTree(ok("evaluate --json --model HOME/" + options).out());
    }

    private static JsonNode saved(String run) throws IOException {
        return JSON.readTree(home.resolve(run + "/run.json").toFile());
    }

    // ---- the run's own test part -------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"on-idx", "on-pictures", "on-iris"})
    void withoutDataTheRunsOwnFiguresComeOutAgain(String run) throws IOException {
        JsonNode document = json(run);
        JsonNode engine = document.at("/engines/0");
        JsonNode trained = saved(run).at("/engines/0");
        assertEquals("evaluate", document.get("command").asText());
        assertEquals("own", document.at("/data/origin").asText());
        assertEquals(saved(run).at("/data/sha256"), document.at("/data/sha256"));
        assertEquals(saved(run).at("/data/test"), document.at("/data/examples"));
        assertEquals(trained.get("testAccuracy"), engine.get("accuracy"));
        assertEquals(trained.get("testLoss"), engine.get("loss"));
        assertEquals(trained.get("testCorrect"), engine.get("correct"));
        assertEquals(trained.get("confusionMatrix"), engine.get("confusionMatrix"));
    }

    @Test
    void classesHaveTheRatiosOfTheMatrix() throws IOException {
        JsonNode engine = json("on-idx").at("/engines/0");
        JsonNode matrix = engine.get("confusionMatrix");
        int checked = 0;
        double recalls = 0;
        for (int label = 0; label < 10; label++) {
            int actual = 0;
            int predicted = 0;
            for (int other = 0; other < 10; other++) {
                actual += matrix.get(label).get(other).asInt();
                predicted += matrix.get(other).get(label).asInt();
            }
            double right = matrix.get(label).get(label).asInt();
            JsonNode found = engine.get("classes").get(label);
            assertEquals(String.valueOf(label), found.get("name").asText());
            assertEquals(actual, found.get("examples").asInt());
            assertEquals(right / actual, found.get("recall").asDouble());
            if (predicted > 0) {
                assertEquals(right / predicted, found.get("precision").asDouble());
                assertEquals(2 * right / (actual + predicted), found.get("f1").asDouble());
            } else {
                assertTrue(found.get("precision").isNull());
            }
            recalls += right / actual;
            checked++;
        }
        assertEquals(10, checked);
        assertEquals(recalls / 10, engine.at("/meanOfClasses/recall").asDouble(), 1e-15);
    }

    @Test
    void theTextHasScoresMatrixAndClasses() {
        String text = ok("evaluate --model HOME/on-iris").out();
        assertTrue(
                text.startsWith(
                        "evaluate %s, 4-5-3 trained on iris: 30 examples of iris, its own test part"
                                .formatted(home.resolve("on-iris"))),
                text);
        for (String part :
                new String[] {
                    "| engine | data | precision | accuracy | correct |",
                    "fast, rows actual, columns predicted:",
                    "|            | setosa | versicolor | virginica |",
                    "| class             | examples | precision |",
                    "| mean of the classes |"
                }) {
            assertTrue(
                    text.replaceAll(" +", " ").contains(part.replaceAll(" +", " ")),
                    part + " is not in " + text);
        }
    }

    @Test
    void enginesStandSideBySide() throws IOException {
        JsonNode engines = json("on-idx --engines scratch,fast,dl4j").get("engines");
        assertEquals(3, engines.size());
        for (JsonNode engine : engines) {
            assertEquals("weights-fast.npz", engine.get("weights").asText());
            assertEquals(engines.at("/1/confusionMatrix"), engine.get("confusionMatrix"));
            assertEquals(engines.at("/1/loss").asDouble(), engine.get("loss").asDouble(), 1e-6);
        }
    }

    // ---- other data --------------------------------------------------------------------------

    @Test
    void theSameDigitsInOtherFilesScoreTheSame() throws IOException {
        JsonNode idx = json("on-idx");
        JsonNode pictures = json("on-idx --data HOME/pictures".replace("HOME", home.toString()));
        assertEquals("other", pictures.at("/data/origin").asText());
        assertEquals("pictures", pictures.at("/data/name").asText());
        assertEquals(60, pictures.at("/data/examples").asInt());
        assertEquals(
                idx.at("/engines/0/confusionMatrix"), pictures.at("/engines/0/confusionMatrix"));
        assertEquals(
                idx.at("/engines/0/loss").asDouble(),
                pictures.at("/engines/0/loss").asDouble(),
                1e-6);
    }

    @Test
    void ofItsOwnFolderOnlyTheTestPartIsAsked() throws IOException {
        ok(
                "train --engine fast --hidden 5 --epochs 1 --quiet --data HOME/pictures/train --out "
                        + own.resolve("run"));
        String model = "evaluate --json --model " + own.resolve("run");
        JsonNode silent = JSON.readTree(ok(model).out());
        JsonNode named = JSON.readTree(ok(model + " --data HOME/pictures/train").out());
        assertEquals(60, silent.at("/data/examples").asInt(), "a fifth of 300");
        assertEquals("own", named.at("/data/origin").asText());
        assertEquals(silent, named);
    }

    @Test
    void ofAFolderWithoutPartsAllPicturesAreAsked() throws IOException {
        Dataset digits = DrawnDigits.draw(1, 30, 5).test();
        for (int row = 0; row < 30; row++) {
            if (digits.label(row) == 3 || digits.label(row) == 7) {
                Path folder = own.resolve("few/" + digits.label(row));
                Files.createDirectories(folder);
                PictureFile.write(folder.resolve(row + ".png"), GreyPicture.of(digits, row));
            }
        }
        JsonNode document = json("on-idx --data " + own.resolve("few"));
        assertEquals("all", document.at("/data/origin").asText());
        assertEquals(6, document.at("/data/examples").asInt());
        assertEquals(3, document.at("/engines/0/classes/7/examples").asInt());
        assertEquals(0, document.at("/engines/0/classes/1/examples").asInt());
        assertTrue(document.at("/engines/0/classes/1/recall").isNull(), "0/0 is not measured");
        assertTrue(document.at("/engines/0/meanOfClasses/recall").isNull());
        assertTrue(
                ok("evaluate --model HOME/on-idx --data " + own.resolve("few"))
                        .out()
                        .contains("all pictures of the folder"));
    }

    @Test
    void manyClassesListTheirConfusions() throws IOException {
        Dataset digits = DrawnDigits.draw(1, 100, 5).test();
        for (int row = 0; row < 100; row++) {
            Path folder = own.resolve("many/" + (char) ('a' + row % 20));
            Files.createDirectories(folder);
            PictureFile.write(folder.resolve(row + ".png"), GreyPicture.of(digits, row));
        }
        ok(
                "train --engine fast --hidden 5 --epochs 1 --quiet --data "
                        + own.resolve("many")
                        + " --out "
                        + own.resolve("run"));
        String text = ok("evaluate --model " + own.resolve("run")).out();
        assertTrue(text.contains("| the most frequent confusions | taken for | times |"), text);
    }

    // ---- what cannot be ----------------------------------------------------------------------

    private static void assertFails(int exitCode, String sentence, String line) {
        Cli cli = run(line);
        assertEquals(exitCode, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertEquals(exitCode == ExitCode.USAGE ? 2 : 1, cli.err().lines().count(), cli.err());
        assertEquals("", cli.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluate|Missing required option: '--model=RUN_FOLDER",
                "evaluate --model HOME/on-iris --engines fast,fast|must name different engines",
                "evaluate --model HOME/on-iris --engine foo|expected scratch or fast or dl4j",
            })
    void wrongUseIsToldInASentence(String line, String sentence) {
        assertFails(ExitCode.USAGE, sentence, line);
    }

    @Test
    void whatDoesNotFitIsToldInASentence() throws IOException {
        Files.createDirectories(own.resolve("other/x"));
        PictureFile.write(own.resolve("other/x/1.png"), new GreyPicture(28, 28, new float[784]));
        Path torn = own.resolve("torn/3/1.png");
        Files.createDirectories(torn.getParent());
        Files.write(torn, new byte[100]);
        Files.createDirectories(own.resolve("none/3"));
        Map<String, String> gallery = new LinkedHashMap<>();
        gallery.put("none-there", "there is no run folder");
        gallery.put("idx", "has no run.json");
        gallery.put(
                "on-iris --data HOME/pictures",
                "has the class 0, which the network does not know: it knows setosa, versicolor");
        gallery.put("on-idx --data iris", "trained on images of 1 x 28 x 28 in the classes 0, 1");
        gallery.put("on-iris --data xor", "but xor has 2 numbers in 0, 1");
        gallery.put("on-idx --data nothing", "there is no data set and no folder \"nothing\"");
        gallery.put("on-idx --data OWN/other", "has the class x, which the network does not know");
        gallery.put("on-idx --data OWN/torn", torn + " must be a PNG or JPEG picture but is not");
        gallery.put("on-idx --data OWN/none", "has neither four IDX files nor PNG or JPEG");
        int checked = 0;
        for (Map.Entry<String, String> wrong : gallery.entrySet()) {
            assertFails(
                    ExitCode.INVALID_INPUT,
                    wrong.getValue(),
                    "evaluate --model HOME/" + wrong.getKey().replace("OWN", own.toString()));
            checked++;
        }
        assertEquals(9, checked);
    }

    @Test
    void dataThatChangedSinceTheTrainingAreRefused() throws IOException {
        Path run = own.resolve("run");
        Files.createDirectory(run);
        String document = Files.readString(home.resolve("on-idx/run.json"));
        Files.writeString(
                run.resolve("run.json"), document.replace("\"sha256\" : \"", "\"sha256\" : \"0"));
        Files.copy(home.resolve("on-idx/weights-fast.npz"), run.resolve("weights-fast.npz"));
        assertFails(
                ExitCode.INVALID_INPUT,
                "the run was trained on idx with the SHA-256 0",
                "evaluate --model " + run);
    }
}
