package crosscheck.comparison.sweep.pruning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrunersTest {
    private static AccuracyCurve curve(TrialState state, Double... accuracies) {
        return new AccuracyCurve(state, Arrays.asList(accuracies));
    }

    private static AccuracyCurve complete(Double... accuracies) {
        return curve(TrialState.COMPLETE, accuracies);
    }

    private static AccuracyCurve running(Double... accuracies) {
        return curve(TrialState.RUNNING, accuracies);
    }

    @Test
    void medianRuleStopsWhatIsBelowTheMedianOfTheBestSoFar() {
        Pruner pruner = Pruners.ALL.parse("median:warmUp=1,trials=3");
        List<AccuracyCurve> earlier =
                List.of(
                        complete(0.5, 0.4, 0.9), // 0.5 by epoch 2
                        complete(0.1, 0.7, 0.9),
                        complete(0.2, 0.6, 0.9),
                        complete(0.3, 0.3, 0.9));
        // median of 0.3, 0.5, 0.6, 0.7 is 0.55
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.0), earlier), "warm-up");
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.55, 0.1), earlier));
        Optional<String> reason = pruner.reasonToStop(running(0.1, 0.54), earlier);
        assertTrue(reason.orElseThrow().contains("54.00 %"), reason.toString());
        assertTrue(reason.orElseThrow().contains("55.00 %, the median of 4"), reason.toString());
        assertTrue(
                pruner.reasonToStop(running(0.1, 0.59), earlier.subList(0, 3)).isPresent(),
                "of three 0.6 is in the middle");
    }

    @Test
    void medianRuleNeedsEnoughCompleteTrialsThatReachedTheEpoch() {
        Pruner pruner = new MedianPruner(0, 2, 1);
        List<AccuracyCurve> others =
                List.of(
                        complete(0.9, 0.9),
                        curve(TrialState.PRUNED, 0.9, 0.9, 0.9),
                        curve(TrialState.FAILED, 0.9, 0.9, 0.9),
                        complete(0.9, 0.9, 0.9));
        assertTrue(pruner.reasonToStop(running(0.1, 0.1), others).isPresent());
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.1, 0.1, 0.1), others));
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.1), others.subList(0, 3)));
    }

    @Test
    void ashaLetsTheBestThirdGoOnAtItsRungs() {
        Pruner pruner = Pruners.ALL.parse("asha:eta=3,first=2");
        List<AccuracyCurve> earlier = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            earlier.add(curve(i < 4 ? TrialState.PRUNED : TrialState.COMPLETE, 0.9, 0.1 * i));
        }
        // nine with itself, three of them go on: 0.7, 0.6 and one above 0.5
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.0, 0.51), earlier));
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.0, 0.5), earlier), "a tie");
        Optional<String> reason = pruner.reasonToStop(running(0.95, 0.49), earlier);
        assertTrue(reason.orElseThrow().contains("number 4 of 9"), reason.toString());
        assertTrue(reason.orElseThrow().contains("3 of them"), reason.toString());
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.0), earlier), "no rung");
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.0, 0.0, 0.0), earlier));
    }

    @Test
    void rungsOfAshaArePowersOfEta() {
        Pruner pruner = new AshaPruner(3, 1, 1);
        Double[] good = new Double[100];
        Arrays.fill(good, 0.9);
        List<Integer> rungs = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        for (int epoch = 1; epoch <= 100; epoch++) {
            own.add(0.1);
            if (pruner.reasonToStop(
                            new AccuracyCurve(TrialState.RUNNING, own), List.of(complete(good)))
                    .isPresent()) {
                rungs.add(epoch);
            }
        }
        assertEquals(List.of(1, 3, 9, 27, 81), rungs);
    }

    @Test
    void theFirstAndTheBestOfTwoGoOn() {
        Pruner pruner = AshaPruner.DEFAULT;
        assertEquals(Optional.empty(), pruner.reasonToStop(running(0.1), List.of()));
        assertEquals(
                Optional.empty(), pruner.reasonToStop(running(0.2), List.of(complete(0.1, 0.9))));
        assertTrue(pruner.reasonToStop(running(0.1), List.of(complete(0.2, 0.9))).isPresent());
        assertEquals(
                Optional.empty(),
                pruner.reasonToStop(running(0.1), List.of(curve(TrialState.FAILED, 0.2))),
                "what failed says nothing");
    }

    @Test
    void trialsSeeThoseThatEndedBeforeTheyCouldBegin() {
        Pruner asha = new AshaPruner(3, 1, 4);
        assertEquals(0, asha.trialsBefore(0));
        assertEquals(0, asha.trialsBefore(3));
        assertEquals(1, asha.trialsBefore(4));
        assertEquals(97, new MedianPruner(0, 1, 4).trialsBefore(100));
        assertEquals(100, new MedianPruner(0, 1, 1).trialsBefore(100));
        assertEquals(0, Pruners.ALL.parse("none").trialsBefore(100));
    }

    @Test
    void wrongPrunersAreRefused() {
        int refused = 0;
        for (String text :
                List.of(
                        "best",
                        "none:eta=3",
                        "asha:eta=1",
                        "asha:first=0",
                        "asha:parallel=0",
                        "asha:eta=2.5",
                        "median:trials=0",
                        "median:warmUp=-1")) {
            assertThrows(IllegalArgumentException.class, () -> Pruners.ALL.parse(text), text);
            refused++;
        }
        assertEquals(8, refused);
    }
}
