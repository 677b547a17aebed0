package crosscheck.comparison.dl4jfile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** Files that were made to do harm, or lie: refused in a sentence, nothing deserialised. */
class HostileModelTest {
    private static final String JSON = ModelArchive.CONFIGURATION;
    private static final String NUMBERS = ModelArchive.COEFFICIENTS;

    @TempDir private static Path home;
    private static byte[] good;

    @TempDir private Path folder;

    @BeforeAll
    static void saveGoodModel() throws IOException {
        NativeRuntime.start(1);
        good =
                Files.readAllBytes(
                        PlainModels.save(
                                PlainModels.trained(
                                        PlainModels.tiny(PlainModels.adam(DataType.FLOAT)),
                                        InputType.feedForward(4)),
                                home.resolve("good.zip")));
    }

    @BeforeEach
    void nothingSprungYet() {
        Trap.SPRUNG.set(0);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model.zip"), bytes);
    }

    private static void read(Path file) throws IOException {
        Dl4jModelFile.read(file).forExamples(ExampleShape.vector(4), List.of("a", "b", "c"));
    }

    private void assertRefused(String sentence, byte[] bytes) throws IOException {
        assertRefused(sentence, write(bytes));
    }

    private static void assertRefused(String sentence, Path file) {
        String message =
                assertThrows(InvalidDataException.class, () -> read(file), sentence).getMessage();
        assertAll(
                () -> assertTrue(message.contains(sentence), message),
                () -> assertTrue(message.startsWith(file.toString()), message),
                () -> assertFalse(message.contains("\n"), message),
                () -> assertTrue(message.length() < 600, message),
                () -> assertEquals(0, Trap.SPRUNG.get()));
    }

    private static Map<String, byte[]> goodEntries() throws IOException {
        return ZipBytes.entries(good);
    }

