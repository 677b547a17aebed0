package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.scratch.neuron.Example;
import crosscheck.scratch.neuron.SigmoidNeuron;
import crosscheck.scratch.neuron.TwoIrises;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One sigmoid neuron tells two kinds of irises apart. */
final class NeuronLesson implements Lesson {
    private static final double START = 0.1;
    private static final double LEARNING_RATE = 0.1;
    private static final int EPOCHS = 999;

    /** What the lecture divides the gradient by: all rows, though only 80 of them train. */
    private static final int DIVISOR = 100;

    private static final List<String> PRINTED_WEIGHTS =
            List.of("-0.1490311", "-0.38795727", "0.64200298", "0.34623798", "0.00359432");
    private static final List<String> PRINTED_OUTPUTS =
            List.of(
                    ("0.05395003,0.17599855,0.07863967,0.10059897,0.0991089,"
                                    + "0.10288262,0.05693354,0.0853523,0.05103666,0.06962544,"
                                    + "0.96078244,0.95579566,0.92428386,0.86254368,0.94491158,"
                                    + "0.92028125,0.93194228,0.93172487,0.77415845,0.92844899")
                            .split(","));

    @Override
    public String name() {
        return "neuron";
    }

    @Override
    public String title() {
        return "One sigmoid neuron on Iris";
    }

    @Override
    public String summary() {
        return "A single neuron learns to tell versicolor from setosa, figure by figure as in the"
                + " lecture.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        List<SigmoidNeuron> neurons = train();
        Figures figures = new Figures(Lecture.IRIS);
        addWorkedExample(figures);
        addWeights(figures, neurons);
        addOutputs(figures, neurons.get(EPOCHS));
        return new LessonResult(
                figures.list(), List.of(workedExample(), training(neurons), test(neurons)));
    }

