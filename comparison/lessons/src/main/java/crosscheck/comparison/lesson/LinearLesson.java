package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.Surface;
import crosscheck.comparison.page.XyChart;
import crosscheck.scratch.descent.Descent;
import crosscheck.scratch.descent.Descent.Place;
import crosscheck.scratch.descent.LeastSquares;
import crosscheck.scratch.descent.LeastSquares.Observation;
import crosscheck.scratch.optimiser.Optimiser;
import java.util.ArrayList;
import java.util.List;

/** A line through three points, by descent and by formula. */
final class LinearLesson implements Lesson {
    private static final LeastSquares LOSS =
            new LeastSquares(
                    List.of(new Observation(1, 0), new Observation(2, -1), new Observation(3, -2)));
    private static final double LEARNING_RATE = 0.1;
    private static final int STEPS = 2000;
    private static final int DRAWN_STEPS = 200;

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public String title() {
        return "Fitting a line";
    }

    @Override
    public String summary() {
        return "y = w x + b through (1, 0), (2, -1), (3, -2), by gradient descent and by formula.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        List<Place> path = Descent.path(LOSS, Optimiser.sgd(LEARNING_RATE), STEPS, 0, 0);
        Place end = path.get(STEPS);
        double[] formula = LOSS.minimum();
        Figures figures = new Figures(Lecture.SHARCNET);
        String note = "%d steps of learning rate %s from (0, 0)".formatted(STEPS, LEARNING_RATE);
        figures.within("w by gradient descent", "-1", 1e-6, note, end.x().get(0));
        figures.within("b by gradient descent", "1", 1e-6, note, end.x().get(1));
        figures.within("w by the normal equations", "-1", 1e-14, "rounding", formula[0]);
        figures.within("b by the normal equations", "1", 1e-14, "rounding", formula[1]);
        return new LessonResult(figures.list(), List.of(fit(path), lossSurface(path)));
    }

    private static Section fit(List<Place> path) {
        List<ChartPoint> points =
                LOSS.points().stream().map(point -> new ChartPoint(point.x(), point.y())).toList();
        List<Series> series = new ArrayList<>();
        series.add(Series.points("the three points", points));
        int rank = 0;
        for (int step : new int[] {0, 1, 5, 20, 100, STEPS}) {
            Place place = path.get(step);
            rank++;
            series.add(
                    Series.stage(
                            String.valueOf(step),
                            rank,
                            List.of(point(place, 0.5), point(place, 3.5))));
        }
        return Section.of(
                "The line",
                new Paragraph(
                        "One input, one weight, one bias, no activation: the smallest network there is."
                                + " The loss is half the mean squared error of the three points, and the"
                                + " three points lie on a line, so that it can fall to 0."),
                XyChart.plane(
                        "The line after some steps",
                        "The number at a line is its step. It begins flat at 0 and ends at y = %s x + %s with a loss of %s."
                                .formatted(
                                        Numbers.fixed(path.get(STEPS).x().get(0), 4),
                                        Numbers.fixed(path.get(STEPS).x().get(1), 4),
                                        Numbers.significant(path.get(STEPS).value())),
                        Axis.of("x").from(0.5, 3.5),
                        Axis.of("y").from(-3, 1),
                        series),
                XyChart.plane(
                        "Loss by step",
                        "First down the steep side within a few steps, then along the valley: the rest"
                                + " shrinks by the same factor every step.",
                        Axis.of("step"),
                        Axis.log("loss"),
                        List.of(Series.line("loss", losses(path)))));
    }

    private static ChartPoint point(Place line, double x) {
        return new ChartPoint(x, line.x().get(0) * x + line.x().get(1));
    }

    private static List<ChartPoint> losses(List<Place> path) {
        List<ChartPoint> losses = new ArrayList<>();
        for (int step = 0; step <= DRAWN_STEPS; step++) {
            losses.add(new ChartPoint(step, path.get(step).value()));
        }
        return losses;
    }

    private static Section lossSurface(List<Place> path) {
        List<ChartPoint> way =
                path.subList(0, DRAWN_STEPS).stream()
                        .map(place -> new ChartPoint(place.x().get(0), place.x().get(1)))
                        .toList();
        Surface surface =
                Surface.of(
                        "loss",
                        -2,
                        1,
                        -1,
                        2,
                        List.of(0.0, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0),
                        LOSS::value);
        return Section.of(
                "The loss over weight and bias",
                XyChart.onSurface(
                        "The way down",
                        "A narrow valley: the slope and the height of the line can make up for each"
                                + " other. Descent falls into it and follows it from (0, 0) to (-1, 1).",
                        "w",
                        "b",
                        surface,
                        List.of(Series.path("200 steps from (0, 0)", way))));
    }
}
