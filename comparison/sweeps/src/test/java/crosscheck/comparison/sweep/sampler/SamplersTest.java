package crosscheck.comparison.sweep.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.BuiltInStudy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.junit.jupiter.api.Test;

class SamplersTest {
    private static final SearchSpace SPACE =
            SearchSpace.parse(
                    List.of(
                            "learningRate=log:0.001..10",
                            "hidden=intlog:8..64",
                            "epochs=3",
                            "dropout=0..0.5",
                            "activation=sigmoid,tanh,relu"));

    private static Point next(Sampler sampler, SearchSpace space, long seed, int number) {
        return sampler.next(space, List.of(), seed, number).orElseThrow();
    }

    @Test
    void randomPointsAreAFunctionOfSeedAndNumber() {
        Sampler sampler = Samplers.ALL.parse("random");
        List<Point> forwards = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            forwards.add(next(sampler, SPACE, 7, n));
        }
        for (int n = 49; n >= 0; n--) {
            assertEquals(forwards.get(n), next(new RandomSampler(), SPACE, 7, n));
        }
        assertEquals(50, new HashSet<>(forwards).size());
        assertNotEquals(forwards.get(0), next(sampler, SPACE, 8, 0));
    }

    @Test
    void randomPlacesAreUniform() {
        int[] tenths = new int[10];
        double[] sums = new double[5];
        int n = 5000;
        for (int i = 0; i < n; i++) {
            double[] u = SPACE.positions(next(new RandomSampler(), SPACE, 3, i));
            tenths[Math.min(9, (int) (10 * u[0]))]++;
            for (int j = 0; j < u.length; j++) {
                sums[j] += u[j];
            }
        }
        double chiSquared =
                Arrays.stream(tenths).mapToDouble(c -> Math.pow(c - n / 10.0, 2)).sum() * 10 / n;
        assertTrue(chiSquared < 27.9, "9 degrees of freedom, p = 0.001: " + chiSquared);
        for (int j = 0; j < sums.length; j++) {
            assertEquals(0.5, sums[j] / n, 4 * Math.sqrt(1 / 12.0 / n), "parameter " + j);
        }
    }

    @Test
    void lectureHas81DifferentPoints() {
        SearchSpace lecture = BuiltInStudy.LECTURE.space();
        Sampler grid = Samplers.ALL.parse(BuiltInStudy.LECTURE.sampler());
        assertEquals(Optional.of(81), grid.size(lecture));
        Set<Point> points = new HashSet<>();
        for (int n = 0; n < 81; n++) {
            points.add(next(grid, lecture, 1, n));
        }
        assertEquals(81, points.size());
        assertEquals(
                "learningRate=0.001 miniBatch=10 hidden=15 layers=1",
                next(grid, lecture, 1, 0).toString());
        assertEquals(
                "learningRate=100 miniBatch=100 hidden=100 layers=5",
                next(grid, lecture, 1, 80).toString());
        assertEquals(Optional.empty(), grid.next(lecture, List.of(), 1, 81));
    }

    /** Arbiter's own generator, which cannot begin in the middle, goes through the same points. */
    @Test
    void gridIsThatOfArbitersGenerator() {
        SearchSpace space =
                SearchSpace.parse(
                        List.of("a=0..1", "b=x,y,z", "c=int:1..2", "d=only", "e=log:1..8"));
        ArbiterSpace leaves = new ArbiterSpace(space);
        GridSearchCandidateGenerator generator =
                new GridSearchCandidateGenerator(
                        leaves, 4, GridSearchCandidateGenerator.Mode.Sequential, null, false);
        Sampler grid = Samplers.ALL.parse("grid:points=4");
        int number = 0;
        while (generator.hasMoreCandidates()) {
            Candidate<?> candidate = generator.getCandidate();
            assertEquals(
                    space.at(leaves.places(candidate.getFlatParameters())),
                    next(grid, space, 1, number++));
        }
        assertEquals(4 * 3 * 2 * 4, number);
        assertEquals(Optional.of(number), grid.size(space));
    }

    @Test
    void gridOfRangesHasBothEnds() {
        SearchSpace space = SearchSpace.parse(List.of("a=log:0.01..100", "b=int:1..3"));
        Sampler grid = new GridSampler(5);
        Set<String> rates = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (int n = 0; n < 15; n++) {
            rates.add(next(grid, space, 1, n).values().get("a"));
            numbers.add(next(grid, space, 1, n).values().get("b"));
        }
        assertEquals(Set.of("0.01", "0.1", "1.0", "10.0", "100.0"), rates);
        assertEquals(Set.of("1", "2", "3"), numbers);
    }

    @Test
    void hugeGridsAreRefusedAndOnePointIsAGridToo() {
        SearchSpace huge =
                SearchSpace.parse(
                        List.of("a=0..1", "b=0..1", "c=0..1", "d=0..1", "e=0..1", "f=0..1"));
        assertThrows(IllegalArgumentException.class, () -> new GridSampler(1000).size(huge));
        SearchSpace one = SearchSpace.parse(List.of("a=x", "b=7"));
        assertEquals(Optional.of(1), new GridSampler(5).size(one));
        assertEquals("a=x b=7", next(new GridSampler(5), one, 1, 0).toString());
        assertEquals("a=x b=7", next(new RandomSampler(), one, 1, 0).toString());
        assertThrows(IllegalArgumentException.class, () -> Samplers.ALL.parse("grid:points=1"));
        assertThrows(IllegalArgumentException.class, () -> Samplers.ALL.parse("best"));
    }
}
