package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.scratch.layer.Activation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The activations with their derivatives, and what they do to gradients in deep networks. */
final class ActivationsLesson implements Lesson {
    private static final double RANGE = 4;
    private static final int POINTS = 161;
    private static final double H = 1e-5;
    private static final List<Activation> DRAWN =
            List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.IDENTITY);

    @Override
    public String name() {
        return "activations";
    }

    @Override
    public String title() {
        return "Activations and vanishing gradients";
    }

    @Override
    public String summary() {
        return "Sigmoid, tanh, ReLU and identity with their derivatives, and what is left of a"
                + " gradient after many layers.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        Figures figures = new Figures(Lecture.IRIS);
        figures.cutOff("sig(10)", "0.999954", Activation.SIGMOID.value(10));
        figures.rounded("sig(1)", "0.731", Activation.SIGMOID.value(1));
        figures.rounded("sig(0)", "0.5", Activation.SIGMOID.value(0));
        figures.cutOff("sig(-1)", "0.268", Activation.SIGMOID.value(-1));
        figures.rounded("sig(-10)", "0.000045", Activation.SIGMOID.value(-10));
        return new LessonResult(
                figures.list(), List.of(curves(), VanishingGradients.section(context.seed())));
    }

    private static Section curves() {
        return Section.of(
                "The functions",
                new Paragraph(
                        "The derivative of the sigmoid needs no second exponential: it is s (1 - s). At"
                                + " "
                                + POINTS
                                + " places between -4 and 4 it is within "
                                + Numbers.scientific(largestDifference())
                                + " of the difference quotient (f(z + h) - f(z - h)) / 2h with h = 1e-5."
                                + " It is never above 1/4."),
                functions(),
                derivatives());
    }

    private static Chart functions() {
        return XyChart.plane(
                "f(z)",
                "Sigmoid and tanh level off, between 0 and 1 and between -1 and 1; ReLU cuts off what"
                        + " is negative.",
                Axis.of("z").from(-RANGE, RANGE),
                Axis.of("f(z)").from(-2, 2),
                drawn().map(f -> Series.curve(label(f), f::value, -RANGE, RANGE, POINTS)).toList());
    }

    private static Chart derivatives() {
        return XyChart.plane(
                "f'(z), computed from f(z)",
                "The sigmoid's derivative is at most 0.25, that of tanh at most 1, both near 0 beyond"
                        + " 4; ReLU's is 0 or 1.",
                Axis.of("z").from(-RANGE, RANGE),
                Axis.of("f'(z)").from(-0.1, 1.1),
                drawn().map(
                                f ->
                                        Series.curve(
                                                label(f),
                                                z -> f.derivative(f.value(z)),
                                                -RANGE,
                                                RANGE,
                                                POINTS))
                        .toList());
    }

    private static Stream<Activation> drawn() {
        return DRAWN.stream();
    }

    private static String label(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }

    private static double largestDifference() {
        Activation f = Activation.SIGMOID;
        double largest = 0;
        for (int i = 0; i < POINTS; i++) {
            double z = -RANGE + 2 * RANGE * i / (POINTS - 1);
            double quotient = (f.value(z + H) - f.value(z - H)) / (2 * H);
            largest = Math.max(largest, Math.abs(quotient - f.derivative(f.value(z))));
        }
        return largest;
    }
}
