package crosscheck.scratch.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures of the lecture "A Neuron to Many Neurons", section 5. */
class SigmoidNeuronTest {
    private static final double LEARNING_RATE = 0.1;
    private static final int ALL_ROWS = 100;

    private static final List<Example> THREE =
            List.of(
                    new Example(List.of(5.1, 3.5, 1.4, 0.2), 0),
                    new Example(List.of(4.9, 3.0, 1.4, 0.2), 1),
                    new Example(List.of(4.7, 3.2, 1.3, 0.2), 0));

    private static SigmoidNeuron trained(int epochs) {
        SigmoidNeuron neuron = SigmoidNeuron.filled(4, 0.1);
        for (int epoch = 0; epoch < epochs; epoch++) {
            neuron = neuron.step(TwoIrises.train(), LEARNING_RATE, ALL_ROWS);
        }
        return neuron;
    }

    @Test
    void workedExampleHasItsOutputsLossAndGradient() {
        List<Double> outputs = SigmoidNeuron.filled(4, 0.1).outputs(THREE);
        assertEquals(0.7539, outputs.get(0), 1e-4);
        assertEquals(0.7407, outputs.get(1), 1e-4);
        assertEquals(0.7388, outputs.get(2), 1e-4);
        // (0.7539^2 + 0.2593^2 + 0.7388^2) / 6; the slide cuts the outputs, which moves it by 6e-5
        assertEquals(0.19691, SigmoidNeuron.loss(THREE, outputs), 6e-5);
        assertEquals(0.196905, SigmoidNeuron.loss(THREE, List.of(0.7539, 0.7407, 0.7388)), 5e-7);
        // with the slide's outputs: (.75 .1875 5.1 - .26 .1924 4.9 + .73 .1971 4.7) / 3
        double gradient = SigmoidNeuron.gradient(THREE, List.of(0.75, 0.74, 0.73), 3).get(0);
        assertEquals(0.3827, gradient, 1e-4);
        assertEquals(-0.0913, 0.1 - 0.5 * gradient, 1e-4);
    }

    @Test
    void gradientIsTheDerivativeOfTheLoss() {
        SigmoidNeuron neuron = new SigmoidNeuron(List.of(0.3, -0.2, 0.1, 0.4), -0.5);
        List<Double> gradient = SigmoidNeuron.gradient(THREE, neuron.outputs(THREE), THREE.size());
        double h = 1e-5;
        int checked = 0;
        for (int j = 0; j <= 4; j++) {
            double above = lossMoved(neuron, j, h);
            double below = lossMoved(neuron, j, -h);
            assertEquals((above - below) / (2 * h), gradient.get(j), 1e-9);
            checked++;
        }
        assertEquals(5, checked);
    }

    private static double lossMoved(SigmoidNeuron neuron, int j, double h) {
        List<Double> weights = new ArrayList<>(neuron.weights());
        if (j < weights.size()) {
            weights.set(j, weights.get(j) + h);
        }
        SigmoidNeuron moved =
                new SigmoidNeuron(weights, neuron.bias() + (j == weights.size() ? h : 0));
        return SigmoidNeuron.loss(THREE, moved.outputs(THREE));
    }

    @Test
    void hundredEpochsGiveThePrintedWeights() {
        SigmoidNeuron neuron = trained(100);
        double[] printed = {-0.1490311, -0.38795727, 0.64200298, 0.34623798};
        for (int i = 0; i < printed.length; i++) {
            assertEquals(printed[i], neuron.weights().get(i), 5e-9, "w" + i);
        }
        assertEquals(0.00359432, neuron.bias(), 5e-9);
    }

    @Test
    void nearlyThousandEpochsGiveThePrintedOutputs() {
        List<Double> outputs = trained(999).outputs(TwoIrises.test());
        double[] printed = {
            0.05395003, 0.17599855, 0.07863967, 0.10059897, 0.0991089, 0.10288262, 0.05693354,
            0.0853523, 0.05103666, 0.06962544, 0.96078244, 0.95579566, 0.92428386, 0.86254368,
            0.94491158, 0.92028125, 0.93194228, 0.93172487, 0.77415845, 0.92844899
        };
        assertEquals(printed.length, outputs.size());
        for (int i = 0; i < printed.length; i++) {
            assertEquals(printed[i], outputs.get(i), 5e-8, "output " + i);
        }
    }

    @Test
    void flowersAreSplitByRow() {
        assertEquals(100, TwoIrises.all().size());
        assertEquals(80, TwoIrises.train().size());
        assertEquals(TwoIrises.all().get(39), TwoIrises.train().get(39));
        assertEquals(TwoIrises.all().get(50), TwoIrises.train().get(40));
        assertEquals(TwoIrises.all().get(40), TwoIrises.test().get(0));
        assertEquals(TwoIrises.all().get(99), TwoIrises.test().get(19));
        assertTrue(TwoIrises.test().stream().skip(10).allMatch(flower -> flower.y() == 1));
        assertEquals(new Example(List.of(5.1, 3.5, 1.4, 0.2), 0), TwoIrises.all().get(0));
    }
}
