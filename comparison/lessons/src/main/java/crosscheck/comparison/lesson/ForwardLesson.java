package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.BarChart;
import crosscheck.comparison.page.BarChart.Bars;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.Surface;
import crosscheck.comparison.page.XyChart;
import crosscheck.data.Dataset;
import crosscheck.data.iris.Iris;
import crosscheck.scratch.Batch;
import crosscheck.scratch.mlp.SigmoidLayers;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** A 2-2-2-2 network followed from its inputs to its outputs. */
final class ForwardLesson implements Lesson {
    private static final double[] ONES = {1, -1};
    private static final double[] ZEROS = {0, 0};
    private static final double EDGE = 3;

    /** One flower of each species, in the order of the file. */
    private static final int[] FLOWERS = {0, 50, 100};

    @Override
    public String name() {
        return "forward";
    }

    @Override
    public String title() {
        return "A forward pass, layer by layer";
    }

    @Override
    public String summary() {
        return "What a 2-2-2-2 network of sigmoids makes of its inputs, and one-hot labels for its"
                + " outputs.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        SigmoidLayers network = SigmoidLayers.lectureExample();
        Figures figures = new Figures(Lecture.KI);
        figures.erratum(
                "f([1, -1])",
                "[0.62, -0.83]",
                "[0.62, 0.83]",
                "a sigmoid is never negative: the minus sign is a slip",
                array(network.outputs(ONES)));
        figures.rounded("f([0, 0])", "[0.51, 0.85]", array(network.outputs(ZEROS)));
        return new LessonResult(figures.list(), List.of(layers(network), plane(network), oneHot()));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    // ---- the layers ---------------------------------------------------------------------------

    private static Section layers(SigmoidLayers network) {
        List<List<Double>> ones = network.values(ONES);
        List<List<Double>> zeros = network.values(ZEROS);
        List<List<String>> rows = new ArrayList<>();
        for (int l = 0; l < ones.size(); l++) {
            rows.add(PageTable.row(layer(l), text(ones.get(l)), text(zeros.get(l))));
        }
        return Section.of(
                "Behind each layer",
                new Paragraph(
                        "Each unit takes the weighted sum of the layer before and its bias, then the"
                                + " sigmoid. The weights, unit by unit: (1, -2) (-1, 1) with biases 1"
                                + " and 0; (2, -1) (-2, -1) with 0 and 0; (3, -1) (-1, 4) with -2 and"
                                + " 2."),
                PageTable.of(
                        "Values behind each layer",
                        List.of("layer", "input (1, -1)", "input (0, 0)"),
                        rows),
                bars(ones, zeros));
    }

    private static String layer(int l) {
        return l == 0 ? "input" : "layer " + l;
    }

    private static String text(List<Double> values) {
        return Numbers.fixed(values.get(0), 4) + ", " + Numbers.fixed(values.get(1), 4);
    }

    private static Block bars(List<List<Double>> ones, List<List<Double>> zeros) {
        List<String> units = new ArrayList<>();
        List<Double> ofOnes = new ArrayList<>();
        List<Double> ofZeros = new ArrayList<>();
        for (int l = 1; l < ones.size(); l++) {
            for (int j = 0; j < ones.get(l).size(); j++) {
                units.add("layer " + l + ", unit " + (j + 1));
                ofOnes.add(ones.get(l).get(j));
                ofZeros.add(zeros.get(l).get(j));
            }
        }
        return new BarChart(
                "Activations of every unit",
                "The two inputs lead to different first layers and to outputs that hardly differ: %s and %s."
                        .formatted(
                                text(ones.get(ones.size() - 1)), text(zeros.get(ones.size() - 1))),
                "unit",
                units,
                Axis.of("activation").from(0, 1),
                List.of(new Bars("input (1, -1)", ofOnes), new Bars("input (0, 0)", ofZeros)));
    }

    // ---- every input --------------------------------------------------------------------------

    private static Section plane(SigmoidLayers network) {
        return Section.of(
                "Every input",
                surface(network, 0, List.of(0.0, 0.2, 0.4, 0.6, 0.8)),
                surface(network, 1, List.of(0.8, 0.84, 0.88, 0.92, 0.96)));
    }

    private static Block surface(SigmoidLayers network, int output, List<Double> levels) {
        DoubleBinaryOperator f = (x1, x2) -> network.outputs(x1, x2).get(output);
        double upperLeft = f.applyAsDouble(-EDGE, EDGE);
        double lowerRight = f.applyAsDouble(EDGE, -EDGE);
        return XyChart.onSurface(
                "Output " + (output + 1),
                "From (-3, 3) to (3, -3) output %d %s from %s to %s; the two examples are marked."
                        .formatted(
                                output + 1,
                                lowerRight > upperLeft ? "rises" : "falls",
                                Numbers.fixed(upperLeft, 4),
                                Numbers.fixed(lowerRight, 4)),
                "x1",
                "x2",
                Surface.of("output " + (output + 1), -EDGE, EDGE, levels, f),
                List.of(
                        Series.points("(1, -1)", List.of(new ChartPoint(1, -1))),
                        Series.points("(0, 0)", List.of(new ChartPoint(0, 0)))));
    }

    // ---- labels -------------------------------------------------------------------------------

    private static Section oneHot() {
        Dataset iris = Iris.dataset();
        Tensor targets = Batch.targets(iris, FLOWERS);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < FLOWERS.length; i++) {
            int label = iris.label(FLOWERS[i]);
            rows.add(
                    PageTable.row(
                            iris.classNames().get(label),
                            label,
                            Math.round(targets.get(i, 0)),
                            Math.round(targets.get(i, 1)),
                            Math.round(targets.get(i, 2))));
        }
        return Section.of(
                "One-hot labels",
                new Paragraph(
                        "A label is compared with several outputs as a row that is 1 in the column of"
                                + " its class and 0 elsewhere: no class is nearer to another than to a"
                                + " third, as the numbers 0, 1 and 2 would have it."),
                PageTable.of(
                        "Three irises", List.of("species", "label", "is 0", "is 1", "is 2"), rows));
    }
}
