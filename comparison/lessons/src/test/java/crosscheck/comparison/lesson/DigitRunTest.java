package crosscheck.comparison.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DigitRunTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Progress PROGRESS =
            new Progress(
                    new Console(NOWHERE, NOWHERE, ProgressStyle.SILENT), "test", 1, " epochs", 1);
    private final DigitData data = new DigitData(SmallDigits.split());
    private final NetworkSpec network = DigitNetworks.sigmoids(List.of(15));

    private DigitRun trained(long seed, int epochs) {
        return DigitRun.train(network, TrainingSpec.sgd(3, 10, epochs, seed), data, () -> {});
    }

    @Test
    void trainingInTwoGoesIsTrainingInOne() {
        DigitRun once = trained(1, 5);
        DigitRun twice = trained(1, 2).trainOn(5, () -> {});
        assertEquals(once.validation(), twice.validation());
        assertEquals(5, once.validation().size());
        assertArrayEquals(once.parameters().get(0).values(), twice.parameters().get(0).values());
    }

    @Test
    void bestWeightsAreThoseOfTheBestValidationEpoch() {
        DigitRun run = trained(2, 8);
        double best = run.bestAccuracyFraction();
        assertEquals(best, run.keepBest().evaluate(data.validation()).accuracyFraction());
    }

    @Test
    void trainingsInParallelAreThoseOneAfterTheOther() {
        List<Function<Runnable, DigitRun>> jobs =
                List.of(done -> trained(1, 2), done -> trained(2, 2), done -> trained(3, 2));
        List<DigitRun> runs = DigitRuns.inParallel(PROGRESS, jobs);
        int compared = 0;
        for (DigitRun run : runs) {
            assertEquals(compared + 1, run.seed());
            assertEquals(trained(run.seed(), 2).validation(), run.validation());
            compared++;
        }
        assertEquals(3, compared);
    }

    @Test
    void anErrorInOneTrainingIsThatOfAll() {
        IllegalStateException thrown = new IllegalStateException("as it happens");
        List<Function<Runnable, Integer>> jobs =
                List.of(
                        done -> 1,
                        done -> {
                            throw thrown;
                        });
        assertEquals(
                thrown,
                assertThrows(
                        IllegalStateException.class, () -> DigitRuns.inParallel(PROGRESS, jobs)));
    }
}