    /** The neuron before the first epoch and after each. */
    private static List<SigmoidNeuron> train() {
        List<Example> train = TwoIrises.train();
        List<SigmoidNeuron> neurons = new ArrayList<>();
        neurons.add(SigmoidNeuron.filled(4, START));
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            neurons.add(neurons.get(epoch - 1).step(train, LEARNING_RATE, DIVISOR));
        }
        return neurons;
    }

    // ---- the worked example -------------------------------------------------------------------

    private static List<Example> threeFlowers() {
        List<Example> all = TwoIrises.all();
        return List.of(all.get(0), new Example(all.get(1).x(), 1), all.get(2));
    }

    private static void addWorkedExample(Figures figures) {
        List<Example> three = threeFlowers();
        List<Double> outputs = SigmoidNeuron.filled(4, START).outputs(three);
        for (int i = 0; i < 3; i++) {
            String printed = List.of("0.7539", "0.7407", "0.7388").get(i);
            figures.cutOff("worked example: output " + (i + 1), printed, outputs.get(i));
        }
        figures.erratum(
                "worked example: loss",
                "0.19169",
                "0.1969",
                "two digits are swapped, 0.19691 was meant: outputs cut to four digits give 0.19690,"
                        + " uncut ones 0.19693",
                SigmoidNeuron.loss(three, outputs));
        double gradient = SigmoidNeuron.gradient(three, List.of(0.75, 0.74, 0.73), 3).get(0);
        figures.cutOff("dL/dw0 from the outputs .75 .74 .73", "0.3827", gradient);
        figures.cutOff("w0 after a step of 0.5", "-0.0913", START - 0.5 * gradient);
    }

    private static Section workedExample() {
        List<Example> three = threeFlowers();
        List<Double> outputs = SigmoidNeuron.filled(4, START).outputs(three);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < three.size(); i++) {
            double a = outputs.get(i);
            int y = three.get(i).y();
            rows.add(
                    PageTable.row(
                            three.get(i).x(),
                            y,
                            Numbers.fixed(a, 6),
                            Numbers.fixed((a - y) * (a - y), 6),
                            Numbers.fixed((a - y) * a * (1 - a), 6)));
        }
        double exact = SigmoidNeuron.gradient(three, outputs, 3).get(0);
        return Section.of(
                "One step by hand",
                new Paragraph(
                        "Three flowers, every weight and the bias 0.1. The loss is half the mean squared"
                                + " error. The lecture goes on with two digits of each output; with all"
                                + " of them dL/dw0 is "
                                + Numbers.fixed(exact, 5)
                                + " instead of 0.38277."),
                PageTable.of(
                        "Forward and backward",
                        List.of("flower", "y", "output a", "(a - y)^2", "(a - y) a (1 - a)"),
                        rows));
    }

    // ---- training -----------------------------------------------------------------------------

    private static void addWeights(Figures figures, List<SigmoidNeuron> neurons) {
        SigmoidNeuron neuron = neurons.get(DIVISOR);
        for (int i = 0; i < PRINTED_WEIGHTS.size(); i++) {
            boolean bias = i == PRINTED_WEIGHTS.size() - 1;
            figures.within(
                    "after 100 epochs: " + (bias ? "bias" : "w" + i),
                    PRINTED_WEIGHTS.get(i),
                    5e-9,
                    "half of the eighth decimal",
                    bias ? neuron.bias() : neuron.weights().get(i));
        }
        figures.erratum(
                "epochs after which these weights are reached",
                "15",
                "100",
                "the printed weights are those of 100 epochs with the gradient of the 80 training"
                        + " flowers divided by 100; no earlier or later epoch is nearer",
                nearestEpoch(neurons));
    }

    private static int nearestEpoch(List<SigmoidNeuron> neurons) {
        int nearest = 0;
        for (int epoch = 0; epoch < neurons.size(); epoch++) {
            if (distance(neurons.get(epoch)) < distance(neurons.get(nearest))) {
                nearest = epoch;
            }
        }
        return nearest;
    }

    private static double distance(SigmoidNeuron neuron) {
        double sum = 0;
        for (int i = 0; i < neuron.weights().size(); i++) {
            sum += Math.abs(neuron.weights().get(i) - Double.parseDouble(PRINTED_WEIGHTS.get(i)));
        }
        return sum;
    }

    private static Section training(List<SigmoidNeuron> neurons) {
        return Section.of(
                "Training",
                new Paragraph(
                        "Gradient descent on all 80 training flowers at once, learning rate 0.1. The"
                                + " divisor 100 instead of 80 makes it 0.08 in effect; the path is the"
                                + " same, only walked more slowly."),
                lossChart(neurons),
                weightChart(neurons));
    }

    private static Chart lossChart(List<SigmoidNeuron> neurons) {
        List<ChartPoint> train = lossCurve(neurons, TwoIrises.train());
        List<ChartPoint> test = lossCurve(neurons, TwoIrises.test());
        return XyChart.lines(
                "Loss by epoch",
                "The loss of the training flowers falls from %s to %s, that of the test flowers from %s to %s."
                        .formatted(
                                Numbers.fixed(train.get(0).y(), 4),
                                Numbers.fixed(train.get(EPOCHS).y(), 4),
                                Numbers.fixed(test.get(0).y(), 4),
                                Numbers.fixed(test.get(EPOCHS).y(), 4)),
                Axis.of("epoch"),
                Axis.log("loss"),
                List.of(
                        Series.line("80 training flowers", train),
                        Series.line("20 test flowers", test)));
    }

    private static List<ChartPoint> lossCurve(List<SigmoidNeuron> neurons, List<Example> flowers) {
        return IntStream.rangeClosed(0, EPOCHS)
                .mapToObj(
                        epoch ->
                                new ChartPoint(
                                        epoch,
                                        SigmoidNeuron.loss(
                                                flowers, neurons.get(epoch).outputs(flowers))))
                .toList();
    }

    private static Chart weightChart(List<SigmoidNeuron> neurons) {
        List<Series> series = new ArrayList<>();
        List<String> names = List.of("sepal length", "sepal width", "petal length", "petal width");
        for (int i = 0; i < names.size(); i++) {
            int weight = i;
            series.add(
                    Series.line(
                            "w" + i + " " + names.get(i),
                            IntStream.rangeClosed(0, EPOCHS)
                                    .mapToObj(
                                            e ->
                                                    new ChartPoint(
                                                            e,
                                                            neurons.get(e).weights().get(weight)))
                                    .toList()));
        }
        return XyChart.lines(
                "Weights by epoch",
                "The petals speak for versicolor, with positive weights; the sepals against it."
                        + " All four begin at 0.1.",
                Axis.of("epoch"),
                Axis.of("weight"),
                series);
    }

    // ---- the test flowers ---------------------------------------------------------------------

    private static void addOutputs(Figures figures, SigmoidNeuron neuron) {
        List<Double> outputs = neuron.outputs(TwoIrises.test());
        for (int i = 0; i < PRINTED_OUTPUTS.size(); i++) {
            figures.within(
                    "after 999 epochs: row " + row(i),
                    PRINTED_OUTPUTS.get(i),
                    5e-8,
                    "the lecture's rounding, carried through 999 steps",
                    outputs.get(i));
        }
    }

    private static int row(int testIndex) {
        return testIndex < 10 ? 40 + testIndex : 80 + testIndex;
    }

    private static Section test(List<SigmoidNeuron> neurons) {
        List<Example> test = TwoIrises.test();
        List<Double> outputs = neurons.get(EPOCHS).outputs(test);
        List<ChartPoint> setosa = new ArrayList<>();
        List<ChartPoint> versicolor = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            (test.get(i).y() == 0 ? setosa : versicolor).add(new ChartPoint(i + 1, outputs.get(i)));
        }
        double highest = setosa.stream().mapToDouble(ChartPoint::y).max().orElseThrow();
        double lowest = versicolor.stream().mapToDouble(ChartPoint::y).min().orElseThrow();
        return Section.of(
                "The flowers it has not seen",
                XyChart.lines(
                        "Outputs for the 20 test flowers after 999 epochs",
                        "Every flower is on its side of 0.5: the highest setosa is at %s, the lowest versicolor at %s."
                                .formatted(Numbers.fixed(highest, 3), Numbers.fixed(lowest, 3)),
                        Axis.of("test flower").from(0, 21),
                        Axis.of("output").from(0, 1),
                        List.of(
                                Series.points("setosa (0)", setosa),
                                Series.points("versicolor (1)", versicolor),
                                Series.line(
                                        "border 0.5",
                                        List.of(
                                                new ChartPoint(0, 0.5),
                                                new ChartPoint(21, 0.5))))));
    }
}
