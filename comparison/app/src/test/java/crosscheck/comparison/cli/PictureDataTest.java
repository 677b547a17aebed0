package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sets that are folders of pictures, from drawing them to asking about them. */
class PictureDataTest {
    @TempDir private Path home;
    private Path pictures;

    @BeforeEach
    void draw() {
        pictures = home.resolve("pictures");
        Cli cli =
                run(
                        "data draw --format png --out PICTURES --train-examples 120"
                                + " --test-examples 30");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    }

    private Cli run(String line) {
        return Cli.run(
                home.resolve("cache"),
                line.replace("PICTURES", pictures.toString())
                        .replace("HOME", home.toString())
                        .split(" "));
    }

    private Cli train(String options, String run) {
        return run(
                "train --engine fast --data PICTURES --hidden 8 --epochs 2 --quiet --out HOME/"
                        + run
                        + options);
    }

    private void assertInvalid(Cli cli, String sentence) {
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertEquals(1, cli.err().lines().count(), cli.err());
        assertEquals("", cli.out());
    }

    private Path some(String folder) throws IOException {
        try (Stream<Path> files = Files.list(pictures.resolve(folder))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.skip(1).toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    @Test
    void aFolderOfPicturesIsTrainedOn() throws IOException {
        assertEquals(ExitCode.OK, train("", "run").exitCode());
        JsonNode document = new ObjectMapper().readTree(home.resolve("run/run.json").toFile());
        JsonNode data = document.get("data");
        assertEquals("pictures", data.get("name").asText());
        assertEquals(100, data.get("train").asInt());
        assertEquals(20, data.get("validation").asInt());
        assertEquals(30, data.get("test").asInt());
        assertEquals("[1,28,28]", data.get("shape").toString());
        assertEquals("own", data.get("reader").asText());
        assertEquals(20, document.get("provenance").get("sha256").size());
    }

    @Test
    void twoEnginesAgreeOnPictures() {
        Cli cli =
                run(
                        "compare --data PICTURES --hidden 8 --epochs 2 --parity-steps 20 --quiet"
                                + " --out HOME/compared");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out() + cli.err());
    }

    @Test
    void dataVecTrainsTheSameWeights() throws IOException {
        assertEquals(ExitCode.OK, train("", "own").exitCode());
        Cli cli = train(" --reader datavec", "datavec");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.out().startsWith("train on pictures read by DataVec: "), cli.out());
        assertEquals("", cli.err(), "no difference");
        assertArrayEquals(
                Files.readAllBytes(home.resolve("own/weights-fast.npz")),
                Files.readAllBytes(home.resolve("datavec/weights-fast.npz")));
    }

    @Test
    void theRunAsksForTheSamePictures() throws IOException {
        assertEquals(ExitCode.OK, train("", "run").exitCode());
        String ask = "predict --model HOME/run --index 4";
        Cli before = run(ask);
        assertEquals(ExitCode.OK, before.exitCode(), before.err());
        assertTrue(before.out().contains("it is labelled 1"), before.out());
        Path moved = home.resolve("moved");
        copy(pictures, moved);
        assertEquals(before.out(), run(ask + " --data " + moved).out());
        Path renamed = some("test/3");
        Files.move(renamed, renamed.resolveSibling("other.png"));
        assertInvalid(run(ask), "the run was trained on pictures with the SHA-256");
    }

    @Test
    void aPictureOfTheTestPartIsSeenAsItsExample() throws IOException {
        assertEquals(ExitCode.OK, train("", "run").exitCode());
        String index = run("predict --model HOME/run --index 0 --json").out();
        String image = run("predict --json --model HOME/run --image " + some("test/0")).out();
        ObjectMapper mapper = new ObjectMapper();
        assertEquals(
                mapper.readTree(index).at("/predictions/0/engines/0/probabilities"),
                mapper.readTree(image).at("/predictions/0/engines/0/probabilities"));
    }

    @Test
    void theFirstTrainingPicturesAreOfSeveralClasses() {
        Cli cli = train(" --train-examples 40 --json", "run");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.out().contains("\"train\" : 40"), cli.out());
    }

    @Test
    void verifyListsTheClassFolders() throws IOException {
        Cli cli = run("data verify PICTURES --json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = new ObjectMapper().readTree(cli.out());
        assertEquals("pictures", document.get("name").asText());
        assertEquals(20, document.get("files").size());
        assertEquals("train/0 (12 pictures)", document.get("files").get(0).get("file").asText());
        assertEquals("unbound", document.get("files").get(0).get("verdict").asText());
    }

    private interface Damage {
        void to(Path pictures) throws IOException;
    }

    private Map<String, Damage> damages() throws IOException {
        Path file = some("train/4");
        byte[] png = Files.readAllBytes(file);
        Map<String, Damage> damages = new LinkedHashMap<>();
        damages.put(
                file + " must be a PNG or JPEG picture but is not",
                p -> Files.write(file, new byte[9]));
        damages.put(
                file + " must be a whole PNG or JPEG picture but cannot be decoded",
                p -> Files.write(file, Arrays.copyOf(png, png.length / 2)));
        damages.put(
                file + " must have at most 33554432 bytes but has more",
                p -> Files.write(file, new byte[(1 << 25) + 1]));
        damages.put(
                "notes.txt must be a picture, its name ending in .png, .jpg, .jpeg",
                p -> {
                    Files.write(file, png);
                    Files.writeString(p.resolve("train/3/notes.txt"), "mine");
                });
        damages.put(
                "sub is a folder inside the sub-folder of a class",
                p -> {
                    Files.delete(p.resolve("train/3/notes.txt"));
                    Files.createDirectory(p.resolve("train/3/sub"));
                });
        damages.put(
                "train/new has no pictures",
                p -> {
                    Files.delete(p.resolve("train/3/sub"));
                    Files.createDirectory(p.resolve("train/new"));
                });
        damages.put(
                "must have both sub-folders, train and test, or neither",
                p -> Files.move(p.resolve("test"), home.resolve("away")));
        return damages;
    }

    @Test
    void damagedFoldersAreToldInASentence() throws IOException {
        int checked = 0;
        for (Map.Entry<String, Damage> damage : damages().entrySet()) {
            damage.getValue().to(pictures);
            for (String command :
                    List.of(
                            "train --engine fast --data PICTURES",
                            "compare --data PICTURES",
                            "data verify PICTURES")) {
                assertInvalid(run(command), damage.getKey());
                checked++;
            }
        }
        assertEquals(21, checked);
    }

    @Test
    void nothingIsDrawnOverPictures() {
        assertInvalid(
                run("data draw --format png --out PICTURES --train-examples 10"),
                "train exists already; give another folder with --out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "PNG"})
    void formatsAreListed(String format) {
        Cli cli = run("data draw --out HOME/x --format " + format);
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(cli.err().contains("expected idx or png, found '" + format), cli.err());
    }

    @Test
    void dataVecDoesNotReadIdxFiles() {
        run("data draw --out HOME/idx --train-examples 20 --test-examples 10");
        assertInvalid(
                run("train --data HOME/idx --reader datavec"),
                "DataVec reads iris and folders of pictures here");
    }
}
