package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.data.Dataset;
import crosscheck.data.truthtable.TruthTable;
import crosscheck.scratch.perceptron.Gate;
import crosscheck.scratch.perceptron.PerceptronTraining;
import crosscheck.scratch.perceptron.PerceptronTraining.Cycle;
import crosscheck.scratch.perceptron.TrainedUnit;
import crosscheck.scratch.perceptron.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** XOR: beyond one unit, made of three, learned by a network. */
final class XorLesson implements Lesson {
    private static final String TABLE = "0 1 1 0";
    private static final int PASSES = 10_000;
    private static final int DRAWN_UPDATES = 16;
    private static final int LONGEST_SEARCH = 1000;
    private static final double[] LABELS = {0, 1, 1, 0};

    @Override
    public String name() {
        return "xor";
    }

    @Override
    public String title() {
        return "XOR: beyond one unit";
    }

    @Override
    public String summary() {
        return "A single perceptron goes round in circles on XOR, three gates make it, and a small"
                + " network learns it, hand-written and on DL4J.";
    }

    @Override
    public LessonResult run(LessonContext context) {
        XorNetwork network = XorNetwork.learn(context);
        XorEngines engines = XorEngines.run(context);
        Figures figures = new Figures(Lecture.DLFS);
        figures.rounded("AND(NAND, OR) of (0,0) (1,0) (0,1) (1,1)", TABLE, composed());
        figures.rounded("learned by a 2-2-1 network", TABLE, network.predictions());
        engines.addFigures(figures, TABLE);
        return new LessonResult(
                figures.list(),
                List.of(
                        oneUnit(),
                        everyOrder(),
                        threeUnits(),
                        network.section(),
                        engines.section()));
    }

    private static double[] composed() {
        return Arrays.stream(Plane.CORNERS).mapToDouble(x -> Gate.xor(x[0], x[1])).toArray();
    }

    // ---- one unit -----------------------------------------------------------------------------

    private static Section oneUnit() {
        PerceptronTraining training = new PerceptronTraining(TruthTable.XOR.dataset());
        Cycle cycle = training.findCycle(LONGEST_SEARCH).orElseThrow();
        TrainedUnit trained = training.run(PASSES);
        int fewest =
                trained.errorsByPass().stream().mapToInt(Integer::intValue).min().orElseThrow();
        return new Section(
                "One perceptron never gets there",
                List.of(
                        new Paragraph(
                                "Pass %d begins with weights %s and bias %s, and so does pass %d. Everything a pass does follows from the weights it begins with, so the passes between the two repeat for ever, with %s errors each: a proof, not only a training that was stopped. Whole numbers make the two starts equal to the last bit."
                                        .formatted(
                                                cycle.firstPass(),
                                                cycle.start().weights(),
                                                cycle.start().bias(),
                                                cycle.firstPass() + cycle.passes(),
                                                cycle.errorsByPass())),
                        new Paragraph(
                                "%s passes were run all the same: the best of them had %d errors among the four examples."
                                        .formatted(Numbers.count(PASSES), fewest)),
                        new Paragraph(
                                "No weights at all could do it. XOR asks for b <= 0, w1 + b > 0, w2 + b >"
                                        + " 0 and w1 + w2 + b <= 0. The two in the middle add up to w1 + w2"
                                        + " + 2b > 0, the first and the last to w1 + w2 + 2b <= 0."),
                        cyclingWeights(trained)));
    }

    private static Chart cyclingWeights(TrainedUnit trained) {
        List<Series> series = new ArrayList<>();
        for (String name : List.of("w1", "w2", "b")) {
            List<ChartPoint> points = new ArrayList<>(List.of(new ChartPoint(0, 0)));
            for (Update update : trained.updates().subList(0, DRAWN_UPDATES)) {
                double value =
                        switch (name) {
                            case "w1" -> update.after().weights().get(0);
                            case "w2" -> update.after().weights().get(1);
                            default -> update.after().bias();
                        };
                points.add(new ChartPoint(points.size(), value));
            }
            series.add(Series.path(name, points));
        }
        int perPass = trained.errorsByPass().get(0);
        return XyChart.lines(
                "Weights of the first %d updates".formatted(DRAWN_UPDATES),
                "After every %d updates, one pass, both weights and the bias are back at 0."
                        .formatted(perPass),
                Axis.of("update"),
                Axis.of("value"),
                series);
    }

    private static Section everyOrder() {
        int cycling = 0;
        int longest = 0;
        int fewestErrors = Integer.MAX_VALUE;
        List<int[]> orders = orders();
        Dataset xor = TruthTable.XOR.dataset();
        for (int[] order : orders) {
            PerceptronTraining training = new PerceptronTraining(xor.select(order));
            Cycle cycle = training.findCycle(LONGEST_SEARCH).orElse(null);
            if (cycle != null) {
                cycling++;
                longest = Math.max(longest, cycle.passes());
                for (int errors : cycle.errorsByPass()) {
                    fewestErrors = Math.min(fewestErrors, errors);
                }
            }
        }
        return Section.of(
                "Nor does another order help",
                new Paragraph(
                        "Of the %d orders of the four examples %d run into a cycle. Passes in the longest cycle: %d; errors in the best pass of any cycle: %d."
                                .formatted(orders.size(), cycling, longest, fewestErrors)));
    }

    private static List<int[]> orders() {
        List<int[]> orders = new ArrayList<>();
        for (int code = 0; code < 256; code++) {
            int[] order = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3};
            if (Arrays.stream(order).distinct().count() == order.length) {
                orders.add(order);
            }
        }
        return orders;
    }

    // ---- three units --------------------------------------------------------------------------

    private static Section threeUnits() {
        List<List<String>> rows = new ArrayList<>();
        for (double[] x : Plane.CORNERS) {
            int nand = Gate.NAND.unit().output(x);
            int or = Gate.OR.unit().output(x);
            rows.add(
                    PageTable.row(
                            "(%.0f, %.0f)".formatted(x[0], x[1]),
                            nand,
                            or,
                            Gate.AND.unit().output(nand, or)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Paragraph(
                        "A second layer can join what two lines part: NAND and OR see the inputs, AND"
                                + " sees the two of them."));
        blocks.add(
                PageTable.of(
                        "XOR = AND(NAND(x1, x2), OR(x1, x2))",
                        List.of("inputs", "NAND", "OR", "AND of both"),
                        rows));
        blocks.add(
                Plane.regions(
                        "Three gates",
                        "1 in the band between the line of OR and that of NAND.",
                        Gate::xor,
                        LABELS));
        return new Section("Three units do", blocks);
    }
}
