package crosscheck.comparison.dl4jfile;

import crosscheck.comparison.dl4jfile.ZipDirectory.Located;
import crosscheck.data.InvalidDataException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The zip archive of a model. What it says of itself is believed only after it was counted: an
 * entry ends where it must, has its checksum, and is at most a hundred times as large as its
 * compressed bytes.
 */
final class ModelArchive implements Closeable {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";

    /** The largest file that is read: 2^30 bytes. */
    static final long MOST_BYTES = 1L << 30;

    /**
     * The largest compression ratio; weights compress little, and a higher ratio is an attack on
     * memory.
     */
    static final int MOST_EXPANSION = 100;

    private static final int ALWAYS_ALLOWED = 1 << 16;

    /** An optimiser's state may be there; it is never read. */
    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of(CONFIGURATION, COEFFICIENTS, "updaterState.bin"));

    interface ContentReader<T> {
        /** Reads the whole content of an entry, which has so many bytes, or fails. */
        T read(InputStream in, long size) throws IOException;
    }

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Located> members;

    private ModelArchive(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        if (channel.size() > MOST_BYTES) {
            throw new InvalidDataException(
                    "%s must have at most %d bytes but has %d"
                            .formatted(file, MOST_BYTES, channel.size()));
        }
        this.members = ZipDirectory.read(file, channel, KNOWN);
    }

    /**
     * Opens an archive and checks its table of contents.
     *
     * @param file as DL4J leaves it
     * @throws InvalidDataException if it is not such a file, or is torn or made up
     */
    static ModelArchive open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidDataException("there is no file " + file);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ModelArchive(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Reads an entry. */
    <T> T read(String name, long mostBytes, ContentReader<T> reader) throws IOException {
        Located located = members.get(name);
        if (located == null) {
            throw new InvalidDataException(
                    "%s must have an entry %s but has none: is it a model of DL4J?"
                            .formatted(file, name));
        }
        long size = located.member().size();
        long believable = MOST_EXPANSION * located.member().compressedSize() + ALWAYS_ALLOWED;
        if (size > Math.min(mostBytes, believable)) {
            throw new InvalidDataException(
                    "%s: %s must have at most %d bytes but says that it has %d"
                            .formatted(file, name, Math.min(mostBytes, believable), size));
        }
        try {
            return located.member().method() == ZipMember.STORED
                    ? checked(located.member(), data(located), reader)
                    : inflated(located, reader);
        } catch (ZipException | EOFException e) {
            throw torn(name, e);
        }
    }

    private InputStream data(Located located) throws IOException {
        channel.position(located.dataOffset());
        return new Limited(
                new BufferedInputStream(Channels.newInputStream(channel)),
                located.member().compressedSize());
    }

    private <T> T inflated(Located located, ContentReader<T> reader) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            T content =
                    checked(
                            located.member(),
                            new InflaterInputStream(data(located), inflater),
                            reader);
            if (inflater.getBytesRead() != located.member().compressedSize()) {
                throw torn(located.member().name(), null);
            }
            return content;
        } finally {
            inflater.end();
        }
    }

    private <T> T checked(ZipMember member, InputStream content, ContentReader<T> reader)
            throws IOException {
        Limited limited = new Limited(content, member.size());
        CheckedInputStream summed = new CheckedInputStream(limited, new CRC32());
        T result = reader.read(summed, member.size());
        if (limited.left != 0
                || content.read() != -1
                || summed.getChecksum().getValue() != member.crc()) {
            throw torn(member.name(), null);
        }
        return result;
    }

    private InvalidDataException torn(String name, IOException why) {
        return new InvalidDataException(
                "%s: %s does not have the size or the checksum that it must have: copy or save it again"
                        .formatted(file, name),
                why);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The first so many bytes of a stream. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long limit) {
            this.in = in;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int value = in.read();
            left -= value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (left == 0 && length > 0) {
                return -1;
            }
            int count = in.read(target, from, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
