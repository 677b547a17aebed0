package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.scratch.Network;
import crosscheck.scratch.initialiser.Normal;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The smallest network that learns XOR, hand-written: two hidden units, one output.
 *
 * @param network after training
 * @param start which draw of initial weights it is, 1 for the first
 */
record XorNetwork(Network network, List<Double> losses, int start) {
    private static final int EPOCHS = 3000;
    private static final double LEARNING_RATE = 5;
    private static final int MOST_STARTS = 50;
    private static final Tensor INPUTS = Tensor.of(new double[] {0, 0, 1, 0, 0, 1, 1, 1}, 4, 2);
    private static final Tensor TARGETS = Tensor.of(new double[] {0, 1, 1, 0}, 4, 1);

    /** Draws initial weights until one start learns: two hidden units can get stuck. */
    static XorNetwork learn(LessonContext context) {
        XorNetwork trained = train(context.seed(), 1);
        for (int start = 2; start <= MOST_STARTS && !trained.learned(); start++) {
            trained = train(context.seed(), start);
        }
        return trained;
    }

    private static XorNetwork train(long seed, int start) {
        Network network =
                new Network(
                        List.of(
                                new Dense(2, 2),
                                new ActivationLayer(Activation.SIGMOID),
                                new Dense(2, 1),
                                new ActivationLayer(Activation.SIGMOID)),
                        new QuadraticLoss());
        network.initialise(new Normal(1, 1), seed + start - 1);
        Optimiser optimiser = Optimiser.sgd(LEARNING_RATE);
        List<Double> losses = new ArrayList<>();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            losses.add(network.step(INPUTS, TARGETS, optimiser));
        }
        return new XorNetwork(network, losses, start);
    }

    private boolean learned() {
        double[] outputs = network.predictProbabilities(INPUTS).values();
        return IntStream.range(0, outputs.length)
                .allMatch(i -> Math.abs(outputs[i] - TARGETS.values()[i]) < 0.2);
    }

    /** The outputs for the four pairs, as 0 or 1. */
    double[] predictions() {
        double[] outputs = network.predictProbabilities(INPUTS).values();
        return Arrays.stream(outputs).map(a -> a > 0.5 ? 1 : 0).toArray();
    }

    private double output(double x1, double x2) {
        return network.predictProbabilities(Tensor.of(new double[] {x1, x2}, 1, 2)).values()[0];
    }

    Section section() {
        double[] outputs = network.predictProbabilities(INPUTS).values();
        String starts =
                start == 1
                        ? "The first draw of initial weights led there."
                        : "Draw "
                                + start
                                + " of the initial weights was the first that led there: two hidden"
                                + " units can get stuck where one of them does nothing.";
        return Section.of(
                "A 2-2-1 network learns it",
                new Paragraph(
                        "Two sigmoid units and one after them, quadratic loss, all four examples at"
                                + " once, learning rate 5, weights and biases from N(0, 1): "
                                + EPOCHS
                                + " steps of backpropagation. "
                                + starts),
                Plane.surface(
                        "What it learned",
                        "The outputs at the four corners are %s, %s, %s and %s."
                                .formatted(
                                        Numbers.fixed(outputs[0], 3),
                                        Numbers.fixed(outputs[1], 3),
                                        Numbers.fixed(outputs[2], 3),
                                        Numbers.fixed(outputs[3], 3)),
                        List.of(0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0),
                        this::output,
                        TARGETS.values()),
                XyChart.plane(
                        "Loss by step",
                        "The loss falls from %s to %s, not evenly: it stays on a plateau until the hidden units part."
                                .formatted(
                                        Numbers.significant(losses.get(0)),
                                        Numbers.significant(losses.get(EPOCHS - 1))),
                        Axis.of("step"),
                        Axis.log("loss"),
                        List.of(Series.overTime("loss", losses))));
    }
}
