package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.npz.NumberType;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Run folders that were changed, torn or never there: one sentence and the right exit code. */
class PredictBadInputTest {
    private static final String WEIGHTS = "weights-fast.npz";

    @TempDir private static Path home;

    @TempDir private Path own;
    private Path run;

    @BeforeAll
    static void train() {
        Cli cli =
                Cli.run(
                        home,
                        ("train --engine fast --data iris --hidden 5 --epochs 1 --quiet --out "
                                        + home.resolve("iris"))
                                .split(" "));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    }

    @BeforeEach
    void copy() throws IOException {
        run = Files.createDirectory(own.resolve("run"));
        for (String name : List.of("run.json", WEIGHTS)) {
            Files.copy(home.resolve("iris").resolve(name), run.resolve(name));
        }
    }

    private void assertFails(int exitCode, String sentence, String... args) {
        List<String> all = new ArrayList<>(List.of("predict"));
        all.addAll(List.of(args));
        Cli cli = Cli.run(home, all.toArray(String[]::new));
        assertAll(
                cli.err(),
                () -> assertEquals(exitCode, cli.exitCode()),
                () -> assertTrue(cli.err().contains(sentence), sentence),
                () -> assertEquals(exitCode == ExitCode.USAGE ? 2 : 1, cli.err().lines().count()),
                () -> assertEquals("", cli.out()));
    }

    private void assertInvalid(String sentence) {
        assertFails(ExitCode.INVALID_INPUT, sentence, "--model", run.toString(), "--index", "0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--index 0|Missing required option: '--model=RUN_FOLDER",
                "--model RUN|give either --image or --index",
                "--model RUN --image a.png --index 0|give either --image or --index",
                "--model RUN --index 30|--index must be from 0 to 29, the last test example",
                "--model RUN --index -1|--index must be from 0 to 29",
                "--model RUN --index seven|'seven' is not an int",
                "--model RUN --index 0 --engine foo|expected scratch or fast or dl4j, found 'foo'",
                "--model RUN --index 0 --engines fast,fast|--engines must name different engines",
                "--model RUN --index 0 1 --save-prepared x.png|is for one image",
                "--model RUN --index 0 --save-prepared x.png|those of iris are none"
            })
    void wrongUseIsToldInASentence(String options, String sentence) {
        assertFails(ExitCode.USAGE, sentence, options.replace("RUN", run.toString()).split(" "));
    }

    @Test
    void foldersThatNoTrainingLeftAreInvalid() throws IOException {
        String[] index = {"--index", "0"};
        assertFails(
                ExitCode.INVALID_INPUT,
                "there is no run folder",
                "--model",
                own.resolve("none").toString(),
                index[0],
                index[1]);
        assertFails(
                ExitCode.INVALID_INPUT,
                "has no run.json",
                "--model",
                own.toString(),
                index[0],
                index[1]);
        Files.delete(run.resolve(WEIGHTS));
        assertInvalid("has no weights");
    }

    /** Documents and what is said of them. */
    private static Map<String, String> changed(String good) {
        Map<String, String> gallery = new LinkedHashMap<>();
        gallery.put(good.substring(0, good.length() / 2), "is not JSON or is torn");
        gallery.put("", "must be a JSON object");
        gallery.put("[]", "must be a JSON object");
        gallery.put("{}", "data must be an object but is missing");
        gallery.put(good.replace("\"spec\"", "\"speck\""), "spec must be an object but is missing");
        gallery.put(good.replace("\"activation\"", "\"activaton\""), "spec.activaton is not known");
        gallery.put(good + "{}", "is not JSON or is torn");
        gallery.put(good.replace("\"mlp\"", "\"gru\""), "spec.model: expected mlp or softmax");
        gallery.put(good.replace("\"mlp\"", "7"), "spec.model must be a text but is 7");
        gallery.put(layers(good, "4, 3"), "an mlp needs at least one hidden layer");
        gallery.put(layers(good, "4, 5, 2"), "does not fit examples of 4 numbers in 3 classes");
        gallery.put(layers(good, "4"), "a network has at least 2 layers");
        gallery.put(layers(good, "4, 0, 3"), "a hidden layer must have from 1 to 100000 units");
        gallery.put(layers(good, "4, 2.5, 3"), "must be a list of whole numbers");
        gallery.put(layers(good, "5, 5, 3"), "does not fit examples of 4 numbers in 3 classes");
        gallery.put(layers(good, "4, 6, 3"), "must have 0_W of shape [4, 6] but has one of shape");
        gallery.put(layers(good, "4, 5, 5, 3"), "must have 1_W of shape [5, 5] but has one of");
        gallery.put(
                good.replace("\"dropoutRate\" : 0.0", "\"dropoutRate\" : 1"),
                "the dropout rate must be from 0 to below 1");
        gallery.put(good.replace("\"sha256\" : \"", "\"sha256\" : \"0"), "but what is here has");
        gallery.put(good.replace("\"iris\"", "\"xor\""), "but what is here has");
        gallery.put(good.replace("\"setosa\"", "\"rose\""), "has other shapes or classes");
        gallery.put(good.replace("\"fast\"", "\"dl4j\""), "has no weights");
        gallery.put(good.replace("\"name\" : \"fast\"", "\"x\" : 1"), "engines[].name must be");
        return gallery;
    }

    @Test
    void documentsThatWereChangedAreInvalid() throws IOException {
        String good = Files.readString(run.resolve("run.json"));
        int checked = 0;
        for (Map.Entry<String, String> changed : changed(good).entrySet()) {
            Files.writeString(run.resolve("run.json"), changed.getKey());
            assertInvalid(changed.getValue());
            checked++;
        }
        assertEquals(23, checked);
    }

