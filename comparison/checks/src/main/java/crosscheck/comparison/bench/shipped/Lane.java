package crosscheck.comparison.bench.shipped;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import java.util.List;

/** One network on DL4J in training, on one of the two sides. */
public interface Lane extends AutoCloseable {

    /**
     * What a lane trains.
     *
     * @param initialWeights that it begins with
     */
    record Task(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision) {

        public Task {
            initialWeights = List.copyOf(initialWeights);
        }
    }

    /**
     * Trains for one epoch.
     *
     * @param batches the rows of each mini-batch; not modified
     * @return the loss of each mini-batch before its update, without the L2 term
     */
    double[] epoch(Dataset data, List<int[]> batches);

    /**
     * The share of the examples that the network answers right.
     *
     * @param data at least one example
     * @return from 0 to 1
     */
    double accuracyFraction(Dataset data);

    /** How many layers compute with oneDNN; 0 for all networks as shipped. */
    int layersWithHelper();

    /** Frees what the network holds. */
    @Override
    void close();
}
