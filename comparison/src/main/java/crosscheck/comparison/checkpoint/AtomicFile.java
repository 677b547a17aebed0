package crosscheck.comparison.checkpoint;

import crosscheck.data.Sha256;
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

/** Files that have their name only when they are whole and on the disk. */
final class AtomicFile {
    /** What the name of an unfinished file ends with. */
    static final String UNFINISHED = ".tmp";

    /** Writes the bytes of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Gives a file its name, in the place of a file that has it. */
    @FunctionalInterface
    interface Renaming {
        /** By the operating system, in one step. */
        Renaming ATOMIC =
                (from, to) ->
                        Files.move(
                                from,
                                to,
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING);

        void rename(Path from, Path to) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file under another name, forces it to the disk, then renames it. If that fails, a
     * file of the name is as it was.
     *
     * @return the SHA-256 of its bytes
     */
    static String write(Path file, Content content, Renaming renaming) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            String sha256 = writeDurably(unfinished, content);
            renaming.rename(unfinished, file);
            return sha256;
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    private static String writeDurably(Path file, Content content) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            OutputStream out =
                    new BufferedOutputStream(
                            new DigestOutputStream(Channels.newOutputStream(channel), digest),
                            1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        return Sha256.hex(digest);
    }

    /** Forces the names in a folder to the disk, where the operating system lets one ask for it. */
    static void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // Windows opens no folders; the names are there, if perhaps not after a power
            // cut
        }
    }
}
