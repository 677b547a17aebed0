package crosscheck.scratch.loss;

/**
 * What a sum of errors over all n examples and k outputs is divided by. Texts differ in it under
 * the same name, and a learning rate that suits one does not suit another.
 */
public enum Scaling {
    /**
     * By n: the mean over the examples of the sum over the outputs. SHARCNET's squared error; what
     * DL4J's {@code score()} shows for {@code LossL2} and {@code LossL1}.
     */
    PER_EXAMPLE {
        @Override
        int divisor(int n, int k) {
            return n;
        }
    },
    /**
     * By n k: the mean over all entries, which KI calls MSE and MAE. DL4J's {@code LossMSE} and
     * {@code LossMAE}.
     */
    PER_ENTRY {
        @Override
        int divisor(int n, int k) {
            return n * k;
        }
    },
    /**
     * By nothing: the sum over all entries, which KI calls SSE and SAE. It grows with the batch,
     * and so does its gradient. {@link crosscheck.scratch.Network#evaluate} and {@link
     * crosscheck.scratch.Network#fitEpoch} still report the mean over the examples.
     */
    SUM {
        @Override
        int divisor(int n, int k) {
            return 1;
        }
    };

    /** What the sum over n examples and k outputs is divided by. */
    abstract int divisor(int n, int k);
}
