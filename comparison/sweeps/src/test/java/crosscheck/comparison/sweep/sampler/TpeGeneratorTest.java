package crosscheck.comparison.sweep.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.sweep.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.junit.jupiter.api.Test;

class TpeGeneratorTest {
    private static final double GAMMA = 0.25;
    private static final ArbiterSpace SPACE =
            new ArbiterSpace(
                    SearchSpace.parse(List.of("dropout=0..0.5", "activation=sigmoid,tanh,relu")));

    /** Places of the good results, and of three times as many bad ones. */
    private static final List<Double> GOOD = List.of(0.1, 0.15, 0.2, 0.25);

    private static final List<Double> BAD =
            List.of(0.7, 0.72, 0.75, 0.78, 0.8, 0.82, 0.85, 0.87, 0.9, 0.92, 0.95, 0.97);

    private static final double FIRST_CHOICE = 0.1;
    private static final double LAST_CHOICE = 0.9;

    private static TpeGenerator generator(int draws) {
        TpeGenerator generator = new TpeGenerator(SPACE, GAMMA, draws);
        generator.setRngSeed(1);
        int index = -1; // those that the generator makes begin at 0
        for (double place : GOOD) {
            report(generator, index--, 0.9, place, LAST_CHOICE);
        }
        for (double place : BAD) {
            report(generator, index--, 0.2, place, FIRST_CHOICE);
        }
        return generator;
    }

    private static void report(TpeGenerator generator, int index, double score, double... places) {
        generator.reportResults(
                new OptimizationResult(
                        new Candidate<>(SPACE.getValue(places), index, places, null, null),
                        score,
                        index,
                        null,
                        null,
                        null));
    }

    private static List<double[]> candidates(TpeGenerator generator, int count) {
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(generator.getCandidate().getFlatParameters());
        }
        return places;
    }

    /** With one draw there is nothing to choose from: candidates have the density of the good. */
    @Test
    void drawsFromTheGoodResults() {
        int count = 1000;
        List<double[]> candidates = candidates(generator(1), count);
        double low = candidates.stream().filter(c -> c[0] < 0.5).count() / (double) count;
        double last = candidates.stream().filter(c -> c[1] > 2 / 3.0).count() / (double) count;
        double ofGood = probabilityBelowOneHalf(new ParzenWindows(GOOD));
        double ofBad = probabilityBelowOneHalf(new ParzenWindows(BAD));
        assertTrue(ofGood - ofBad > 0.5, ofGood + " and " + ofBad + " must be told apart");
        assertEquals(ofGood, low, fourDeviations(ofGood, count));
        double ofLast = (GOOD.size() + 1 / 3.0) / (GOOD.size() + 1); // see ChoiceWeights
        assertEquals(ofLast, last, fourDeviations(ofLast, count));
    }

    private static double fourDeviations(double probability, int count) {
        return 4 * Math.sqrt(probability * (1 - probability) / count);
    }

    private static double probabilityBelowOneHalf(Density density) {
        int cells = 1000;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            sum += density.at((i + 0.5) / cells / 2) / cells / 2;
        }
        return sum;
    }

    /** The first candidate, before any pending one counts as bad. */
    @Test
    void takesTheDrawThatTheBadResultsHaveLeast() {
        double[] place = candidates(generator(1000), 1).get(0);
        Density good = new ParzenWindows(GOOD);
        Density bad = new ParzenWindows(BAD);
        double best = 0;
        for (int i = 0; i <= 1000; i++) {
            best = Math.max(best, good.at(i / 1000.0) / bad.at(i / 1000.0));
        }
        assertEquals(best, good.at(place[0]) / bad.at(place[0]), 0.01 * best);
        assertTrue(place[1] > 2 / 3.0, "the choice of the good results, not " + place[1]);
    }
}
