package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.BarChart;
import crosscheck.comparison.page.BarChart.Bars;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.scratch.mlp.LayerSizes;
import java.util.ArrayList;
import java.util.List;

/** How many weights and biases a network has. */
final class ParametersLesson implements Lesson {
    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final LayerSizes SMALL = LayerSizes.of(3, 5, 4, 5, 2);
    private static final LayerSizes THIRTY = LayerSizes.of(PIXELS, 30, 10);
    private static final LayerSizes HUNDRED = LayerSizes.of(PIXELS, 100, 10);
    private static final List<LayerSizes> NETWORKS =
            List.of(SMALL, LayerSizes.of(PIXELS, 10), THIRTY, HUNDRED);

    @Override
    public String name() {
        return "parameters";
    }

    @Override
    public String title() {
        return "Counting parameters";
    }

    @Override
    public String summary() {
        return "How many weights and biases fully connected networks learn.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(
                new Figures(Lecture.KI)
                        .rounded("3-5-4-5-2: weights", "65", SMALL.weightCount())
                        .rounded("3-5-4-5-2: biases", "16", SMALL.biasCount())
                        .erratum(
                                "3-5-4-5-2: parameters",
                                "82",
                                "81",
                                "65 weights and 16 biases are 81",
                                SMALL.parameterCount())
                        .list());
        figures.addAll(
                new Figures(Lecture.SHARCNET)
                        .erratum(
                                "pixels of a 28x28 image, on two slides",
                                "768, 748",
                                "784, 784",
                                "28 times 28 is 784, as other slides have it",
                                PIXELS,
                                PIXELS)
                        .rounded("784-30-10: parameters", "23,860", THIRTY.parameterCount())
                        .rounded("784-100-10: parameters", "79,510", HUNDRED.parameterCount())
                        .list());
        return new LessonResult(figures, List.of(table(), layers()));
    }

    private static Section table() {
        List<List<String>> rows = new ArrayList<>();
        for (LayerSizes sizes : NETWORKS) {
            rows.add(
                    PageTable.row(
                            sizes,
                            Numbers.count(sizes.weightCount()),
                            Numbers.count(sizes.biasCount()),
                            Numbers.count(sizes.parameterCount())));
        }
        return Section.of(
                "Weights and biases",
                new Paragraph(
                        "Each unit has a weight for every unit of the layer before it, and one bias. The"
                                + " input layer learns nothing."),
                PageTable.of(
                        "Networks of the lectures",
                        List.of("network", "weights", "biases", "parameters"),
                        rows));
    }

    private static Section layers() {
        List<List<String>> rows = new ArrayList<>();
        for (LayerSizes sizes : NETWORKS) {
            for (int l = 0; l < sizes.layerCount(); l++) {
                long weights = (long) sizes.fanIn(l) * sizes.fanOut(l);
                rows.add(
                        PageTable.row(
                                sizes + ", layer " + (l + 1),
                                sizes.fanIn(l) + " x " + sizes.fanOut(l),
                                Numbers.count(weights),
                                sizes.fanOut(l),
                                Numbers.count(weights + sizes.fanOut(l))));
            }
        }
        return Section.of(
                "Layer by layer",
                bars(),
                PageTable.of(
                        "Each layer",
                        List.of("layer", "shape of W", "weights", "biases", "parameters"),
                        rows));
    }

    private static Block bars() {
        return new BarChart(
                "Weights and biases of each network",
                "Biases hardly count: 784-100-10 has %s weights and %d biases. Nearly all weights lie behind the pixels."
                        .formatted(Numbers.count(HUNDRED.weightCount()), HUNDRED.biasCount()),
                "network",
                NETWORKS.stream().map(LayerSizes::toString).toList(),
                Axis.log("numbers"),
                List.of(
                        new Bars(
                                "weights",
                                NETWORKS.stream().map(n -> (double) n.weightCount()).toList()),
                        new Bars(
                                "biases",
                                NETWORKS.stream().map(n -> (double) n.biasCount()).toList())));
    }
}
