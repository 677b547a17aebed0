package crosscheck.dl4j;

import crosscheck.data.Dataset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mini-batches for DL4J's {@code fit(DataSetIterator)} and {@code evaluate(DataSetIterator)}, made
 * as those of its MNIST example are: new arrays from Java's for each of them.
 */
final class RowIterator implements DataSetIterator {
    private static final long serialVersionUID = 1L;

    private final transient Dataset data;
    private final transient List<int[]> batches;
    private transient Iterator<int[]> left;

    /**
     * An iterator at its beginning.
     *
     * @param batches the rows of each mini-batch, at least one; not modified
     */
    RowIterator(Dataset data, List<int[]> batches) {
        this.data = data;
        this.batches = batches;
        reset();
    }

    /** Batches of consecutive rows, all examples once. */
    static RowIterator inOrder(Dataset data, int size) {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < data.size(); from += size) {
            batches.add(Rows.range(from, Math.min(data.size(), from + size)));
        }
        return new RowIterator(data, batches);
    }

    @Override
    public boolean hasNext() {
        return left.hasNext();
    }

    @Override
    public DataSet next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all mini-batches were taken");
        }
        int[] rows = left.next();
        float[][] features = new float[rows.length][data.featureCount()];
        float[][] labels = new float[rows.length][data.classCount()];
        for (int i = 0; i < rows.length; i++) {
            data.copyRow(rows[i], features[i], 0);
            labels[i][data.label(rows[i])] = 1;
        }
        return new DataSet(Nd4j.create(features), Nd4j.create(labels));
    }

    @Override
    public DataSet next(int size) {
        throw new UnsupportedOperationException("the sizes of the mini-batches are fixed");
    }

    @Override
    public void reset() {
        left = batches.iterator();
    }

    @Override
    public int batch() {
        return batches.get(0).length;
    }

    @Override
    public int inputColumns() {
        return data.featureCount();
    }

    @Override
    public int totalOutcomes() {
        return data.classCount();
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    @Override
    public boolean asyncSupported() {
        return true; // DL4J prepares the next mini-batch in a thread of its own
    }

    @Override
    public void setPreProcessor(DataSetPreProcessor preProcessor) {
        throw new UnsupportedOperationException("the examples are as they should be");
    }

    @Override
    public DataSetPreProcessor getPreProcessor() {
        return null;
    }

    @Override
    public List<String> getLabels() {
        return data.classNames();
    }
}
