package crosscheck.comparison.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
    private static final int EPOCHS = 8;

    /** The running statistics of a normalisation are among the weights: they go back too. */
    @Test
    void keptWeightsAndStatisticsComeBackToTheLastBit() {
        DrawnDigits drawn = DrawnDigits.draw(60, 10, 1);
        Split split = Split.lastSixth(drawn.train(), drawn.test());
        NetworkSpec network =
                new NetworkSpec(
                        Model.LENET,
                        split.train().shape(),
                        List.of(),
                        10,
                        ActivationName.RELU,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.HE,
                        0,
                        Normalisation.BATCH,
                        Optional.of(new ImageLayers(2, 3, 0)));
        TrainingSpec training = TrainingSpec.sgd(0.5, 10, EPOCHS, 1);
        ScratchEngine engine = new ScratchEngine();
        List<List<ParameterTensor>> after = new ArrayList<>();
        try (Trainee trainee =
                engine.create(
                        network,
                        training,
                        ScratchEngine.drawWeights(network, 1),
                        Precision.DOUBLE)) {
            TrainingListener listener =
                    new TrainingListener() {
                        @Override
                        public void epochDone(EpochMetrics metrics) {
                            after.add(trainee.parameters());
                        }
                    };
            TrainingLoop loop =
                    new TrainingLoop(
                            training, split, Kept.LOWEST_LOSS, engine.name(), trainee, listener);
            loop.trainUntil(3);
            assertEquals(3, loop.epochs().size());
            loop.run();
            assertEquals(EPOCHS, after.size());
            assertTrue(loop.keptEpoch() < EPOCHS, "the kept epoch is the last");
            List<ParameterTensor> kept = after.get(loop.keptEpoch() - 1);
            List<ParameterTensor> last = after.get(EPOCHS - 1);
            assertTrue(kept.stream().anyMatch(tensor -> tensor.name().equals("var")));
            for (int i = 0; i < kept.size(); i++) {
                double[] values = kept.get(i).values();
                assertArrayEquals(values, trainee.parameters().get(i).values());
                assertFalse(Arrays.equals(values, last.get(i).values()), "" + kept.get(i).name());
            }
        }
    }
}
