package crosscheck.scratch.fast;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.scratch.layer.Layer.Mode;
import java.util.Arrays;

/** The use of a network, without dropout, in batches as large as its buffers. */
final class FastInference {
    private static final long NO_STEP = 0; // only dropout masks depend on it

    private final Passes passes;
    private final int[] labels; // (capacity), those of the batch in hand
    private final int outputs;

    FastInference(Passes passes, int[] labels, int outputs) {
        this.passes = passes;
        this.labels = labels;
        this.outputs = outputs;
    }

    /** Row-major {@code (rows, outputs)}, new. */
    double[] predictProbabilities(Dataset data, int[] rows) {
        double[] probabilities = new double[Math.multiplyExact(rows.length, outputs)];
        int stride = last().stride;
        for (int from = 0; from < rows.length; from += labels.length) {
            int n = Math.min(labels.length, rows.length - from);
            takeLabels(data, rows, from, n); // looks whether there are such rows
            infer(data, rows, from, n);
            float[] y = passes.output.outputs();
            for (int i = 0; i < n * outputs; i++) {
                probabilities[from * outputs + i] = y[i / outputs * stride + i % outputs];
            }
        }
        return probabilities;
    }

    /** Accuracy and loss, the latter without the L2 term. */
    Evaluation evaluate(Dataset data) {
        int[] rows = new int[data.size()];
        Arrays.setAll(rows, i -> i);
        int correct = 0;
        double sum = 0;
        for (int from = 0; from < rows.length; from += labels.length) {
            int n = Math.min(labels.length, rows.length - from);
            takeLabels(data, rows, from, n);
            infer(data, rows, from, n);
            sum += passes.output.sum(labels, n);
            for (int i = 0; i < n; i++) {
                correct += argMax(i) == labels[i] ? 1 : 0;
            }
        }
        return new Evaluation(rows.length, correct, sum / rows.length);
    }

    /** Takes the labels of n examples, {@code rows[from]} and those after it. */
    void takeLabels(Dataset data, int[] rows, int from, int n) {
        for (int i = 0; i < n; i++) {
            labels[i] = data.label(rows[from + i]);
        }
    }

    private void infer(Dataset data, int[] rows, int from, int n) {
        passes.take(data, rows, from, n);
        passes.forward(Mode.INFERENCE, NO_STEP);
    }

    private int argMax(int row) {
        float[] y = passes.output.outputs();
        int first = row * last().stride;
        int best = first;
        for (int j = first + 1; j < first + outputs; j++) {
            if (y[j] > y[best]) {
                best = j;
            }
        }
        return best - first;
    }

    private DenseLayer last() {
        return passes.layers[passes.layers.length - 1];
    }
}
