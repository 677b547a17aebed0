package crosscheck.comparison.checkpoint;

import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;

/** Reads one checkpoint: first the checksums of all its files, then what is in them. */
record CheckpointReader(Path folder, int number) {
    /** The largest list of checksums that is read, in bytes. */
    static final int MOST_CHECKSUMS = 1 << 10;

    /** The largest document that is read, in bytes. */
    static final int MOST_DOCUMENT = 1 << 22;

    private static final int PIECE = 1 << 16;

    Checkpoint read() throws InvalidDataException {
        Path file = folder.resolve(CheckpointFile.name(number, CheckpointFile.CHECKSUMS));
        byte[] list = bytes(file, MOST_CHECKSUMS);
        Map<String, String> sums =
                Checksums.read(file, number, new String(list, StandardCharsets.ISO_8859_1));
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            requireSum(folder.resolve(sum.getKey()), sum.getValue());
        }
        Path documentFile = folder.resolve(CheckpointFile.name(number, CheckpointFile.DOCUMENT));
        CheckpointDocument document =
                CheckpointDocument.read(documentFile, bytes(documentFile, MOST_DOCUMENT));
        String best = Checksums.best(sums);
        int epoch = document.position().bestEpoch();
        if (!best.equals(epoch == 0 ? "" : Checksums.bestName(epoch))) {
            throw new InvalidDataException(
                    "%s and %s name different best weights".formatted(file, documentFile));
        }
        Map<String, NpyArray> arrays =
                NpzFile.read(folder.resolve(CheckpointFile.name(number, CheckpointFile.ARRAYS)));
        return new Checkpoint(
                file, document, arrays, epoch == 0 ? Map.of() : NpzFile.read(folder.resolve(best)));
    }

    private static void requireSum(Path file, String expected) throws InvalidDataException {
        requireFile(file, NpzFile.MOST_BYTES);
        MessageDigest digest = Sha256.newDigest();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
            }
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
        if (!Sha256.hex(digest).equals(expected)) {
            throw new InvalidDataException(file + " is damaged: its SHA-256 is another one");
        }
    }

    private static byte[] bytes(Path file, int most) throws InvalidDataException {
        requireFile(file, most);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static void requireFile(Path file, long most) throws InvalidDataException {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidDataException(file + " is missing");
            }
            if (Files.size(file) > most) {
                throw new InvalidDataException(
                        "%s is damaged: it has %d bytes, at most %d are read"
                                .formatted(file, Files.size(file), most));
            }
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
