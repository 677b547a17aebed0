package crosscheck.comparison.npz;

import crosscheck.comparison.console.Printable;
import crosscheck.data.InvalidDataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Named arrays in one file, as {@code numpy.savez} writes them: a zip archive with an entry {@code
 * NAME.npy} for each. The same arrays give the same bytes.
 *
 * <p>Nothing in a file chooses how much memory it takes: all arrays together may unpack to 64 MiB
 * and a hundred times the size of the file, at most to {@link #MOST_BYTES}. Objects, which NumPy
 * would deserialise by {@code pickle}, are refused by their type before a byte of them is looked
 * at.
 */
public final class NpzFile {
    /** The largest file that is read: 2^30 bytes. */
    public static final long MOST_BYTES = 1L << 30;

    /** The most arrays that are read. */
    public static final int MOST_ARRAYS = 1000;

    static final String SUFFIX = ".npy";
    static final Pattern NAME = Pattern.compile("[0-9A-Za-z_]{1,64}");

    /** What compressed arrays may unpack to: this much, and so many times the size of the file. */
    private static final long ALWAYS_UNPACKED = 1L << 26;

    private static final int MOST_EXPANSION = 100;

    private NpzFile() {}

    // ---- writing ------------------------------------------------------------------------------

    /**
     * Writes a file.
     *
     * @param arrays by name (letters, digits and {@code _}), in the order to write them; not
     *     modified
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a name has other characters or more than 64
     */
    public static void write(Path file, Map<String, NpyArray> arrays) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(out, arrays);
        }
    }

    /**
     * Writes the bytes of a file.
     *
     * @param arrays by name (letters, digits and {@code _}), in the order to write them; not
     *     modified
     * @throws IOException if they cannot be written
     * @throws IllegalArgumentException if a name has other characters or more than 64
     */
    public static void write(OutputStream out, Map<String, NpyArray> arrays) throws IOException {
        NpzWriter writer = new NpzWriter(out);
        for (Map.Entry<String, NpyArray> named : arrays.entrySet()) {
            writer.add(named.getKey(), named.getValue());
        }
        writer.finish();
    }

    // ---- reading ------------------------------------------------------------------------------

    /**
     * Reads a file.
     *
     * @param file as {@code numpy.savez}, {@code numpy.savez_compressed} or {@link #write} makes it
     * @return the arrays by name, in the order of the file, in C order whatever the order was,
     *     unmodifiable
     * @throws InvalidDataException if the file is missing, too large, torn, or anything else than
     *     arrays of the types of {@link NumberType}, of either byte order
     */
    public static Map<String, NpyArray> read(Path file) throws InvalidDataException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidDataException("there is no file " + file);
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidDataException(
                        "%s must have at most %d bytes but has %d"
                                .formatted(file, MOST_BYTES, Files.size(file)));
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return arrays(file, zip);
            }
        } catch (ZipException e) {
            throw new InvalidDataException(
                    "%s must be a whole zip archive of NumPy arrays but is torn or something else"
                                    .formatted(file)
                            + " (%s): copy or save it again".formatted(e.getMessage()),
                    e);
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static Map<String, NpyArray> arrays(Path file, ZipFile zip) throws IOException {
        if (zip.size() > MOST_ARRAYS) {
            throw new InvalidDataException(
                    "%s must have at most %d arrays but has %d"
                            .formatted(file, MOST_ARRAYS, zip.size()));
        }
        long left = Math.min(MOST_BYTES, ALWAYS_UNPACKED + MOST_EXPANSION * Files.size(file));
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (ZipEntry entry : List.copyOf(Collections.list(zip.entries()))) {
            String name = name(file, entry);
            if (arrays.containsKey(name)) {
                throw new InvalidDataException(
                        file + " must have " + name + " once but has it twice");
            }
            left -= entry.getSize();
            if (entry.getSize() < 0 || left < 0) {
                throw new InvalidDataException(
                        "%s: %s says that it unpacks to more than such a file may: save it with numpy.savez"
                                .formatted(file, name));
            }
            arrays.put(name, array(file + ": " + name, zip, entry));
        }
        return Collections.unmodifiableMap(arrays);
    }

    private static String name(Path file, ZipEntry entry) throws InvalidDataException {
        String full = entry.getName();
        String name =
                full.endsWith(SUFFIX) ? full.substring(0, full.length() - SUFFIX.length()) : "";
        if (!NAME.matcher(name).matches()) {
            throw new InvalidDataException(
                    "%s must have entries such as 0_W.npy but has '%s'"
                            .formatted(file, Printable.of(full)));
        }
        return name;
    }

    private static NpyArray array(String where, ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
            NpyArray array = NpyFormat.read(where, checked, entry.getSize());
            if (checked.read() != -1 || checked.getChecksum().getValue() != entry.getCrc()) {
                throw new InvalidDataException(
                        where + " does not have the checksum it must have: copy or save it again");
            }
            return array;
        }
    }
}
