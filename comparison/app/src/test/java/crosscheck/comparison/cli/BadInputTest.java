package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.digits.DrawnDigits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people may get wrong: one sentence, the right exit code, nothing left behind. */
class BadInputTest {
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--epochs 0|epochs must be at least 1, not 0.",
                "--hidden -3|a hidden layer must have from 1 to 100000 units, not -3.",
                "--hidden 30,0|a hidden layer must have from 1 to 100000 units, not 0.",
                "--learning-rate nan|'nan' is not a double.",
                "--learning-rate NaN|the learning rate must be finite and above 0, not NaN.",
                "--learning-rate 0|the learning rate must be finite and above 0, not 0.0.",
                "--mini-batch-size 0|the mini-batch size must be at least 1, not 0.",
                "--engine foo|expected scratch or fast or dl4j, found 'foo'.",
                "--activation foo|expected sigmoid or tanh or relu or identity, found 'foo'.",
                "--loss foo|expected quadratic or cross-entropy, found 'foo'.",
                "--model foo|expected mlp or softmax or lenet or cnn, found 'foo'.",
                "--model softmax --hidden 30|softmax regression has no hidden layer",
                "--model cnn --hidden 30|cnn has its own layers: no --hidden.",
                "--model lenet --activation tanh|lenet takes relu and the cross-entropy.",
                "--engine fast --model cnn|fast has dense networks only; take --engine scratch or dl4j",
                "--normalisation batch|batch normalisation goes with the models lenet and cnn only.",
                "--model cnn --data iris|cnn needs images of at least 16 x 16 pixels",
                "--model cnn --filters 0|filters must be from 1 to 1024, not 0.",
                "--model cnn --filters many|'many' is not an int.",
                "--model lenet --kernel 0|the kernel must be from 1 to 100, not 0.",
                "--model lenet --kernel 3.5|'3.5' is not an int.",
                "--kernel 3|--kernel goes with the models lenet and cnn only.",
                "--model softmax --filters 3|--filters goes with the models lenet and cnn only.",
                "--model cnn --dropout 1|the dropout rate must be from 0 to below 1, not 1.0.",
                "--train-examples 0|--train-examples must be at least 1, not 0.",
                "--data iris --train-examples 91|from 1 to the 90 training examples of iris",
                "--data iris --mini-batch-size 91|from 1 to the 90 training examples, not 91.",
                "--classes 1|the number of classes must be from 2 to 256, not 1.",
                "--threads 0|--threads must be from 1 to 1024, not 0.",
                "--dropout 1|the dropout rate must be from 0 to below 1, not 1.0.",
                "--model softmax --dropout 0.5|dropout needs a hidden layer",
                "--optimiser foo|expected sgd, momentum, nesterov, adagrad, rmsprop,",
                "--optimiser adam:beta1=1|beta1 must be at least 0 and below 1, not 1.0.",
                "--optimiser adam:variant=published|variant=published; take variant=dl4j where there is one",
                "--optimiser adadelta --learning-rate 2|the learning rate must be 1",
                "--optimiser adadelta --schedule step|this optimiser has none",
                "--clip value:limit=0|limit of a gradient's values must be finite and above 0",
                "--clip global-norm|dl4j does not clip by the norm of all gradients",
                "--schedule step:factor=2|the factor must be above 0 and at most 1, not 2.0.",
                "--l2 -1|the L2 coefficient must be finite and at least 0, not -1.0.",
                "--patience -1|the patience must be at least 0 epochs, not -1.",
                "--seed 1.5|'1.5' is not a long.",
                "--nonsense|Unknown option: '--nonsense'"
            })
    void optionsOutOfRangeAreWrongUse(String options, String sentence) {
        String[] args = ("train " + options + " --out " + home.resolve("run")).split(" ");
        Cli cli = Cli.run(home.resolve("cache"), args);
        assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertEquals(2, cli.err().lines().count(), cli.err());
        assertEquals("", cli.out());
        assertEquals(0, home.toFile().list().length, "nothing is left behind");
    }

    @Test
    void enginesOfCompareAreTheReferenceAndTheFramework() {
        Cli cli = Cli.run(home, "compare", "--engines", "dl4j");
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(
                cli.err().contains("--engines must name at least two different engines"),
                cli.err());
    }

    private static byte[] withInt(byte[] file, int at, int value) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).putInt(at, value);
        return changed;
    }

    private static byte[] truncatedGzip(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    }

    private static Map<String, Breakage> gallery() {
        Map<String, Breakage> gallery = new LinkedHashMap<>();
        gallery.put("truncated gz", new Breakage(IMAGES, BadInputTest::truncatedGzip));
        gallery.put("wrong magic", new Breakage(IMAGES, f -> withInt(f, 0, 0x50000803)));
        gallery.put("wrong type", new Breakage(IMAGES, f -> withInt(f, 0, 0x00000D03)));
        gallery.put("wrong dimensions", new Breakage(IMAGES, f -> withInt(f, 0, 0x00000802)));
        gallery.put("negative size", new Breakage(IMAGES, f -> withInt(f, 4, -60)));
        gallery.put("overflowing size", new Breakage(IMAGES, f -> withInt(f, 4, 1 << 30)));
        gallery.put("too little data", new Breakage(IMAGES, f -> Arrays.copyOf(f, f.length - 1)));
        gallery.put("too much data", new Breakage(IMAGES, f -> Arrays.copyOf(f, f.length + 1)));
        gallery.put(
                "different counts",
                new Breakage(LABELS, f -> Arrays.copyOf(withInt(f, 4, 59), f.length - 1)));
        gallery.put(
                "label outside the classes",
                new Breakage(
                        LABELS,
                        f -> {
                            byte[] changed = f.clone();
                            changed[20] = 10;
                            return changed;
                        }));
        return gallery;
    }

    private record Breakage(String file, UnaryOperator<byte[]> change) {}

    @Test
    void brokenFilesAreInvalidInput() throws IOException {
        int checked = 0;
        for (Map.Entry<String, Breakage> entry : gallery().entrySet()) {
            Path folder = home.resolve("data-" + checked);
            DrawnDigits.draw(60, 20, 1).writeIdx(folder);
            Path file = folder.resolve(entry.getValue().file());
            Files.write(file, entry.getValue().change().apply(Files.readAllBytes(file)));
            assertInvalid(entry.getKey(), file, "--data", folder.toString());
            checked++;
        }
        assertEquals(10, checked);
    }

    @Test
    void filesThatAreNotMnistDoNotPassForIt() throws IOException {
        Path folder = home.resolve("data");
        DrawnDigits.draw(60, 20, 1).writeIdx(folder.resolve("mnist"));
        assertInvalid(
                "a checksum that does not match",
                folder.resolve("mnist").resolve(IMAGES),
                "--data",
                "mnist",
                "--data-dir",
                folder.toString());
    }

    private void assertInvalid(String what, Path file, String... options) {
        Path run = home.resolve("runs").resolve("run");
        String[] args = Arrays.copyOf(new String[] {"compare"}, options.length + 3);
        System.arraycopy(options, 0, args, 1, options.length);
        args[args.length - 2] = "--out";
        args[args.length - 1] = run.toString();
        Cli cli = Cli.run(home.resolve("cache"), args);
        assertAll(
                what + ": " + cli.err(),
                () -> assertEquals(ExitCode.INVALID_INPUT, cli.exitCode()),
                () -> assertEquals(1, cli.err().lines().count()),
                () -> assertTrue(cli.err().contains(file.getFileName().toString())),
                () -> assertEquals("", cli.out()),
                () -> assertFalse(Files.exists(run.getParent()), "nothing is left behind"));
    }

    @Test
    void missingFolderIsInvalidInput() {
        for (String option : new String[] {"--data", "--data-dir"}) {
            Cli cli = Cli.run(home, "compare", option, home.resolve("nowhere").toString());
            assertEquals(ExitCode.INVALID_INPUT, cli.exitCode());
            assertTrue(cli.err().contains("nowhere"), cli.err());
            assertEquals(1, cli.err().lines().count(), cli.err());
        }
        assertArrayEquals(new String[0], home.toFile().list());
    }

    @Test
    void existingRunFolderIsNotOverwritten() throws IOException {
        Path run = Files.createDirectory(home.resolve("run"));
        Cli cli = Cli.run(home, "train", "--data", "xor", "--out", run.toString());
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode());
        assertTrue(cli.err().contains("exists already; give another folder"), cli.err());
        assertArrayEquals(new String[] {"run"}, home.toFile().list());
    }
}
