package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.ColourScale;
import crosscheck.comparison.page.ImageGroups;
import crosscheck.comparison.page.ImageGroups.Group;
import crosscheck.comparison.page.LabelledImage;
import crosscheck.comparison.page.Matrix;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the first layers learned, as images: of all engines side by side, in the same colours. */
final class WeightImages {
    /** The most units or kernels that are drawn. */
    static final int MOST = 32;

    private WeightImages() {}

    static Optional<Section> of(List<Subject> subjects, TestData data) {
        List<Block> blocks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<FirstLayer> layers = FirstLayer.of(subjects, problems);
        problems.forEach(problem -> blocks.add(new Paragraph(problem)));
        String title = "First layer";
        if (!layers.isEmpty() && layers.get(0).isConvolution()) {
            title = "First convolution";
            blocks.add(kernels(layers));
            blocks.add(maps(layers, data));
        } else if (!layers.isEmpty() && layers.get(0).isOfImages()) {
            blocks.add(units(layers));
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section(title, blocks));
    }

    private static String shown(int shown, int all) {
        return shown < all ? "The first %d of %d. ".formatted(shown, all) : "";
    }

    // ---- dense layers -------------------------------------------------------------------------

    private static Block units(List<FirstLayer> layers) {
        JsonNode document = layers.get(0).subject().run().document();
        int units = layers.get(0).weights().shape().get(1);
        int height = document.at("/data/shape/1").asInt();
        int width = document.at("/data/shape/2").asInt();
        boolean classes = document.at("/spec/layers").size() == 2;
        return new ImageGroups(
                classes ? "The weights of each class" : "The weights of each hidden unit",
                shown(Math.min(MOST, units), units)
                        + "Each image has the weights from the pixels to one unit: orange asks for ink, blue with dots for paper."
                        + FirstLayer.distances(layers),
                ColourScale.DIVERGING,
                groups(
                        units,
                        classes ? "class " : "unit ",
                        layers,
                        (layer, unit) -> new Matrix(height, width, column(layer, unit))));
    }

    private static double[] column(FirstLayer layer, int unit) {
        int units = layer.weights().shape().get(1);
        double[] column = new double[layer.weights().shape().get(0)];
        for (int i = 0; i < column.length; i++) {
            column[i] = layer.weights().values()[i * units + unit];
        }
        return column;
    }

    // ---- convolutions -------------------------------------------------------------------------

    private static Block kernels(List<FirstLayer> layers) {
        List<Integer> shape = layers.get(0).weights().shape();
        int size = shape.get(2) * shape.get(3);
        String channel = shape.get(1) > 1 ? "Of several input channels the first. " : "";
        return new ImageGroups(
                "The kernels",
                shown(Math.min(MOST, shape.get(0)), shape.get(0))
                        + channel
                        + "Orange weights ask for ink, blue ones with dots for paper."
                        + FirstLayer.distances(layers),
                ColourScale.DIVERGING,
                groups(
                        shape.get(0),
                        "kernel ",
                        layers,
                        (layer, kernel) ->
                                part(
                                        layer.weights().values(),
                                        kernel * shape.get(1),
                                        shape.get(2),
                                        shape.get(3),
                                        size)));
    }

    private static Block maps(List<FirstLayer> layers, TestData data) {
        if (data.images().isEmpty()) {
            return new Paragraph("No feature maps are drawn: " + data.reason());
        }
        Dataset images = data.images().get();
        Tensor[] maps = layers.stream().map(layer -> maps(layer, images)).toArray(Tensor[]::new);
        int[] shape = maps[0].shape();
        List<Group> groups = new ArrayList<>();
        groups.addAll(
                groups(
                        shape[1],
                        "map ",
                        layers,
                        (layer, map) ->
                                part(
                                        maps[layers.indexOf(layer)].values(),
                                        map,
                                        shape[2],
                                        shape[3],
                                        shape[2] * shape[3])));
        return new ImageGroups(
                "What the kernels make of the first test image, a "
                        + images.classNames().get(images.label(0)),
                "Before the activation: orange is where a kernel answers, blue with dots where it answers the opposite, which a ReLU cuts off.",
                ColourScale.DIVERGING,
                groups);
    }

    /** The convolution of the first test image, computed by the hand-written layer. */
    private static Tensor maps(FirstLayer layer, Dataset images) {
        ExampleShape input = images.shape();
        List<Integer> shape = layer.weights().shape();
        Conv2d convolution =
                new Conv2d(
                        input,
                        shape.get(0),
                        new Window(shape.get(2), shape.get(3), 1, Padding.VALID));
        set(convolution.parameters().get(0).value(), layer.weights().values());
        set(convolution.parameters().get(1).value(), layer.biases().values());
        double[] pixels = new double[input.featureCount()];
        images.copyRow(0, pixels, 0);
        Tensor x = Tensor.of(pixels, 1, input.channels(), input.height(), input.width());
        return convolution.forward(x, Mode.INFERENCE);
    }

    private static void set(Tensor target, double[] source) {
        System.arraycopy(source, 0, target.values(), 0, target.values().length);
    }

    private static Matrix part(double[] values, int index, int height, int width, int size) {
        return new Matrix(
                height, width, Arrays.copyOfRange(values, index * size, (index + 1) * size));
    }

    private static List<Group> groups(
            int count,
            String name,
            List<FirstLayer> layers,
            BiFunction<FirstLayer, Integer, Matrix> image) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, count); i++) {
            List<LabelledImage> images = new ArrayList<>();
            for (FirstLayer layer : layers) {
                String label = layers.size() > 1 ? layer.subject().label() : "";
                images.add(new LabelledImage(label, image.apply(layer, i)));
            }
            groups.add(new Group(name + (i + 1), images));
        }
        return groups;
    }
}
