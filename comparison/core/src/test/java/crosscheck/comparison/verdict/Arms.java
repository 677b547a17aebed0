package crosscheck.comparison.verdict;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.Predictions;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results written by hand: 10,000 test examples, of which the first ones are right. */
final class Arms {
    private static final int EXAMPLES = 10_000;
    private static final Dataset ZEROS =
            new Dataset(
                    "zeros",
                    ExampleShape.vector(1),
                    new float[EXAMPLES],
                    new int[EXAMPLES],
                    List.of("zero", "one"),
                    new Provenance("a test", Map.of()));

    private Arms() {}

    /** Seeds from 1 on, with so many correct answers each and a loss that follows from them. */
    static Arm of(EngineName engine, Setting setting, int... correct) {
        double[] losses = new double[correct.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = 1 - correct[i] / (double) EXAMPLES;
        }
        return of(engine, setting, losses, correct);
    }

    static Arm of(EngineName engine, Setting setting, double[] losses, int... correct) {
        List<TrainingResult> results = new ArrayList<>();
        for (int i = 0; i < correct.length; i++) {
            results.add(result(engine, i + 1, correct[i], losses[i]));
        }
        return new Arm(setting, results);
    }

    private static TrainingResult result(EngineName engine, long seed, int correct, double loss) {
        Evaluation test = new Evaluation(EXAMPLES, correct, loss);
        double[] outputs = new double[2 * EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            outputs[2 * i + (i < correct ? 0 : 1)] = 1;
        }
        return new TrainingResult(
                engine,
                "test",
                Precision.FLOAT,
                seed,
                List.of(new EpochMetrics(1, 3, 0.1, test, 1)),
                1,
                test,
                Predictions.of(ZEROS, outputs),
                List.of());
    }
}
