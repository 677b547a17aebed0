package crosscheck.comparison.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.Evaluation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    private static final TrainingSpec THREE_EPOCHS = TrainingSpec.sgd(1, 10, 3, 1);
    private static final EpochMetrics FIRST =
            new EpochMetrics(1, 1, 0.75, new Evaluation(1000, 900, 0.5), 2);

    /** Shows a training of 3 epochs of 4 steps that goes on after its first epoch. */
    private static String shown(ProgressStyle style) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        TrainingState start =
                new TrainingState(0, 0, 0, List.of(FIRST), List.of(), 4, List.of(), List.of());
        try (TrainingProgress progress =
                new TrainingProgress(
                        new Console(stream, stream, style), "fast", THREE_EPOCHS, 4, start)) {
            for (int epoch = 2; epoch <= 3; epoch++) {
                for (int step = 1; step <= 4; step++) {
                    progress.stepDone(epoch, step, 1.0 / step);
                }
                progress.epochDone(
                        new EpochMetrics(
                                epoch, 1, 0.25, new Evaluation(1000, 940 + epoch, 0.5), 2));
            }
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void elsewhereThanOnATerminalThereIsALineForEachEpochWithTheTimeLeft() {
        List<String> lines = shown(ProgressStyle.LINES).lines().toList();
        assertEquals(2, lines.size());
        assertEquals(
                "fast    epoch 2/3: loss 0.2500, validation 942 / 1,000 (94.20 %), 2.00 s, 0:00 left",
                lines.get(0));
        assertTrue(lines.get(1).startsWith("fast    epoch 3/3: loss 0.2500, validation 943"));
    }

    @Test
    void onATerminalThereIsABarWithEpochLossAndValidation() {
        String bar = shown(ProgressStyle.BAR);
        assertTrue(bar.contains("12/12"), bar);
        assertTrue(bar.contains("epoch 3/3 loss 0.250 val 94.3 %"), bar);
        assertTrue(bar.contains("100%"), bar);
    }

    @Test
    void silentlyThereIsNothing() {
        assertEquals("", shown(ProgressStyle.SILENT));
    }
}