    private static String layers(String document, String sizes) {
        String changed =
                document.replaceFirst("\"layers\" : \\[[^]]*]", "\"layers\" : [ " + sizes + " ]");
        assertTrue(!changed.equals(document), document);
        return changed;
    }

    private interface Change {
        void apply(Map<String, NpyArray> arrays);
    }

    private static NpyArray array(NumberType type, double last, Integer... shape) {
        double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        values[values.length - 1] = last;
        return new NpyArray(type, List.of(shape), values);
    }

    @Test
    void weightsOfAnotherNetworkAreInvalid() throws IOException {
        NumberType f4 = NumberType.FLOAT32;
        Map<String, Change> gallery = new LinkedHashMap<>();
        gallery.put("must have 1_b of shape [3] but has none", a -> a.remove("1_b"));
        gallery.put(
                "must have the 4 arrays of 4-5-3 but has 0_W, 0_b, 1_W, 1_b, 2_W",
                a -> a.put("2_W", array(f4, 0, 3)));
        gallery.put(
                "must have 0_W of shape [4, 5] but has one of shape [5, 4]",
                a -> a.put("0_W", array(f4, 0, 5, 4)));
        gallery.put("[4, 5] but has one of shape [20]", a -> a.put("0_W", array(f4, 0, 20)));
        gallery.put(
                "must have finite numbers but 0_W[3][4] is NaN",
                a -> a.put("0_W", array(f4, Double.NaN, 4, 5)));
        gallery.put(
                "must have finite numbers but 1_b[2] is Infinity",
                a -> a.put("1_b", array(f4, Double.POSITIVE_INFINITY, 3)));
        gallery.put(
                "must have arrays of one type but has both <f4 and <f8",
                a -> a.put("0_b", array(NumberType.FLOAT64, 0, 5)));
        int checked = 0;
        for (Map.Entry<String, Change> change : gallery.entrySet()) {
            Map<String, NpyArray> arrays =
                    new LinkedHashMap<>(NpzFile.read(home.resolve("iris").resolve(WEIGHTS)));
            change.getValue().apply(arrays);
            NpzFile.write(run.resolve(WEIGHTS), arrays);
            assertInvalid(change.getKey());
            checked++;
        }
        assertEquals(7, checked);
    }

    @Test
    void tornWeightsAreInvalid() throws IOException {
        byte[] whole = Files.readAllBytes(run.resolve(WEIGHTS));
        Files.write(run.resolve(WEIGHTS), Arrays.copyOf(whole, whole.length / 2));
        assertInvalid("but is torn or something else");
        byte[] changed = whole.clone();
        changed[200] ^= 1;
        Files.write(run.resolve(WEIGHTS), changed);
        assertInvalid("does not have the checksum it must have");
    }

    @Test
    void weightsTooLargeToComputeWithAreInvalid() throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        NumberType f8 = NumberType.FLOAT64;
        arrays.put("0_W", array(f8, 0, 4, 5));
        arrays.put("0_b", array(f8, 0, 5));
        arrays.put("1_W", array(f8, 0, 5, 3));
        double[] values = {1e308, -1e308, Double.MAX_VALUE};
        arrays.put("1_b", new NpyArray(f8, List.of(3), values));
        NpzFile.write(run.resolve(WEIGHTS), arrays);
        Cli cli =
                Cli.run(
                        home,
                        "predict",
                        "--model",
                        run.toString(),
                        "--index",
                        "0",
                        "--engine",
                        "scratch");
        assertEquals(ExitCode.OK, cli.exitCode(), "sigmoids of huge numbers are 0 and 1");
        arrays.put("1_W", array(f8, 1e308, 5, 3));
        double[] weights = new double[20];
        Arrays.fill(weights, 1e308);
        arrays.put("0_W", new NpyArray(f8, List.of(4, 5), weights));
        double[] alternating = new double[15];
        Arrays.setAll(alternating, i -> i / 3 % 2 == 0 ? 1e308 : -1e308);
        arrays.put("1_W", new NpyArray(f8, List.of(5, 3), alternating));
        NpzFile.write(run.resolve(WEIGHTS), arrays);
        assertInvalid("puts out numbers that are not finite");
    }

    @Test
    void picturesNeedANetworkForPictures() throws IOException {
        Path image = own.resolve("image.png");
        PictureFile.write(image, new GreyPicture(1, 2, new float[] {0, 1}));
        assertFails(
                ExitCode.INVALID_INPUT,
                "was trained on iris, whose examples are no images of 28 x 28: ask it with --index",
                "--model",
                run.toString(),
                "--image",
                image.toString());
    }

    @Test
    void picturesThatShowNothingOrAreNoneAreInvalid() throws IOException {
        Path digits = own.resolve("digits");
        Path drawn = own.resolve("drawn");
        DrawnDigits.draw(60, 20, 1).writeIdx(drawn);
        Cli cli =
                Cli.run(
                        home,
                        ("train --engine fast --epochs 1 --quiet --data "
                                        + drawn
                                        + " --out "
                                        + digits)
                                .split(" "));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        Path blank = own.resolve("blank.png");
        PictureFile.write(blank, new GreyPicture(30, 30, new float[900]));
        Path text = Files.writeString(own.resolve("text.png"), "no picture");
        Path none = own.resolve("none.png");
        Map<Path, String> gallery =
                Map.of(
                        blank, blank + " shows nothing",
                        text, text + " must be a PNG or JPEG picture but is not",
                        none, "there is no file " + none);
        gallery.forEach(
                (file, sentence) ->
                        assertFails(
                                ExitCode.INVALID_INPUT,
                                sentence,
                                "--model",
                                digits.toString(),
                                "--image",
                                file.toString()));
    }
}
