package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.testing.fuzz.Damage;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code predict} and {@code evaluate} with models in DL4J's format: our own, and damaged ones. */
class PredictModelFileTest {
    private static final DrawnDigits DIGITS = DrawnDigits.draw(120, 20, 1);

    @TempDir private static Path home;

    @TempDir private Path own;

    @BeforeAll
    static void train() throws IOException {
        DIGITS.writeIdx(home.resolve("drawn"));
        train("iris", "--data iris --hidden 5 --epochs 3");
        train("mlp", "--hidden 12 --loss cross-entropy --dropout 0.2 --epochs 1 --data DRAWN");
        train("lenet", "--model lenet --normalisation batch --epochs 1 --data DRAWN");
    }

    private static void train(String name, String options) {
        Cli cli =
                Cli.run(
                        home.resolve("cache"),
                        ("train --engine dl4j --threads 1 --quiet --out "
                                        + home.resolve(name)
                                        + " "
                                        + options.replace("DRAWN", drawn()))
                                .split(" "));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    }

    private static String drawn() {
        return home.resolve("drawn").toString();
    }

    private static Path model(String name) {
        return home.resolve(name).resolve("model-dl4j.zip");
    }

    private static Cli predict(Path model, String... args) {
        List<String> all = new ArrayList<>(List.of("predict", "--model", model.toString()));
        all.addAll(List.of(args));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private static JsonNode json(Path model, String... args) throws IOException {
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = "--json";
        Cli cli = predict(model, all);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertEquals("", cli.err());
        return new ObjectMapper().readTree(cli.out());
    }

    private static List<Double> probabilities(JsonNode document) {
        List<Double> all = new ArrayList<>();
        document.findValues("probabilities")
                .forEach(row -> row.forEach(v -> all.add(v.doubleValue())));
        return all;
    }

    @Test
    void modelSaysBitForBitWhatItsRunFolderSays() throws IOException {
        int checked = 0;
        for (String name : List.of("iris", "mlp", "lenet")) {
            String data = name.equals("iris") ? "iris" : drawn();
            for (String engine : List.of("dl4j", "scratch")) {
                JsonNode folder = json(home.resolve(name), "--index", "3", "7", "--engine", engine);
                JsonNode file =
                        json(model(name), "--data", data, "--index", "3", "7", "--engine", engine);
                assertEquals(probabilities(folder), probabilities(file));
                assertEquals(folder.get("classes"), file.get("classes"));
                assertEquals(folder.get("spec"), file.get("spec"));
                assertTrue(file.get("data").isNull());
                checked++;
            }
        }
        assertEquals(6, checked);
    }

    @Test
    void modelIsAskedAboutPictures() throws IOException {
        Path image = own.resolve("five.png");
        PictureFile.write(image, GreyPicture.of(DIGITS.test(), 5));
        JsonNode folder = json(home.resolve("mlp"), "--image", image.toString());
        JsonNode file = json(model("mlp"), "--image", image.toString());
        assertEquals(probabilities(folder), probabilities(file));
        assertEquals(folder.get("classes"), file.get("classes"));
        Cli cli = predict(model("mlp"), "--image", image.toString());
        assertTrue(
                cli.out().contains("model: " + model("mlp") + ", 784-12-10; softmax outputs; dl4j"),
                cli.out());
    }

    @Test
    void dataSetMustBeNamedForTestExamples() {
        Cli cli = predict(model("iris"), "--index", "0");
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(cli.err().contains("name it with --data"), cli.err());
    }

    @Test
    void evaluationIsThatOfTheRunFolder() throws IOException {
        String[] folder = {"evaluate", "--json", "--model", home.resolve("mlp").toString()};
        String[] file = {
            "evaluate", "--json", "--model", model("mlp").toString(), "--data", drawn()
        };
        JsonNode expected = new ObjectMapper().readTree(Cli.run(home.resolve("c"), folder).out());
        JsonNode found = new ObjectMapper().readTree(Cli.run(home.resolve("c"), file).out());
        for (String field : List.of("accuracy", "loss", "correct", "confusionMatrix")) {
            assertTrue(expected.at("/engines/0").has(field), field);
            assertEquals(expected.at("/engines/0/" + field), found.at("/engines/0/" + field));
        }
        assertEquals("named", found.at("/data/origin").asText());
        Cli cli = Cli.run(home.resolve("c"), "evaluate", "--model", model("mlp").toString());
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(cli.err().contains("name it with --data"), cli.err());
    }

    private void assertInvalid(String sentence, Path model, String... args) {
        Cli cli = predict(model, args);
        assertAll(
                cli.err(),
                () -> assertEquals(ExitCode.INVALID_INPUT, cli.exitCode()),
                () -> assertTrue(cli.err().contains(sentence), sentence),
                () -> assertEquals(1, cli.err().lines().count()),
                () -> assertEquals("", cli.out()));
    }

    @Test
    void whatIsNoModelIsInvalid() throws IOException {
        String[] index = {"--data", "iris", "--index", "0"};
        assertInvalid("is no zip archive", Files.createFile(own.resolve("empty.zip")), index);
        assertInvalid("is no zip archive", Files.writeString(own.resolve("a.zip"), "text"), index);
        assertInvalid("has no run.json", Files.createDirectory(own.resolve("folder.zip")), index);
        assertInvalid("there is no run folder", own.resolve("none.zip"), index);
        assertInvalid("has 'preprocessor.bin'", with("preprocessor.bin"), index);
        assertInvalid("has '../x'", with("../x"), index);
        assertInvalid("must have an entry configuration.json", emptyZip(), index);
        assertInvalid(
                "tells 3 classes apart, and these examples have 2",
                model("iris"),
                "--data",
                "xor",
                "--index",
                "0");
        assertInvalid(
                "takes 4 numbers where these have 784",
                model("iris"),
                "--image",
                own.resolve("any.png").toString());
    }

    private Path emptyZip() throws IOException {
        Path file = own.resolve("nothing.zip");
        new ZipOutputStream(Files.newOutputStream(file)).close();
        return file;
    }

    /** The model of the irises with one entry more. */
    private Path with(String name) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(model("iris").toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        entries.put(name, new byte[] {1});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return Files.write(own.resolve("more.zip"), bytes.toByteArray());
    }

    @Test
    void damagedModelIsInvalidOrSaysTheSame() throws IOException {
        byte[] whole = Files.readAllBytes(model("iris"));
        Path file = own.resolve("model.zip");
        String[] args = {"--data", "iris", "--index", "0", "1", "--engine", "scratch", "--json"};
        Files.write(file, whole);
        String expected = predict(file, args).out();
        Damage damage = new Damage(8);
        int invalid = 0;
        for (int i = 0; i < 300; i++) {
            Files.write(file, damage.bytes(whole));
            Cli cli = predict(file, args);
            if (cli.exitCode() == ExitCode.OK) {
                assertEquals(expected, cli.out());
            } else {
                assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
                assertEquals(1, cli.err().lines().count(), cli.err());
                invalid++;
            }
        }
        assertTrue(invalid > 100 && invalid < 300, invalid + " invalid");
    }
}
