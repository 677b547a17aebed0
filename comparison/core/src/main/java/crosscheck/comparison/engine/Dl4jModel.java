package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.dl4j.Dl4jNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A trained network as DL4J's own file, which {@code MultiLayerNetwork.load} reads. */
public final class Dl4jModel {
    /** The name of the file in a run folder. */
    public static final String FILE = "model-dl4j.zip";

    private Dl4jModel() {}

    /**
     * Writes a network; the native library must have been started. The same network and training
     * give the same bytes.
     *
     * @param training how it was trained; what DL4J goes on with where it trains it further
     * @param weights one tensor for each parameter; not modified
     * @throws IOException if it cannot be written
     * @throws UnsupportedSpecException if DL4J has no such training
     */
    public static void write(
            Path file,
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> weights,
            Precision precision)
            throws IOException {
        try (Dl4jNetwork dl4j =
                new Dl4jNetwork(Dl4jConfigurations.of(network, training, precision))) {
            for (ParameterTensor tensor : weights) {
                dl4j.setParameter(tensor.layer(), tensor.name(), tensor.values());
            }
            dl4j.writeModel(file, training.seed());
        }
    }
}
