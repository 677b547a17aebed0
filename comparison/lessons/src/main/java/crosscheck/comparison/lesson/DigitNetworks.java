package crosscheck.comparison.lesson;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import java.util.List;

/** The networks of the lessons on digits. */
final class DigitNetworks {
    /** For the networks with softmax outputs. */
    static final double SOFTMAX_LEARNING_RATE = 0.5;

    /** For the networks with softmax outputs. */
    static final int SOFTMAX_MINI_BATCH_SIZE = 100;

    private static final int LIBRARY_UNITS = 30;

    private DigitNetworks() {}

    /** Sigmoids in every layer, quadratic loss, weights and biases from N(0, 1). */
    static NetworkSpec sigmoids(List<Integer> hidden) {
        return NetworkSpec.dense(
                DigitData.SIDE * DigitData.SIDE,
                hidden,
                DigitData.CLASSES,
                ActivationName.SIGMOID,
                LossName.QUADRATIC,
                InitialiserName.NORMAL);
    }

    /** No hidden layer. */
    static NetworkSpec softmaxRegression() {
        return softmax(List.of());
    }

    /** What a library offers first: softmax, cross-entropy, scaled initial weights. */
    static NetworkSpec oneHiddenLayerWithSoftmax() {
        return softmax(List.of(LIBRARY_UNITS));
    }

    private static NetworkSpec softmax(List<Integer> hidden) {
        return NetworkSpec.dense(
                DigitData.SIDE * DigitData.SIDE,
                hidden,
                DigitData.CLASSES,
                ActivationName.SIGMOID,
                LossName.CROSS_ENTROPY,
                InitialiserName.XAVIER);
    }
}
