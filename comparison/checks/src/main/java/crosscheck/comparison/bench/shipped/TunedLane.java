package crosscheck.comparison.bench.shipped;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.data.Dataset;
import crosscheck.dl4j.Dl4jNetwork;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.List;

/** DL4J as {@code train} and {@code compare} run it. */
public final class TunedLane implements Lane {
    private final Dl4jNetwork network;

    /**
     * A network with its initial weights; prepares and loads the native library.
     *
     * @param threads of the native library, at least 1
     */
    public TunedLane(Task task, int threads) {
        NativeRuntime.start(threads);
        network =
                new Dl4jNetwork(
                        Dl4jEngine.configuration(
                                task.network(), task.training(), task.precision()));
        for (ParameterTensor tensor : task.initialWeights()) {
            network.setParameter(tensor.layer(), tensor.name(), tensor.values());
        }
    }

    @Override
    public double[] epoch(Dataset data, List<int[]> batches) {
        return batches.stream().mapToDouble(rows -> network.step(data, rows)).toArray();
    }

    @Override
    public double accuracyFraction(Dataset data) {
        return network.evaluate(data).accuracyFraction();
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
