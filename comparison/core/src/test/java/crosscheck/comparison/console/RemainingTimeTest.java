package crosscheck.comparison.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RemainingTimeTest {

    @Test
    void eachArmGoesOnAtItsOwnMean() {
        RemainingTime time = new RemainingTime(2, 3);
        assertTrue(Double.isNaN(time.secondsLeft()));
        time.done(0, 30);
        assertEquals(150, time.secondsLeft(), 1e-12, "nothing else is known of the other arm");
        time.done(1, 2);
        assertEquals(2 * 30 + 2 * 2, time.secondsLeft(), 1e-12);
        time.done(0, 20);
        assertEquals(25 + 2 * 2, time.secondsLeft(), 1e-12);
        assertEquals(3, time.trainingsDone());
        assertEquals(6, time.trainings());
        time.done(1, 2);
        time.done(0, 25);
        time.done(1, 2);
        assertEquals(0, time.secondsLeft());
    }

    @Test
    void tinyProbabilitiesAreNotSpeltOut() {
        assertEquals("< 0.0001", Numbers.probability(9.9e-5));
        assertEquals("1e-4", Numbers.probability(1e-4));
        assertEquals("0.0453", Numbers.probability(0.04531));
        assertEquals("1", Numbers.probability(1));
    }

    @Test
    void noZeroHasASign() {
        assertEquals("0.00", Numbers.fixed(-0.001, 2));
        assertEquals("0", Numbers.fixed(-0.4, 0));
        assertEquals("-0.01", Numbers.fixed(-0.009, 2));
        assertEquals("-10", Numbers.fixed(-10, 0));
    }
}
