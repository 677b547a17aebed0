package crosscheck.comparison.lesson;

import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.XyChart;
import crosscheck.scratch.perceptron.Gate;
import crosscheck.scratch.perceptron.LinearUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** AND, NAND and OR as one unit each, XOR as three. */
final class GatesLesson implements Lesson {

    @Override
    public String name() {
        return "gates";
    }

    @Override
    public String title() {
        return "Logic gates as threshold units";
    }

    @Override
    public String summary() {
        return "AND, NAND and OR are one unit with fixed weights each; XOR takes three of them.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        Figures figures = new Figures(Lecture.DLFS);
        figures.rounded("AND of (0,0) (1,0) (0,1) (1,1)", "0 0 0 1", outputs(Gate.AND));
        figures.rounded("NAND of the same", "1 1 1 0", outputs(Gate.NAND));
        figures.rounded("OR of the same", "0 1 1 1", outputs(Gate.OR));
        figures.rounded("XOR = AND(NAND, OR)", "0 1 1 0", table(Gate::xor));
        return new LessonResult(figures.list(), List.of(units(), regions()));
    }

    private static double[] outputs(Gate gate) {
        return table((x1, x2) -> gate.unit().output(x1, x2));
    }

    private static double[] table(DoubleBinaryOperator function) {
        return Arrays.stream(Plane.CORNERS)
                .mapToDouble(corner -> function.applyAsDouble(corner[0], corner[1]))
                .toArray();
    }

    private static Section units() {
        List<List<String>> rows = new ArrayList<>();
        for (Gate gate : Gate.values()) {
            LinearUnit unit = gate.unit();
            List<String> row =
                    PageTable.row(
                            gate.name(), unit.weights().get(0), unit.weights().get(1), unit.bias());
            List<String> cells = new ArrayList<>(row);
            cells.add(String.valueOf(-unit.bias()));
            for (double[] corner : Plane.CORNERS) {
                cells.add(String.valueOf(unit.output(corner)));
            }
            rows.add(cells);
        }
        return Section.of(
                "The units",
                new Paragraph(
                        "A unit puts out 1 where w.x + b is above 0. That is the same as a weighted sum"
                                + " above a threshold T, with b = -T. The same two weights make an AND or"
                                + " an OR: only the threshold tells them apart, and turning every sign"
                                + " makes a NAND of an AND."),
                PageTable.of(
                        "Weights, and the outputs for the four pairs of bits",
                        List.of("gate", "w1", "w2", "b", "T", "(0,0)", "(1,0)", "(0,1)", "(1,1)"),
                        rows));
    }

    private static Section regions() {
        List<XyChart> charts = new ArrayList<>();
        for (Gate gate : Gate.values()) {
            long ones = Arrays.stream(outputs(gate)).filter(y -> y == 1).count();
            charts.add(
                    Plane.regions(
                            gate.name(),
                            "One straight line parts the plane: "
                                    + gate.name()
                                    + " is 1 at "
                                    + ones
                                    + " of the four corners.",
                            (x1, x2) -> gate.unit().output(x1, x2),
                            outputs(gate)));
        }
        charts.add(
                Plane.regions(
                        "XOR from three units",
                        "The region of 1 is a band between two parallel lines, those of OR and NAND;"
                                + " no single line could bound it.",
                        Gate::xor,
                        table(Gate::xor)));
        return new Section("Where each gate is 1", List.copyOf(charts));
    }
}
