package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.BarChart;
import crosscheck.comparison.page.BarChart.Bars;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.data.Dataset;
import crosscheck.data.iris.Iris;
import crosscheck.scratch.Batch;
import crosscheck.scratch.Network;
import crosscheck.scratch.initialiser.He;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.initialiser.Xavier;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The size of the gradient in each layer of deep networks before their first step. */
final class VanishingGradients {
    private static final int HIDDEN_LAYERS = 8;
    private static final int UNITS = 30;

    private VanishingGradients() {}

    static Section section(long seed) {
        List<Double> sigmoid = norms(Activation.SIGMOID, new Xavier(), seed);
        List<Double> tanh = norms(Activation.TANH, new Xavier(), seed);
        List<Double> relu = norms(Activation.RELU, new He(), seed);
        List<String> layers =
                IntStream.rangeClosed(1, HIDDEN_LAYERS + 1).mapToObj(String::valueOf).toList();
        return Section.of(
                "Vanishing gradients",
                new Paragraph(
                        "Backpropagation multiplies by f'(z) and by the weights in every layer. With the"
                                + " sigmoid that is at most a quarter each time, so that the first"
                                + " layers of a deep network hardly learn. tanh with Xavier's initial"
                                + " weights and ReLU with He's keep the size of the gradient."),
                new BarChart(
                        "Size of the gradient by layer",
                        "In a network of %d hidden layers of %d units, before the first step on Iris, the gradient of the first layer's weights is %s times that of the last with the sigmoid, %s times with tanh, %s times with ReLU."
                                .formatted(
                                        HIDDEN_LAYERS,
                                        UNITS,
                                        ratio(sigmoid),
                                        ratio(tanh),
                                        ratio(relu)),
                        "layer, from the input",
                        layers,
                        Axis.log("|dL/dW|"),
                        List.of(
                                new Bars("sigmoid, Xavier", sigmoid),
                                new Bars("tanh, Xavier", tanh),
                                new Bars("ReLU, He", relu))));
    }

    private static String ratio(List<Double> norms) {
        return Numbers.significant(norms.get(0) / norms.get(norms.size() - 1));
    }

    private static List<Double> norms(Activation activation, Initialiser initialiser, long seed) {
        Dataset train = Iris.split().train();
        List<Layer> layers = new ArrayList<>();
        int fanIn = train.featureCount();
        for (int layer = 0; layer < HIDDEN_LAYERS; layer++) {
            layers.add(new Dense(fanIn, UNITS));
            layers.add(new ActivationLayer(activation));
            fanIn = UNITS;
        }
        layers.add(new Dense(fanIn, train.classCount()));
        Network network = new Network(layers, new SoftmaxCrossEntropy());
        network.initialise(initialiser, seed);
        int[] rows = IntStream.range(0, train.size()).toArray();
        network.computeGradients(Batch.features(train, rows), Batch.targets(train, rows));
        return network.parameters().stream()
                .filter(parameter -> parameter.name().equals("W"))
                .map(VanishingGradients::norm)
                .toList();
    }

    private static double norm(Parameter parameter) {
        double sum = 0;
        for (double g : parameter.gradient().values()) {
            sum += g * g;
        }
        return Math.sqrt(sum);
    }
}
