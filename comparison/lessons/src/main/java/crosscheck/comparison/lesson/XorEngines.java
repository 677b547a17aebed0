package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.truthtable.TruthTable;
import java.util.ArrayList;
import java.util.List;

/**
 * XOR learned by the hand-written network and by DL4J, from the same weights.
 *
 * @param framework DL4J
 */
record XorEngines(Trained reference, Trained framework) {
    private static final int STEPS = 1000;
    private static final double LEARNING_RATE = 3;
    private static final int[] ROWS = {0, 1, 2, 3};
    private static final NetworkSpec SPEC =
            NetworkSpec.dense(
                    2,
                    List.of(4),
                    2,
                    ActivationName.SIGMOID,
                    LossName.QUADRATIC,
                    InitialiserName.NORMAL);

    /** A training that has ended. */
    private record Trained(List<Double> losses, double[] outputs) {

        /** The class with the larger output, for each pair. */
        double[] predictions() {
            double[] classes = new double[ROWS.length];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = outputs[2 * i + 1] > outputs[2 * i] ? 1 : 0;
            }
            return classes;
        }
    }

    static XorEngines run(LessonContext context) {
        List<ParameterTensor> weights = ScratchEngine.drawWeights(SPEC, context.seed());
        context.console()
                .notice("training 2-4-2 by hand and on DL4J, which takes some seconds to load");
        return new XorEngines(
                train(context, EngineName.SCRATCH, weights),
                train(context, EngineName.DL4J, weights));
    }

    private static Trained train(
            LessonContext context, EngineName engine, List<ParameterTensor> weights) {
        Dataset xor = TruthTable.XOR.dataset();
        TrainingSpec training = TrainingSpec.sgd(LEARNING_RATE, ROWS.length, STEPS, 1);
        try (Progress progress = context.progress(engine.label(), STEPS, " steps");
                Trainee trainee =
                        Engines.create(engine, 1)
                                .create(SPEC, training, weights, Precision.DOUBLE)) {
            List<Double> losses = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                losses.add(trainee.step(xor, ROWS));
                progress.at(step + 1);
            }
            return new Trained(losses, trainee.predictProbabilities(xor, ROWS));
        }
    }

    void addFigures(Figures figures, String table) {
        figures.rounded("learned by 2-4-2, hand-written", table, reference.predictions());
        figures.rounded("learned by 2-4-2, DL4J", table, framework.predictions());
    }

    Section section() {
        double largest = 0;
        for (int step = 0; step < STEPS; step++) {
            double difference = reference.losses().get(step) - framework.losses().get(step);
            largest = Math.max(largest, Math.abs(difference));
        }
        return Section.of(
                "And so does DL4J",
                new Paragraph(
                        "A 2-4-2 network, one output for each class, from the same initial weights on"
                                + " both sides and in double: learning rate 3, "
                                + STEPS
                                + " steps on all four examples."),
                XyChart.lines(
                        "Loss by step, hand-written and DL4J",
                        "Both fall from %s to %s; the largest difference at any step is %s."
                                .formatted(
                                        Numbers.significant(reference.losses().get(0)),
                                        Numbers.significant(reference.losses().get(STEPS - 1)),
                                        Numbers.scientific(largest)),
                        Axis.of("step"),
                        Axis.log("loss"),
                        List.of(
                                Series.overTime("hand-written", reference.losses()),
                                Series.overTime("DL4J", framework.losses()))));
    }
}
