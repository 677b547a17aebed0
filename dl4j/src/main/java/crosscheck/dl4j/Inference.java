package crosscheck.dl4j;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The use of a network, without dropout. */
final class Inference {
    private static final int EVALUATION_BATCH = 1000;

    private final MultiLayerNetwork network;
    private final NetworkConfiguration configuration;
    private final BatchArrays batch;

    Inference(MultiLayerNetwork network, NetworkConfiguration configuration, BatchArrays batch) {
        this.network = network;
        this.configuration = configuration;
        this.batch = batch;
    }

    /** Row-major {@code (rows, classes)}, new. */
    double[] predictProbabilities(Dataset data, int[] rows) {
        batch.load(data, rows);
        try (INDArray output = network.output(batch.features(), false)) {
            return Parameters.copy(output);
        }
    }

    /** Accuracy and loss, the latter without the L2 term. */
    Evaluation evaluate(Dataset data) {
        int classes = configuration.classes();
        int correct = 0;
        double sum = 0;
        for (int from = 0; from < data.size(); from += EVALUATION_BATCH) {
            int[] rows = Rows.range(from, Math.min(data.size(), from + EVALUATION_BATCH));
            double[] outputs = predictProbabilities(data, rows);
            for (int i = 0; i < rows.length; i++) {
                int label = data.label(rows[i]);
                correct += largest(outputs, i * classes, classes) == label ? 1 : 0;
                sum += configuration.exampleLoss(outputs, i * classes, label);
            }
        }
        return new Evaluation(data.size(), correct, sum / data.size());
    }

    /** The first of the largest outputs. */
    private static int largest(double[] outputs, int from, int classes) {
        int best = 0;
        for (int j = 1; j < classes; j++) {
            best = outputs[from + j] > outputs[from + best] ? j : best;
        }
        return best;
    }
}
