package crosscheck.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.UUID;

/** Files that have their name only when they are whole and on the disk. */
public final class AtomicFile {
    /** What the name of an unfinished file ends with. */
    public static final String UNFINISHED = ".tmp";

    private static final int BUFFER_BYTES = 1 << 16;

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes them.
         *
         * @param out buffered; closed by the caller
         * @throws IOException if they cannot be had or written; the file is not made then
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Gives a file its name, in the place of a file that has it. */
    @FunctionalInterface
    public interface Renaming {
        /** In one step of the operating system. */
        Renaming ATOMIC =
                (from, to) ->
                        Files.move(
                                from,
                                to,
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING);

        /**
         * Renames a file.
         *
         * @param from the unfinished name; all bytes are on the disk
         * @throws IOException if it cannot be renamed
         */
        void rename(Path from, Path to) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file, or replaces one: whoever looks meanwhile, or after a crash, sees the old file
     * or the new one. Several threads and processes may do so at the same time; the last one stays.
     *
     * @param file its folder exists
     * @return the SHA-256 of its bytes
     * @throws IOException if it cannot be written; an older one is as it was
     */
    public static String write(Path file, Content content) throws IOException {
        return write(file, content, Renaming.ATOMIC);
    }

    /**
     * The same with a last step of one's own, which may check what was written.
     *
     * @param file its folder exists
     * @return the SHA-256 of its bytes
     * @throws IOException if it cannot be written or renamed; an older one is as it was
     */
    public static String write(Path file, Content content, Renaming renaming) throws IOException {
        Path unfinished =
                file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        unfinished.toFile().deleteOnExit(); // where a person ends the program meanwhile
        try {
            String sha256 = writeDurably(unfinished, content);
            renaming.rename(unfinished, file);
            return sha256;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String writeDurably(Path file, Content content) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out =
                    new BufferedOutputStream(
                            new DigestOutputStream(Channels.newOutputStream(channel), digest),
                            BUFFER_BYTES);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        return Sha256.hex(digest);
    }

    /**
     * Forces a file that was written by other means to the disk.
     *
     * @param file not modified
     * @throws IOException if it cannot be opened
     */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Forces the names in a folder to the disk, where the operating system lets one ask for it.
     *
     * @param folder not modified
     */
    public static void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // Windows opens no folders: there a loss of power may still take the name away
        }
    }
}
