package crosscheck.comparison.runfolder;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.training.WeightsSource;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;

/**
 * Weights from a file, in the place of drawn ones.
 *
 * @param tensors from the input to the output, W before b
 * @param source where they come from
 */
public record InitialWeights(List<ParameterTensor> tensors, WeightsSource source) {

    public InitialWeights {
        tensors = List.copyOf(tensors);
    }

    /**
     * Reads a file.
     *
     * @param file as {@code numpy.savez} makes it, compressed or not; of float32 or float64
     * @param network whose weights they must be
     * @return finite weights, and what the file is
     * @throws InvalidDataException if the file is missing, not readable as such arrays, or has
     *     other arrays, shapes or numbers than the network needs
     */
    public static InitialWeights read(Path file, NetworkSpec network) throws InvalidDataException {
        List<ParameterTensor> tensors = WeightsFile.tensors(file, NpzFile.read(file), network);
        return new InitialWeights(tensors, new WeightsSource(file.toString(), sha256(file)));
    }

    private static String sha256(Path file) throws InvalidDataException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, Sha256.newDigest())) {
            digested.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(digested.getMessageDigest());
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