    private static byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = goodEntries();
        entries.put(name, content);
        return ZipBytes.stored(entries);
    }

    private static String json() throws IOException {
        return new String(goodEntries().get(JSON), StandardCharsets.UTF_8);
    }

    private static byte[] withJson(String json) throws IOException {
        return with(JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] replaced(String from, String to) throws IOException {
        String changed = json().replace(from, to);
        assertFalse(changed.equals(json()), from);
        return withJson(changed);
    }

    @Test
    void goodModelIsRead() throws IOException {
        read(write(good));
        read(write(ZipBytes.stored(goodEntries())));
        Map<String, byte[]> withoutState = goodEntries();
        withoutState.remove("updaterState.bin");
        read(write(ZipBytes.deflated(withoutState)));
    }

    // ---- Java objects ------------------------------------------------------------------------

    @Test
    void javaObjectThatDl4jDeserialisesLeavesNoTraceHere() throws IOException {
        Path file = write(with("preprocessor.bin", Trap.serialised()));
        assertThrows(
                RuntimeException.class,
                () -> ModelSerializer.restoreMultiLayerNetwork(file.toFile()));
        assertEquals(1, Trap.SPRUNG.getAndSet(0), "the trap works, and DL4J steps into it");
        assertRefused("has 'preprocessor.bin'", file);
    }

    @Test
    void javaObjectInPlaceOfAnyEntryLeavesNoTrace() throws IOException {
        byte[] trap = Trap.serialised();
        Map<String, String> gallery =
                Map.of(
                        JSON,
                        "is not JSON",
                        NUMBERS,
                        "is not what DL4J writes",
                        "normalizer.bin",
                        "has 'normalizer.bin'",
                        "objects/trap",
                        "has 'objects/trap'",
                        "noParams.marker",
                        "has 'noParams.marker'");
        for (Map.Entry<String, String> each : gallery.entrySet()) {
            assertRefused(each.getValue(), with(each.getKey(), trap));
        }
        read(write(with("updaterState.bin", trap))); // is never looked at
        assertEquals(0, Trap.SPRUNG.get());
    }

    // ---- names ---------------------------------------------------------------------------------

    @Test
    void entriesOfOtherNamesAreRefused() throws IOException {
        List<String> names =
                List.of(
                        "../x",
                        "../../etc/passwd",
                        "/configuration.json",
                        "./configuration.json",
                        "CONFIGURATION.JSON",
                        "configuration.json/",
                        "folder/",
                        "folder/coefficients.bin",
                        "..\\x",
                        "C:\\x",
                        "\u001b[31mred",
                        "x".repeat(5000));
        int checked = 0;
        for (String name : names) {
            assertRefused("must have no entries but", with(name, new byte[0]));
            checked++;
        }
        assertEquals(12, checked);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing was unpacked");
        }
    }

    @Test
    void entryThatIsThereTwiceIsRefused() throws IOException {
        byte[] other = with("updaterstate.bin", new byte[] {1});
        String text = new String(other, StandardCharsets.ISO_8859_1);
        assertRefused(
                "must have updaterState.bin once but has it twice",
                text.replace("updaterstate.bin", "updaterState.bin")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void linksFoldersAndEncryptedEntriesAreRefused() throws IOException {
        int central = ZipBytes.CENTRAL_SIGNATURE;
        String link = "is a link or a folder";
        assertRefused(link, ZipBytes.withInt(good, central, JSON, 38, 0120777 << 16));
        assertRefused(link, ZipBytes.withInt(good, central, JSON, 38, 0040755 << 16));
        assertRefused(link, ZipBytes.withInt(good, central, JSON, 38, 1 << 4));
        read(write(ZipBytes.withInt(good, central, JSON, 38, 0100644 << 16)));
        String packed = "is encrypted or packed otherwise";
        int flagsAndMethod = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(6);
        assertRefused(packed, ZipBytes.withIntInBoth(good, JSON, 6, flagsAndMethod | 1));
        assertRefused(packed, ZipBytes.withIntInBoth(good, JSON, 6, flagsAndMethod | 1 << 13));
        assertRefused(packed, ZipBytes.withIntInBoth(good, JSON, 6, 12 << 16));
    }

    // ---- sizes ---------------------------------------------------------------------------------

    @Test
    void headersThatLieAboutSizesAreFoundOutEitherWay() throws IOException {
        byte[] deflated = ZipBytes.deflated(goodEntries());
        byte[] stored = ZipBytes.stored(goodEntries());
        int compressed = 18;
        int size = 22;
        int checked = 0;
        for (String name : List.of(JSON, NUMBERS)) {
            int real = goodEntries().get(name).length;
            for (int lie : new int[] {0, 1, real - 40, real + 1, 2 * real, 1 << 30, -1}) {
                assertRefused("", lyingInTheEnd(deflated, name, size, lie));
                assertRefused("", lyingInTheEnd(deflated, name, compressed, lie));
                assertRefused(
                        "says two different things",
                        ZipBytes.withInt(stored, ZipBytes.LOCAL_SIGNATURE, name, size, lie));
                byte[] both = ZipBytes.withIntInBoth(stored, name, size, lie);
                assertRefused("is not compressed but has two sizes", both);
                assertRefused("", ZipBytes.withIntInBoth(both, name, compressed, lie));
                checked += 5;
            }
        }
        assertEquals(70, checked);
    }

    /** The sizes of a deflated entry stand in the table of contents only. */
    private static byte[] lyingInTheEnd(byte[] archive, String name, int offset, int lie) {
        byte[] lying = ZipBytes.withInt(archive, ZipBytes.CENTRAL_SIGNATURE, name, offset + 2, lie);
        assertFalse(Arrays.equals(archive, lying), "that is no lie: " + lie);
        return lying;
    }

    @Test
    void bombsAreRefusedBeforeTheyUnfold() throws IOException {
        int bomb = 1 << 27;
        assertRefused("must have at most 1048576 bytes", unfolding(JSON, bomb));
        assertRefused("must have at most 600 bytes", unfolding(NUMBERS, bomb));
        byte[] bytes = Files.readAllBytes(unfolding(NUMBERS, bomb));
        assertTrue(bytes.length < bomb / 500, "only a bomb where it is small: " + bytes.length);
        int real = goodEntries().get(NUMBERS).length;
        assertRefused(
                "does not have the size or the checksum",
                ZipBytes.withInt(bytes, ZipBytes.CENTRAL_SIGNATURE, NUMBERS, 24, real));
    }

    /** An archive with zeros after the content of an entry. */
    private Path unfolding(String name, int count) throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : goodEntries().entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                byte[] zeros = new byte[1 << 16];
                int left = each.getKey().equals(name) ? count : 0;
                for (; left > 0; left -= zeros.length) {
                    zip.write(zeros);
                }
            }
        }
        return file;
    }

    @Test
    void weightsThatShrinkAHundredTimesAreNotBelieved() throws IOException {
        String large = json().replace("\"nin\" : 4,", "\"nin\" : 400000,");
        Map<String, byte[]> entries = goodEntries();
        entries.put(JSON, large.getBytes(StandardCharsets.UTF_8));
        byte[] numbers = Arrays.copyOf(entries.get(NUMBERS), 113 + 4 * (400_000 * 5 + 5 + 18));
        entries.put(NUMBERS, numbers);
        assertRefused("must have at most", ZipBytes.deflated(entries));
    }

    @Test
    void entriesThatLieInEachOtherAreRefused() throws IOException {
        byte[] stored = ZipBytes.stored(goodEntries());
        int end = ZipBytes.header(stored, ZipBytes.LOCAL_SIGNATURE, "updaterState.bin");
        int length = goodEntries().get(JSON).length + 1;
        byte[] grown = ZipBytes.withIntInBoth(stored, JSON, 18, length);
        assertRefused("lie in each other", ZipBytes.withIntInBoth(grown, JSON, 22, length));
        assertRefused(
                "says two different things",
                ZipBytes.withInt(stored, ZipBytes.CENTRAL_SIGNATURE, NUMBERS, 42, 0));
        assertRefused(
                "is torn", ZipBytes.withInt(stored, ZipBytes.CENTRAL_SIGNATURE, JSON, 42, end));
    }

    // ---- no archive at all -------------------------------------------------------------------

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        assertRefused("is torn, or is no zip archive", new byte[0]);
        assertRefused(
                "is no zip archive", "no model\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertRefused("is no zip archive", new byte[22]);
        assertRefused("must have an entry configuration.json", ZipBytes.deflated(Map.of()));
        InvalidDataException folderAsFile =
                assertThrows(InvalidDataException.class, () -> Dl4jModelFile.read(folder));
        assertTrue(folderAsFile.getMessage().contains("there is no file"));
        assertThrows(InvalidDataException.class, () -> Dl4jModelFile.read(folder.resolve("none")));
        Path huge = folder.resolve("huge.zip");
        try (var channel =
                Files.newByteChannel(
                        huge, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(ModelArchive.MOST_BYTES);
            channel.write(ByteBuffer.wrap(new byte[] {1})); // a hole in the file system
        }
        assertRefused("must have at most 1073741824 bytes", huge);
    }

    @Test
    void archiveWithoutOneOfTheTwoIsRefused() throws IOException {
        for (String name : List.of(JSON, NUMBERS)) {
            Map<String, byte[]> entries = goodEntries();
            entries.remove(name);
            assertRefused("must have an entry " + name, ZipBytes.deflated(entries));
        }
    }

    @Test
    void modelCutOffAnywhereIsRefused() throws IOException {
        int checked = 0;
        for (int length = 0; length < good.length; length += 64) {
            assertRefused("", Arrays.copyOf(good, length));
            checked++;
        }
        assertEquals((good.length + 63) / 64, checked);
        assertTrue(checked > 20, "only " + checked);
    }

    // ---- the configuration -------------------------------------------------------------------

    @Test
    void otherClassNamesAreRefusedWhereverTheyStand() throws IOException {
        String dense = "org.deeplearning4j.nn.conf.layers.DenseLayer";
        Map<String, byte[]> gallery = new LinkedHashMap<>();
        gallery.put("\"javax.swing.JEditorPane\"", replaced(dense, "javax.swing.JEditorPane"));
        gallery.put("layers.LSTM\"", replaced(dense, "org.deeplearning4j.nn.conf.layers.LSTM"));
        gallery.put(
                "\"" + Trap.class.getName() + "\"",
                replaced("org.nd4j.linalg.learning.config.Adam", Trap.class.getName()));
        gallery.put("ActivationCube", replaced("ActivationTanH", "ActivationCube"));
        gallery.put("LossMAE", replaced("LossL2", "LossMAE"));
        gallery.put("names the class 7", replaced("\"" + dense + "\"", "7"));
        gallery.put("names the class {", replaced("\"" + dense + "\"", "{}"));
        gallery.put(
                "names the class \"x\"",
                replaced("\"seed\" :", "\"a\" : {\"@class\":\"x\"}, \"seed\" :"));
        gallery.put(
                "names the class \"y\"",
                replaced("\"biasUpdater\" : null", "\"biasUpdater\" : [{\"type\":\"y\"}]"));
        for (Map.Entry<String, byte[]> each : gallery.entrySet()) {
            assertRefused(each.getKey(), each.getValue());
        }
        assertEquals(9, gallery.size());
        assertRefused(
                "@class must begin with org.deeplearning4j.nn.conf.layers.",
                replaced(dense, "org.nd4j.linalg.learning.config.Adam"));
    }

    @Test
    void fieldsThatAreNotKnownAreRefused() throws IOException {
        assertRefused(
                "has 'twist'", replaced("\"hasLayerNorm\"", "\"twist\" : 1, \"hasLayerNorm\""));
        assertRefused(
                "has 'twist'", replaced("\"backpropType\"", "\"twist\" : 1, \"backpropType\""));
        assertRefused("hasLayerNorm must be false", replaced("Norm\" : false", "Norm\" : true"));
        assertRefused(
                "hasBias must be true", replaced("\"hasBias\" : true", "\"hasBias\" : false"));
        assertRefused("nin must be a whole number", replaced("\"nin\" : 4", "\"nin\" : -4"));
        assertRefused("nin must be a whole number", replaced("\"nin\" : 4", "\"nin\" : 4.5"));
        assertRefused("nin must be a whole number", replaced("\"nin\" : 4", "\"nin\" : 1e9"));
        assertRefused(
                "must have the 48 numbers of its configuration",
                replaced("\"nin\" : 4", "\"nin\" : 5"));
        assertRefused("too large for Crosscheck", replaced("\"nin\" : 4", "\"nin\" : 33554432"));
        assertRefused(
                "nothing else",
                replaced("\"inputPreProcessors\" : { }", "\"inputPreProcessors\" : {\"1\" : {}}"));
    }

    @Test
    void jsonIsBoundedInDepthAndSize() throws IOException {
        assertRefused("is not JSON", withJson("[".repeat(100_000)));
        assertRefused("is not JSON", withJson("{\"a\":".repeat(17) + "1" + "}".repeat(17)));
        assertRefused("must have at most 1048576 bytes", withJson(json() + " ".repeat(1 << 20)));
        assertRefused("is not JSON", withJson(json() + "{}"));
        assertRefused(
                "is not JSON", replaced("\"backpropType\"", "\"confs\" : 1, \"backpropType\""));
        assertRefused("is not JSON", replaced("\"seed\" : 11", "\"seed\" : " + "1".repeat(5000)));
        assertRefused("confs must be a list of objects", withJson("{}"));
        assertRefused("confs must be a list of objects", withJson("[]"));
        assertRefused("confs must be a list of objects", withJson("7"));
    }

    // ---- the numbers -------------------------------------------------------------------------

    @Test
    void numbersOfAnotherKindAreRefused() throws IOException {
        byte[] numbers = goodEntries().get(NUMBERS);
        int dataAt = 113;
        ByteBuffer nan = ByteBuffer.wrap(numbers.clone());
        nan.putFloat(dataAt + 4 * 7, Float.NaN);
        assertRefused("must have finite numbers but number 7 is NaN", with(NUMBERS, nan.array()));
        ByteBuffer infinite = ByteBuffer.wrap(numbers.clone());
        infinite.putFloat(dataAt, Float.NEGATIVE_INFINITY);
        assertRefused("number 0 is -Infinity", with(NUMBERS, infinite.array()));
        Map<Integer, Long> longs = new LinkedHashMap<>();
        longs.put(18, 8L); // shape information of rank 2
        longs.put(32, 2L); // rank
        longs.put(40, 44L); // extent
        longs.put(48, 2L); // stride
        longs.put(56, 16384L); // double
        longs.put(64, 0L); // element stride
        longs.put(72, (long) 'f');
        longs.put(98, Long.MAX_VALUE); // length of the numbers
        for (Map.Entry<Integer, Long> each : longs.entrySet()) {
            ByteBuffer changed = ByteBuffer.wrap(numbers.clone());
            assertFalse(changed.getLong(each.getKey()) == each.getValue());
            changed.putLong(each.getKey(), each.getValue());
            assertRefused("must h", with(NUMBERS, changed.array()));
        }
        assertRefused(
                "bytes for 43 numbers", with(NUMBERS, Arrays.copyOf(numbers, numbers.length + 1)));
        assertRefused(
                "bytes for 43 numbers", with(NUMBERS, Arrays.copyOf(numbers, numbers.length - 1)));
        assertRefused("ends too early", with(NUMBERS, new byte[0]));
        String half =
                new String(numbers, StandardCharsets.ISO_8859_1).replace("\0\5FLOAT", "\0\4HALF");
        assertRefused(
                "must hold FLOAT or DOUBLE but holds 'HALF'",
                with(NUMBERS, half.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
