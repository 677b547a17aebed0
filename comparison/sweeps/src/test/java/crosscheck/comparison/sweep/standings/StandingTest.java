package crosscheck.comparison.sweep.standings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.sweep.standings.SearchCourse.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static Step complete(long epochs, double objective) {
        return new Step(epochs, OptionalDouble.of(objective));
    }

    private static Step stopped(long epochs) {
        return new Step(epochs, OptionalDouble.empty());
    }

    private static final SearchCourse FIRST =
            new SearchCourse(1, List.of(complete(9, 0.8), complete(9, 0.9), complete(9, 0.7)), 1);
    private static final SearchCourse SECOND =
            new SearchCourse(2, List.of(complete(9, 0.6), complete(9, 0.5), complete(9, 0.95)), 1);

    @Test
    void epochsAreCountedUpToTheFirstTrialThatIsAsGood() {
        SearchCourse course =
                new SearchCourse(
                        1, List.of(stopped(1), complete(9, 0.8), stopped(3), complete(9, 0.9)), 1);
        assertEquals(22, course.epochs());
        assertEquals(0.9, course.best());
        assertEquals(OptionalLong.of(10), course.epochsTo(0.8));
        assertEquals(OptionalLong.of(22), course.epochsTo(0.81));
        assertEquals(OptionalLong.empty(), course.epochsTo(0.91));
        assertEquals(0, new SearchCourse(1, List.of(stopped(3)), 1).best());
    }

    @Test
    void standingsAreHeldAgainstTheFirstSeedBySeed() {
        Standing standing =
                new Standing(
                        new Contestant("random", "asha", 3),
                        List.of(
                                new SearchCourse(1, List.of(stopped(1), complete(9, 0.9)), 1),
                                new SearchCourse(2, List.of(complete(9, 0.9), stopped(3)), 1)),
                        List.of(FIRST, SECOND));
        assertEquals(0.9, standing.meanBest(), 1e-15);
        assertEquals(0, standing.spread().orElseThrow(), 1e-15);
        assertEquals(-0.025, standing.differences().orElseThrow().mean(), 1e-15);
        assertEquals(11, standing.meanEpochs());
        assertEquals(1, standing.reached());
        assertEquals(10 / 27.0, standing.share(0).orElseThrow(), 1e-15);
        assertEquals(OptionalDouble.empty(), standing.share(1));
        String text = StandingsText.of("mnist", List.of(standing));
        assertTrue(text.contains("random, asha"), text);
        assertTrue(text.contains("1 of 2"), text);
        assertTrue(text.contains("0.37"), text);
        assertTrue(text.contains("90.00 (10 epochs)"), text);
    }

    @Test
    void oneStudyHasNoSpread() {
        Standing alone =
                new Standing(new Contestant("tpe", "none", 3), List.of(SECOND), List.of(FIRST));
        assertEquals(OptionalDouble.empty(), alone.spread());
        assertEquals(Optional.empty(), alone.differences());
        assertEquals(1.0, alone.share(0).orElseThrow());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Standing(alone.contestant(), List.of(SECOND), List.of()));
    }

    @Test
    void contestantsAreReadAsPeopleWriteThem() {
        assertEquals(new Contestant("random", "none", 40), Contestant.parse("random", 40));
        Contestant full = Contestant.parse("tpe:draws=9/asha:eta=4/7", 40);
        assertEquals("tpe:gamma=0.15,start=8,draws=9,round=4", full.sampler());
        assertEquals("asha:eta=4,first=1,parallel=4", full.pruner());
        assertEquals(7, full.trials());
        assertEquals("tpe, asha", full.label());
        int refused = 0;
        for (String text :
                List.of("best", "random/x", "random/asha/0", "random/asha/x", "a/b/c/d")) {
            assertThrows(IllegalArgumentException.class, () -> Contestant.parse(text, 4), text);
            refused++;
        }
        assertEquals(5, refused);
    }
}
