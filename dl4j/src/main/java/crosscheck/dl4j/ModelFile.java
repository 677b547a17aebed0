package crosscheck.dl4j;

import crosscheck.data.ExampleShape;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network in DL4J's own file, so that any DL4J can load it; the same network gives the same
 * bytes. The file has no optimiser state: the weights are the best ones, the state would be the
 * last.
 */
final class ModelFile {
    /** The first moment that a zip archive can tell: the time would change the bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private ModelFile() {}

    static void write(Path file, MultiLayerNetwork network, ExampleShape shape, long seed)
            throws IOException {
        byte[] json = portable(network, shape, seed).toJson().getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setMethod(ZipOutputStream.STORED); // compressed bytes depend on the zlib at hand
            add(zip, ModelSerializer.CONFIGURATION_JSON, out -> out.write(json));
            add(zip, ModelSerializer.COEFFICIENTS_BIN, out -> writeWeights(network.params(), out));
        }
    }

    /**
     * The configuration without what only this program knows, or what the time decides. It must be
     * that of an initialised network: by the names of its variables DL4J tells, when it reads, how
     * batch normalisation keeps the variance.
     */
    private static MultiLayerConfiguration portable(
            MultiLayerNetwork network, ExampleShape shape, long seed) {
        MultiLayerConfiguration dl4j = network.getLayerWiseConfigurations().clone();
        dl4j.setIterationCount(0); // as the optimiser begins anew, so does its count of steps
        dl4j.setEpochCount(0);
        for (NeuralNetConfiguration each : dl4j.getConfs()) {
            each.setIterationCount(0);
            each.setEpochCount(0);
            each.setSeed(seed);
            Layer layer = each.getLayer();
            if (layer.getIDropout() instanceof MaskedDropout masked) {
                layer.setIDropout(new Dropout(1 - masked.dropoutRate()));
            }
            if (layer instanceof BaseLayer base && base.getIUpdater() instanceof HeavyBall ball) {
                base.setIUpdater(ball.nearestOfDl4j());
            }
        }
        if (shape.isImage()) { // images may then come as rows, as DL4J's data sets have them
            dl4j.getInputPreProcessors()
                    .putIfAbsent(
                            0,
                            new FeedForwardToCnnPreProcessor(
                                    shape.height(), shape.width(), shape.channels()));
        }
        return dl4j;
    }

    private static void writeWeights(INDArray weights, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
        Nd4j.write(weights, data);
        data.flush();
    }

    private static void add(ZipOutputStream zip, String name, Content content) throws IOException {
        CountingOutputStream counting = new CountingOutputStream();
        CheckedOutputStream checked = new CheckedOutputStream(counting, new CRC32());
        content.write(checked);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(counting.count);
        entry.setCompressedSize(counting.count);
        entry.setCrc(checked.getChecksum().getValue());
        zip.putNextEntry(entry);
        content.write(zip);
        zip.closeEntry();
    }

    /** Counts and forgets. */
    private static final class CountingOutputStream extends OutputStream {
        private long count;

        @Override
        public void write(int value) {
            count++;
        }

        @Override
        public void write(byte[] values, int from, int length) {
            count += length;
        }
    }
}
