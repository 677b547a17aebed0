package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.Surface;
import crosscheck.comparison.page.XyChart;
import crosscheck.scratch.descent.Descent;
import crosscheck.scratch.descent.Descent.Place;
import crosscheck.scratch.descent.Landscape;
import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Gradient descent on functions that can be seen, by every optimiser of the lectures. */
final class DescentLesson implements Lesson {
    private static final double FIRST_X = 6;
    private static final double H = 0.01;
    private static final double LEARNING_RATE = 0.01;
    private static final int BOWL_STEPS = 300;
    private static final int VALLEY_STEPS = 40;
    private static final double[] VALLEY_START = {-7, 2};

    private record Walker(String name, UpdateRule rule, double learningRate) {
        List<Place> walk() {
            Optimiser optimiser = new Optimiser(OptimiserSettings.of(rule, learningRate));
            return Descent.path(Landscape.VALLEY, optimiser, VALLEY_STEPS, VALLEY_START);
        }

        String label() {
            return rule.hasLearningRate() ? name + ", rate " + learningRate : name;
        }
    }

    private static final List<Walker> WALKERS =
            List.of(
                    new Walker("SGD", new Sgd(), 0.95),
                    new Walker("Momentum", new Momentum(), 0.1),
                    new Walker("NAG", new Nesterov(), 0.1),
                    new Walker("AdaGrad", new AdaGrad(Variant.PUBLISHED), 1.5),
                    new Walker("RMSProp", new RmsProp(Variant.PUBLISHED), 0.3),
                    new Walker("AdaDelta", new AdaDelta(), 1),
                    new Walker("Adam", new Adam(Variant.PUBLISHED), 0.3),
                    new Walker("Nadam", new Nadam(Variant.PUBLISHED), 0.3));

    @Override
    public String name() {
        return "descent";
    }

    @Override
    public String title() {
        return "Gradient descent";
    }

    @Override
    public String summary() {
        return "The slope as a limit, the way down a bowl, and eight optimisers in one valley.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        List<Place> way =
                Descent.path(Landscape.BOWL, Optimiser.sgd(LEARNING_RATE), BOWL_STEPS, 6, -2);
        Figures figures = new Figures(Lecture.SHARCNET);
        addSlope(figures);
        addBowl(figures, way.get(0), way.get(1));
        return new LessonResult(figures.list(), List.of(slope(), bowl(way), valley()));
    }

    // ---- one number ---------------------------------------------------------------------------

    private static void addSlope(Figures figures) {
        Landscape f = Landscape.PARABOLA;
        figures.rounded("f(6) of x^2 - 6x + 10", "10", f.value(FIRST_X));
        figures.rounded("f(6.01)", "10.0601", f.value(FIRST_X + H));
        figures.rounded("difference quotient", "6.01", f.differenceQuotient(0, H, FIRST_X));
        figures.rounded("analytic slope", "6", f.gradient(FIRST_X)[0]);
    }

    private static Section slope() {
        Landscape f = Landscape.PARABOLA;
        List<ChartPoint> errors = new ArrayList<>();
        for (int exponent = 0; exponent <= 15; exponent++) {
            double h = Math.pow(10, -exponent);
            double error = Math.abs(f.differenceQuotient(0, h, FIRST_X) - f.gradient(FIRST_X)[0]);
            if (error > 0) {
                errors.add(new ChartPoint(h, error));
            }
        }
        ChartPoint best = Collections.min(errors, Comparator.comparingDouble(ChartPoint::y));
        return Section.of(
                "The slope as a limit",
                new Paragraph(
                        "At 6 the parabola rises by 6. A step of 0.01 to the right measures 6.01: on a"
                                + " parabola the quotient is off by exactly the step."),
                XyChart.lines(
                        "Error of the difference quotient by its step",
                        "Smaller steps are better down to h = %s, where the error is %s; below, the rounding of f is divided by ever less, and the error grows again."
                                .formatted(
                                        Numbers.significant(best.x()),
                                        Numbers.significant(best.y())),
                        Axis.log("step h"),
                        Axis.log("error"),
                        List.of(Series.path("|quotient - 6|", errors))));
    }

    // ---- two numbers --------------------------------------------------------------------------

