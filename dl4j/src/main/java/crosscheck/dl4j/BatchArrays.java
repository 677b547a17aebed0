package crosscheck.dl4j;

import crosscheck.data.Dataset;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native arrays of a mini-batch, one pair for each size, written anew for each step: training
 * allocates none.
 */
final class BatchArrays implements AutoCloseable {
    private final DataType dataType;
    private final int inputs;
    private final int classes;
    private final Map<Integer, Pair> pairs = new HashMap<>();
    private Pair current;

    BatchArrays(DataType dataType, int inputs, int classes) {
        this.dataType = dataType;
        this.inputs = inputs;
        this.classes = classes;
    }

    /**
     * Writes examples into the arrays of that size and makes them the current ones.
     *
     * @param data where the examples are
     * @param rows which ones; not modified
     */
    void load(Dataset data, int[] rows) {
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
        current = pairs.computeIfAbsent(rows.length, Pair::new);
        current.load(data, rows);
    }

    INDArray features() {
        return current.features;
    }

    INDArray targets() {
        return current.targets;
    }

    DataSet asDataSet() {
        return current.dataSet;
    }

    @Override
    public void close() {
        pairs.values().forEach(Pair::close);
        pairs.clear();
    }

    private final class Pair {
        private final INDArray features;
        private final INDArray targets;
        private final DataSet dataSet;
        private final float[] floats;
        private final double[] doubles;

        Pair(int size) {
            features = Nd4j.createUninitialized(dataType, new long[] {size, inputs}, 'c');
            targets = Nd4j.create(dataType, new long[] {size, classes}, 'c');
            dataSet = new DataSet(features, targets);
            floats = dataType == DataType.FLOAT ? new float[size * inputs] : null;
            doubles = dataType == DataType.DOUBLE ? new double[size * inputs] : null;
        }

        void load(Dataset data, int[] rows) {
            if (floats != null) {
                for (int i = 0; i < rows.length; i++) {
                    data.copyRow(rows[i], floats, i * inputs);
                }
                features.data().asNioFloat().put(floats);
            } else {
                for (int i = 0; i < rows.length; i++) {
                    data.copyRow(rows[i], doubles, i * inputs);
                }
                features.data().asNioDouble().put(doubles);
            }
            // CUDA does not see a write by NIO, and would go on with what the GPU has
            Nd4j.getAffinityManager().tagLocation(features, AffinityManager.Location.HOST);
            targets.assign(0);
            for (int i = 0; i < rows.length; i++) {
                targets.putScalar(i, data.label(rows[i]), 1);
            }
        }

        void close() {
            features.close();
            targets.close();
        }
    }
}
