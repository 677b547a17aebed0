package crosscheck.comparison.bench.shipped;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.data.Dataset;
import crosscheck.dl4j.ShippedNetwork;
import java.util.List;

/** DL4J as it is shipped: nothing is set, and its own loops train and evaluate. */
public final class ShippedLane implements Lane {
    private final ShippedNetwork network;

    /** A network with its initial weights. */
    public ShippedLane(Task task) {
        network =
                new ShippedNetwork(
                        Dl4jEngine.configuration(
                                task.network(), task.training(), task.precision()));
        for (ParameterTensor tensor : task.initialWeights()) {
            network.setParameter(tensor.layer(), tensor.name(), tensor.values());
        }
    }

    @Override
    public double[] epoch(Dataset data, List<int[]> batches) {
        return network.fit(data, batches);
    }

    @Override
    public double accuracyFraction(Dataset data) {
        return network.accuracyFraction(data);
    }

    @Override
    public int layersWithHelper() {
        return network.layersWithHelper();
    }

    @Override
    public void close() {
        network.close();
    }
}
