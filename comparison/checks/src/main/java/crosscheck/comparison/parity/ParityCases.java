package crosscheck.comparison.parity;

import crosscheck.data.ExampleShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The matrix: every activation, loss, initialiser, optimiser, regularisation, clipping and schedule
 * of the hand-written side, mini-batch sizes and depths, and its layers of images.
 *
 * <p>Learning rates are calm ones. Where a training amplifies rounding, two correct programs part
 * whatever their precision, and the comparison would measure the training.
 */
public final class ParityCases {
    private ParityCases() {}

    /**
     * All cases.
     *
     * @param classes of the examples, at least 2
     * @param seed of the initial weights, the order of the examples and the dropout masks
     * @throws IllegalArgumentException if the examples are no images
     */
    public static List<ParityCase> all(ExampleShape inputShape, int classes, long seed) {
        if (!inputShape.isImage()) {
            throw new IllegalArgumentException(
                    "the matrix has convolutions and needs images, not " + inputShape);
        }
        List<ParityCase> cases = new ArrayList<>();
        cases.addAll(new DenseCases(inputShape.featureCount(), classes, seed).cases());
        cases.addAll(new OptimiserCases(inputShape.featureCount(), classes, seed).cases());
        cases.addAll(new LossCases(inputShape.featureCount(), classes, seed).cases());
        cases.addAll(new ConvolutionCases(inputShape, classes, seed).cases());
        return List.copyOf(cases);
    }
}
