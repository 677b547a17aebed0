package crosscheck.comparison.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzFileTest {
    /** {@code numpy.savez} of NumPy 1.24.2 with the arrays of {@link #sample}. */
    private static final String BY_NUMPY =
            """
            UEsDBC0AAAAAAAAAIQAMkxG0//////////8HABQAMF9XLm5weQEAEACYAAAAAAAAAJgAAAAAAAAA
            k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBl
            JzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg
            ICAgICAgICAgICAgIAoAAIA/AAAAwAAAAD8CAAAAAAAAgADgf0dQSwMELQAAAAAAAAAhAMuGHJH/
            /////////wcAFAAwX2IubnB5AQAQAJAAAAAAAAAAkAAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6
            ICc8ZjgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAg
            ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgChgtRFT7
            IQlAnHUAiDzkN/5QSwECLQMtAAAAAAAAACEADJMRtJgAAACYAAAABwAAAAAAAAAAAAAAgAEAAAAA
            MF9XLm5weVBLAQItAy0AAAAAAAAAIQDLhhyRkAAAAJAAAAAHAAAAAAAAAAAAAACAAdEAAAAwX2Iu
            bnB5UEsFBgAAAAACAAIAagAAAJoBAAAAAA==
            """;

    /**
     * {@code numpy.savez_compressed} of NumPy 1.24.2: a matrix and an array of three dimensions in
     * Fortran order, the latter and {@code 0_b} big-endian, and 4000 zeros.
     */
    private static final String COMPRESSED_BY_NUMPY =
            """
            UEsDBBQAAAAIAAAAIQBhWa0AWwAAALAAAAAHABQAMF9XLm5weQEAEACwAAAAAAAAAFsAAAAAAAAA
            m+wX6hsQychQxlCtnpJanFykbqWgbpNmoa6joJ6WX1RSlJgXn1+UkgoSDykqTQUKF2ckFqQCuRpG
            OgrGmjoKtQrkAy4GMPhgD6E5HCA0wwEIJQDlP4DKizgAAFBLAwQUAAAACAAAACEAiiDJcVUAAACQ
            AAAABwAUADBfYi5ucHkBABAAkAAAAAAAAABVAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6X
            ZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC4HTsXfIS66Ev/Mn9h0
            MJTOAQBQSwMEFAAAAAgAAAAhAKyZANKJAAAA4AAAAAcAFAAxX1cubnB5AQAQAOAAAAAAAAAAiQAA
            AAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBul2airqOgnpZfVFKUmBefX5SSChIPKSpNBQoXZyQW
            pAK5GkY6CsY6CiaaOgq1CmQCLgYgcHRgYHBoANIgDOIvYGCwB7EDgOJAtmMHEAsA8QogHySfAKQP
            AOkJQKwAxBuAfKCEYwGQfgCkZwCxARDvYGAAAFBLAwQUAAAACAAAACEAKFsMeYIAAACAfQAABwAU
            ADFfYi5ucHkBABAAgH0AAAAAAACCAAAAAAAAAO3IoQrCUABA0Vn9iteewsKCQcRsc1gMJhnuDYM4
            eROL+BX+sBP8AvM57d53vd/uDpPiUTxjm4ZTjqsQ190yliF2fb7n5nrsc5u+f9NchjT+4dzc0tiz
            RVVV5bwMr/CvaQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADw8wFQSwECFAMUAAAACAAA
            ACEAYVmtAFsAAACwAAAABwAAAAAAAAAAAAAAgAEAAAAAMF9XLm5weVBLAQIUAxQAAAAIAAAAIQCK
            IMlxVQAAAJAAAAAHAAAAAAAAAAAAAACAAZQAAAAwX2IubnB5UEsBAhQDFAAAAAgAAAAhAKyZANKJ
            AAAA4AAAAAcAAAAAAAAAAAAAAIABIgEAADFfVy5ucHlQSwECFAMUAAAACAAAACEAKFsMeYIAAACA
            fQAABwAAAAAAAAAAAAAAgAHkAQAAMV9iLm5weVBLBQYAAAAABAAEANQAAACfAgAAAAA=
            """;

    @TempDir private Path home;

    private static Map<String, NpyArray> sample() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put(
                "0_W",
                new NpyArray(
                        NumberType.FLOAT32,
                        List.of(2, 3),
                        new double[] {1, -2, 0.5, Float.MIN_VALUE * 2.0, -0.0, 65504}));
        arrays.put(
                "0_b",
                new NpyArray(NumberType.FLOAT64, List.of(2), new double[] {Math.PI, -1e300}));
        return arrays;
    }

    private static void assertSame(Map<String, NpyArray> expected, Map<String, NpyArray> actual) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
        expected.forEach(
                (name, array) -> {
                    assertEquals(array.type(), actual.get(name).type());
                    assertEquals(array.shape(), actual.get(name).shape());
                    assertArrayEquals(bits(array), bits(actual.get(name)), name);
                });
    }

    private static long[] bits(NpyArray array) {
        return Arrays.stream(array.values()).mapToLong(Double::doubleToLongBits).toArray();
    }

    @Test
    void readsWhatNumPyWrote() throws IOException {
        Path file = home.resolve("numpy.npz");
        Files.write(file, Base64.getMimeDecoder().decode(BY_NUMPY));
        assertSame(sample(), NpzFile.read(file));
    }

    @Test
    void readsEveryOrderCompressedToo() throws IOException {
        Path file = home.resolve("compressed.npz");
        Files.write(file, Base64.getMimeDecoder().decode(COMPRESSED_BY_NUMPY));
        double[] counted = new double[24];
        Arrays.setAll(counted, i -> i);
        Map<String, NpyArray> expected = new LinkedHashMap<>();
        expected.put(
                "0_W",
                new NpyArray(
                        NumberType.FLOAT64, List.of(2, 3), new double[] {1, -2, 0.5, 3, 4, 5}));
        expected.put("0_b", sample().get("0_b"));
        expected.put("1_W", new NpyArray(NumberType.FLOAT32, List.of(2, 3, 4), counted));
        expected.put("1_b", new NpyArray(NumberType.FLOAT64, List.of(4000), new double[4000]));
        assertSame(expected, NpzFile.read(file));
    }

    @Test
    void readsWhatItWroteBitForBit() throws IOException {
        Path file = home.resolve("own.npz");
        Map<String, NpyArray> arrays = sample();
        double[] large = new double[20_000];
        Arrays.setAll(large, i -> Math.sin(i) * StrictMath.pow(10, i % 600 - 300));
        arrays.put("large", new NpyArray(NumberType.FLOAT64, List.of(10, 20, 100), large));
        arrays.put(
                "special",
                new NpyArray(
                        NumberType.FLOAT32,
                        List.of(3),
                        new double[] {Double.NaN, Double.POSITIVE_INFINITY, -Float.MAX_VALUE}));
        arrays.put(
                "whole",
                new NpyArray(
                        NumberType.INT64, List.of(3), new double[] {-1, 0x1p53 - 1, 1 - 0x1p53}));
        NpzFile.write(file, arrays);
        assertSame(arrays, NpzFile.read(file));
    }

    @Test
    void sameArraysGiveTheSameBytes() throws IOException {
        NpzFile.write(home.resolve("1"), sample());
        NpzFile.write(home.resolve("2"), sample());
        assertArrayEquals(
                Files.readAllBytes(home.resolve("1")), Files.readAllBytes(home.resolve("2")));
    }

    @Test
    void arrayIsWrittenAsTheFormatDefines() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NpyFormat.write(sample().get("0_W"), bytes);
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
        byte[] expected =
                npy(1, header + " ".repeat(117 - header.length()) + "\n", 1, -2, 0.5f, 3e-45f);
        assertArrayEquals(expected, Arrays.copyOf(bytes.toByteArray(), expected.length));
        assertEquals(128 + 6 * 4, bytes.size());
    }

    /** The bytes of an array of floats by the definition of the format. */
    private static byte[] npy(int version, String header, float... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + 4 * values.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) version).put((byte) 0).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.ISO_8859_1));
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static byte[] npy(String header) {
        return npy(1, header + "\n", 1, 2);
    }

    private interface Archive {
        void writeTo(ZipOutputStream zip) throws IOException;
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static Map<String, Archive> gallery() {
        String good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("must begin as a NumPy array does", "no array".getBytes(StandardCharsets.UTF_8));
        arrays.put("but is of version 2.0", npy(2, good + "\n", 1, 2));
        arrays.put("but holds '<f2'", npy(good.replace("<f4", "<f2")));
        arrays.put("but holds '|O'", npy(good.replace("<f4", "|O")));
        arrays.put("but holds '<i4'", npy(good.replace("<f4", "<i4")));
        arrays.put("below 2^53", npy(good.replace("<f4", "<i8").replace("2,", "1,")));
        arrays.put("and a shape of 1 to 8 extents", npy(good + " ".repeat(1000)));
        arrays.put("1 to 8 extents but has another", npy(good.replace("(2,)", "()")));
        arrays.put("of the shape (3,) but has 8 bytes", npy(good.replace("2,", "3,")));
        arrays.put("of the shape (0,) but has 8 bytes", npy(good.replace("2,", "0,")));
        arrays.put(
                "(999999999, 999999999, 999999999) but has",
                npy(good.replace("2,", "999999999, 999999999, 999999999")));
        Map<String, Archive> gallery = new LinkedHashMap<>();
        arrays.forEach((sentence, bytes) -> gallery.put(sentence, z -> store(z, "0_W.npy", bytes)));
        gallery.put("but has '../0_W.npy'", z -> store(z, "../0_W.npy", npy(good)));
        gallery.put("but has '/etc/0_W.npy'", z -> store(z, "/etc/0_W.npy", npy(good)));
        gallery.put("but has '0_W.npy?[31m'", z -> store(z, "0_W.npy\u001b[31m", npy(good)));
        gallery.put("but has 'folder/'", z -> store(z, "folder/", new byte[0]));
        gallery.put("but has '0_W.class'", z -> store(z, "0_W.class", npy(good)));
        gallery.put(
                "than such a file may",
                zip -> {
                    zip.putNextEntry(new ZipEntry("0_W.npy"));
                    byte[] zeros = new byte[1 << 20];
                    for (int i = 0; i < 80; i++) {
                        zip.write(zeros);
                    }
                });
        gallery.put(
                "but has 5 bytes",
                zip -> {
                    zip.putNextEntry(new ZipEntry("0_W.npy"));
                    zip.write(Arrays.copyOf(npy(good), npy(good).length - 3));
                });
        gallery.put(
                "at most 1000 arrays but has 1001",
                zip -> {
                    for (int i = 0; i <= NpzFile.MOST_ARRAYS; i++) {
                        store(zip, i + ".npy", npy(good));
                    }
                });
        return gallery;
    }

    @Test
    void whatIsNoArchiveOfArraysIsRefusedInASentence() throws IOException {
        int checked = 0;
        for (Map.Entry<String, Archive> broken : gallery().entrySet()) {
            Path file = home.resolve("broken-" + checked + ".npz");
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                broken.getValue().writeTo(zip);
            }
            String message =
                    assertThrows(InvalidDataException.class, () -> NpzFile.read(file)).getMessage();
            assertTrue(message.contains(broken.getKey()), message);
            assertTrue(message.startsWith(file.toString()), message);
            checked++;
        }
        assertEquals(19, checked);
    }

    @Test
    void missingTornAndTooLargeFilesAreRefused() throws IOException {
        Path file = home.resolve("file.npz");
        assertThrows(InvalidDataException.class, () -> NpzFile.read(file));
        assertThrows(InvalidDataException.class, () -> NpzFile.read(home));
        NpzFile.write(file, sample());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(InvalidDataException.class, () -> NpzFile.read(file), "length " + length);
        }
    }

    @Test
    void filesBeyondTheLimitAreNotOpened() throws IOException {
        Path file = home.resolve("large.npz");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(NpzFile.MOST_BYTES + 1);
        }
        String message =
                assertThrows(InvalidDataException.class, () -> NpzFile.read(file)).getMessage();
        assertTrue(message.contains("at most 1073741824 bytes but has 1073741825"), message);
    }

    /** Whatever a byte becomes: the same arrays under their names, or one sentence. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void flippedBytesNeverGiveOtherNumbers(boolean compressed) throws IOException {
        Path file = home.resolve("file.npz");
        if (compressed) {
            Files.write(file, Base64.getMimeDecoder().decode(COMPRESSED_BY_NUMPY));
        } else {
            NpzFile.write(file, sample());
        }
        Map<String, NpyArray> sample = NpzFile.read(file);
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file, changed);
            try {
                Map<String, NpyArray> read = NpzFile.read(file);
                sample.forEach(
                        (name, array) -> {
                            if (read.containsKey(name)) {
                                assertArrayEquals(bits(array), bits(read.get(name)));
                            }
                        });
            } catch (InvalidDataException e) {
                refused++;
            }
        }
        assertTrue(refused > whole.length / 2, refused + " of " + whole.length);
    }

    @Test
    void numbersThatAreNoFloatsAreNotRoundedInSilence() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new NpyArray(NumberType.FLOAT32, List.of(1), new double[] {0.1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NpyArray(NumberType.FLOAT64, List.of(2, 2), new double[3]));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        NpzFile.write(
                                home.resolve("x"),
                                Map.of(
                                        "../x",
                                        new NpyArray(
                                                NumberType.FLOAT64, List.of(1), new double[1]))));
    }
}
