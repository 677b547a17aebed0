package crosscheck.comparison.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.iris.Iris;
import crosscheck.dl4j.runtime.Backend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchTest {
    private static final NetworkSpec NETWORK =
            NetworkSpec.dense(
                    4,
                    List.of(5, 6),
                    3,
                    ActivationName.TANH,
                    LossName.QUADRATIC,
                    InitialiserName.XAVIER);
    private static final List<MeasuredEngine> SUBJECTS =
            List.of(
                    new MeasuredEngine("slow", new ScratchEngine(), Precision.DOUBLE),
                    new MeasuredEngine("fast", new FastEngine(), Precision.FLOAT));

    private static List<Speed> run(int rounds, Bench.Listener listener) {
        return new Bench(NETWORK, TrainingSpec.sgd(0.1, 10, 1, 1), Iris.split(), rounds)
                .run(SUBJECTS, ScratchEngine.drawWeights(NETWORK, 1), listener);
    }

    @Test
    void medianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertEquals(new Timings(1, 2, 9), Timings.of(9, 1, 2));
        assertEquals(new Timings(1, 2.5, 9), Timings.of(9, 3, 1, 2));
        assertThrows(IllegalArgumentException.class, Timings::of);
    }

    @Test
    void enginesTakeTurnsAndChangeTheirPlaces() {
        List<String> turns = new ArrayList<>();
        run(2, (done, of, subject) -> turns.add(done + "/" + of + " " + subject.name()));
        assertEquals(
                List.of("1/6 slow", "2/6 fast", "3/6 fast", "4/6 slow", "5/6 slow", "6/6 fast"),
                turns);
    }

    @Test
    void throughputsFollowFromTheMedians() {
        List<Speed> speeds = run(3, (done, of, subject) -> {});
        assertEquals(2, speeds.size());
        for (Speed speed : speeds) {
            assertTrue(
                    speed.epoch().least() > 0 && speed.epoch().least() <= speed.epoch().median());
            assertEquals(90 / speed.epoch().median(), speed.examplesPerSecond());
            assertEquals(30 / speed.prediction().median(), speed.predictionsPerSecond());
            // 4-5-6-3: 20, 30, 18 weights; forward and gradients, inputs' not for the first layer
            assertEquals(2 * (2 * 20 + 3 * 30 + 3 * 18), speed.workPerExample());
            assertEquals(speed.examplesPerSecond() * 368 / 1e9, speed.gigaflops(), 1e-12);
        }
        BenchResult result = new BenchResult(100, speeds, Map.of(), OptionalLong.empty());
        double least = speeds.stream().mapToDouble(result::timesFastest).min().orElseThrow();
        assertEquals(1, least);
        assertEquals(speeds.get(0).gigaflops() / 100, result.shareOfPeak(speeds.get(0)));
    }

    @Test
    void startUpIsMeasuredInAFreshJavaMachine() throws IOException {
        Timings seconds = StartUp.measure(EngineName.SCRATCH, Backend.CPU, 1);
        assertTrue(seconds.least() > 0, seconds.toString());
    }

    @Test
    void rejectsLessThanOneRound() {
        assertThrows(IllegalArgumentException.class, () -> run(0, (done, of, subject) -> {}));
    }
}
