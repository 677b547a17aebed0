package crosscheck.dl4j.runtime;

import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The native memory of a network of DL4J. */
public final class NetworkMemory {
    private NetworkMemory() {}

    /**
     * Frees what {@link MultiLayerNetwork#close} frees, without the two full garbage collections
     * that it asks for: they take a tenth of a second each, and free nothing that is large.
     *
     * @param network not used any more; its workspaces are those of this thread
     */
    public static void free(MultiLayerNetwork network) {
        close(network.params());
        close(network.getFlattenedGradients());
        Updater updater = network.getUpdater(false);
        if (updater != null) {
            close(updater.getStateViewArray());
        }
        for (MemoryWorkspace workspace :
                List.copyOf(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread())) {
            Nd4j.getWorkspaceManager().destroyWorkspace(workspace);
        }
    }

    private static void close(INDArray array) {
        if (array != null && array.closeable()) {
            array.close();
        }
    }
}
