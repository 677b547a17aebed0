package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/** The rule that DL4J lacks, by hand and inside a DL4J network. */
class HeavyBallTest {
    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    @Test
    void threeStepsAreThoseByHand() {
        HeavyBall ball = new HeavyBall(0.5, 0.5);
        INDArray memory = Nd4j.create(DataType.DOUBLE, 2);
        GradientUpdater<HeavyBall> rule = ball.instantiate(memory, true);
        double[][] gradients = {{1, -2}, {1, 0}, {-4, 8}};
        double[][] v = {{-0.5, 1}, {-0.75, 0.5}, {1.625, -3.75}}; // v/2 - g/2
        for (int step = 0; step < 3; step++) {
            INDArray gradient = Nd4j.createFromArray(gradients[step]);
            rule.applyUpdater(gradient, step, 0);
            assertArrayEquals(new double[] {-v[step][0], -v[step][1]}, gradient.data().asDouble());
            assertArrayEquals(v[step], Parameters.copy(rule.getState().get(HeavyBall.V_STATE)));
        }
    }

    private static Dl4jNetwork network() {
        return new Dl4jNetwork(
                new MlpConfiguration(
                        1,
                        List.of(),
                        Activation.SIGMOID,
                        2,
                        OutputLoss.SIGMOID_QUADRATIC,
                        Dropout.NONE,
                        new Updating(new HeavyBall(1, 0.5), GradientNormalization.None, 0, 0),
                        DataType.DOUBLE));
    }

    @Test
    void networkRollsOnWithoutAGradient() {
        Dataset one = SmallData.of(2, new int[] {0}, 1);
        try (Dl4jNetwork network = network()) {
            network.setParameter(0, "W", new double[] {0, 0});
            network.setParameter(0, "b", new double[] {0, 0});
            network.step(one, new int[] {0}); // dz = -1/8 and 1/8
            assertArrayEquals(new double[] {0.125, -0.125}, network.parameter(0, "W"));
            assertArrayEquals(new double[] {0.125, -0.125}, network.updaterState(0, "W").get("V"));
            network.setLearningRate(1e-300);
            network.step(one, new int[] {0});
            assertArrayEquals(new double[] {0.1875, -0.1875}, network.parameter(0, "W"), 1e-15);
        }
    }

    @Test
    void fileForOtherProgramsHasDl4jsOwnMomentum(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.zip");
        try (Dl4jNetwork network = network()) {
            network.writeModel(file, 1);
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains("Nesterovs"));
            assertFalse(bytes.contains("crosscheck"));
        }
    }

    @Test
    void rulesAreEqualByTheirNumbers() {
        HeavyBall ball = new HeavyBall(0.5, 0.9);
        assertEquals(ball, ball.clone());
        assertEquals(ball.hashCode(), ball.clone().hashCode());
        assertNotEquals(ball, new HeavyBall(0.5, 0.8));
        HeavyBall slower = ball.clone();
        slower.setLrAndSchedule(0.25, null);
        assertNotEquals(ball, slower);
        assertEquals(0.25, slower.getLearningRate(3, 1));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        int refused = 0;
        for (double[] pair : new double[][] {{0, 0.9}, {Double.NaN, 0.9}, {1, 1}, {1, -0.1}}) {
            assertThrows(IllegalArgumentException.class, () -> new HeavyBall(pair[0], pair[1]));
            refused++;
        }
        assertEquals(4, refused);
    }
}
