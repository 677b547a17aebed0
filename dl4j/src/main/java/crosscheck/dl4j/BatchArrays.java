package crosscheck.dl4j;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native arrays of a mini-batch, one pair for each size, written anew for each step: training
 * allocates none. Images get four dimensions, so that nothing has to be reshaped or copied.
 */
final class BatchArrays implements AutoCloseable {
    private final DataType dataType;
    private final ExampleShape shape;
    private final int classes;
    private final Map<Integer, Pair> pairs = new HashMap<>();
    private Pair current;

    BatchArrays(DataType dataType, ExampleShape shape, int classes) {
        this.dataType = dataType;
        this.shape = shape;
        this.classes = classes;
    }

    /**
     * Writes examples into the arrays of that size and makes them the current ones.
     *
     * @param rows which ones; not modified
     */
    void load(Dataset data, int[] rows) {
        int inputs = shape.featureCount();
        if (data.featureCount() != inputs || data.classCount() != classes) {
            throw new IllegalArgumentException(
                    data.name()
                            + " has "
                            + data.featureCount()
                            + " features and "
                            + data.classCount()
                            + " classes, the network "
                            + inputs
                            + " and "
                            + classes);
        }
        current = pairs.computeIfAbsent(rows.length, this::pair);
        current.load(data, rows);
    }

    private Pair pair(int size) {
        return dataType == DataType.FLOAT ? new FloatPair(size) : new DoublePair(size);
    }

    INDArray features() {
        return current.features;
    }

    INDArray targets() {
        return current.targets;
    }

    @Override
    public void close() {
        pairs.values().forEach(Pair::close);
        pairs.clear();
    }

    private abstract class Pair {
        final INDArray features;
        final INDArray targets;

        Pair(int size) {
            long[] featureShape =
                    shape.isImage()
                            ? new long[] {size, shape.channels(), shape.height(), shape.width()}
                            : new long[] {size, shape.featureCount()};
            features = Nd4j.createUninitializedDetached(dataType, featureShape);
            targets = Nd4j.createUninitializedDetached(dataType, size, classes);
        }

        abstract void load(Dataset data, int[] rows);

        /** CUDA does not see a write by NIO, and would go on with what the GPU has. */
        final void written() {
            Nd4j.getAffinityManager().tagLocation(features, AffinityManager.Location.HOST);
            Nd4j.getAffinityManager().tagLocation(targets, AffinityManager.Location.HOST);
        }

        void close() {
            features.close();
            targets.close();
        }
    }

    private final class FloatPair extends Pair {
        private final FloatBuffer nativeFeatures;
        private final FloatBuffer nativeTargets;
        private final float[] values;
        private final float[] oneHot;

        FloatPair(int size) {
            super(size);
            nativeFeatures = features.data().asNioFloat();
            nativeTargets = targets.data().asNioFloat();
            values = new float[nativeFeatures.remaining()];
            oneHot = new float[nativeTargets.remaining()];
        }

        @Override
        void load(Dataset data, int[] rows) {
            Arrays.fill(oneHot, 0);
            for (int i = 0; i < rows.length; i++) {
                data.copyRow(rows[i], values, i * data.featureCount());
                oneHot[i * classes + data.label(rows[i])] = 1;
            }
            nativeFeatures.duplicate().put(values);
            nativeTargets.duplicate().put(oneHot);
            written();
        }
    }

    private final class DoublePair extends Pair {
        private final DoubleBuffer nativeFeatures;
        private final DoubleBuffer nativeTargets;
        private final double[] values;
        private final double[] oneHot;

        DoublePair(int size) {
            super(size);
            nativeFeatures = features.data().asNioDouble();
            nativeTargets = targets.data().asNioDouble();
            values = new double[nativeFeatures.remaining()];
            oneHot = new double[nativeTargets.remaining()];
        }

        @Override
        void load(Dataset data, int[] rows) {
            Arrays.fill(oneHot, 0);
            for (int i = 0; i < rows.length; i++) {
                data.copyRow(rows[i], values, i * data.featureCount());
                oneHot[i * classes + data.label(rows[i])] = 1;
            }
            nativeFeatures.duplicate().put(values);
            nativeTargets.duplicate().put(oneHot);
            written();
        }
    }
}