    private static void addBowl(Figures figures, Place start, Place next) {
        figures.rounded("z at (6, -2)", "14", start.value());
        figures.rounded("gradient at (6, -2)", "(6, -4)", numbers(start.gradient()));
        figures.rounded("next point, learning rate 0.01", "(5.94, -1.96)", numbers(next.x()));
        figures.rounded("gradient there", "(5.88, -3.92)", numbers(next.gradient()));
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Section bowl(List<Place> way) {
        Surface surface =
                Surface.of(
                        "z",
                        -1,
                        7,
                        -4,
                        4,
                        List.of(1.0, 1.5, 2.5, 4.0, 6.0, 9.0, 13.0, 18.0, 33.0),
                        Landscape.BOWL::value);
        Place end = way.get(BOWL_STEPS);
        return Section.of(
                "Down a bowl",
                XyChart.onSurface(
                        "300 steps from (6, -2)",
                        "The bowl is round, so the way is straight; each step is 2 %% shorter than the one before. It ends at (%s, %s), where z is %s; the bottom is at (3, 0) with z = 1."
                                .formatted(
                                        Numbers.fixed(end.x().get(0), 3),
                                        Numbers.fixed(end.x().get(1), 3),
                                        Numbers.fixed(end.value(), 4)),
                        "x",
                        "y",
                        surface,
                        List.of(Series.path("learning rate 0.01", points(way)))));
    }

    private static List<ChartPoint> points(List<Place> way) {
        return way.stream().map(p -> new ChartPoint(p.x().get(0), p.x().get(1))).toList();
    }

    // ---- the family ---------------------------------------------------------------------------

    private static Section valley() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Paragraph(
                        "z = x^2 / 20 + y^2 is steep across and nearly flat along. Plain descent"
                                + " must not step further than the steep direction allows, and crawls in"
                                + " the other. The rules of the lectures either carry their speed on"
                                + " (Momentum, NAG) or give each number a step of its own (AdaGrad,"
                                + " RMSProp, AdaDelta), or both (Adam, Nadam). Learning rates are those"
                                + " that suit each here. The slope is exact, so SGD is full-batch descent:"
                                + " they part only where a mini-batch stands for all examples."));
        for (int i = 0; i < WALKERS.size(); i += 2) {
            blocks.add(twoPaths(WALKERS.get(i), WALKERS.get(i + 1)));
        }
        blocks.add(heights());
        return new Section("Eight optimisers in a valley", blocks);
    }

    private static Chart twoPaths(Walker first, Walker second) {
        List<Place> one = first.walk();
        List<Place> two = second.walk();
        Surface surface =
                Surface.of(
                        "z",
                        -8,
                        8,
                        -4,
                        4,
                        List.of(0.0, 0.1, 0.3, 0.7, 1.4, 2.5, 4.0, 6.0, 9.0, 20.0),
                        Landscape.VALLEY::value);
        return XyChart.onSurface(
                first.name() + " and " + second.name(),
                "After %d steps %s is at z = %s, %s at z = %s; the start is at z = %s."
                        .formatted(
                                VALLEY_STEPS,
                                first.name(),
                                height(one),
                                second.name(),
                                height(two),
                                Numbers.fixed(one.get(0).value(), 2)),
                "x",
                "y",
                surface,
                List.of(
                        Series.path(first.label(), points(one)),
                        Series.path(second.label(), points(two))));
    }

    private static String height(List<Place> way) {
        return Numbers.significant(way.get(VALLEY_STEPS).value());
    }

    private static Chart heights() {
        List<Series> series = new ArrayList<>();
        String best = "";
        double least = Double.POSITIVE_INFINITY;
        for (Walker walker : WALKERS) {
            List<Place> way = walker.walk();
            List<ChartPoint> points = new ArrayList<>();
            for (int step = 0; step < way.size(); step++) {
                points.add(new ChartPoint(step, way.get(step).value()));
            }
            series.add(Series.line(walker.name(), points));
            if (way.get(VALLEY_STEPS).value() < least) {
                least = way.get(VALLEY_STEPS).value();
                best = walker.name();
            }
        }
        return XyChart.lines(
                "Height by step",
                "%s is lowest after %d steps, at z = %s. AdaDelta has no learning rate and begins with tiny steps. With other rates the order is another."
                        .formatted(best, VALLEY_STEPS, Numbers.significant(least)),
                Axis.of("step"),
                Axis.log("z"),
                series);
    }
}
