package crosscheck.comparison.parity.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The self-test, with the hand-written side as the sound one too: quicker than DL4J. */
class SelfTestTest {
    private static final DrawnDigits DRAWN = DrawnDigits.draw(72, 12, 1);
    private static final Split DIGITS = Split.lastSixth(DRAWN.train(), DRAWN.test());

    private static SelfTest test(Engine sound, int seeds) {
        return new SelfTest(sound, DIGITS, SelfTest.seeds(5, seeds), 4);
    }

    @Test
    void everyFaultInEveryLayerFromEverySeedIsNamed() {
        AtomicInteger progress = new AtomicInteger();
        SelfTest test = test(new ScratchEngine(), 2);
        SelfTest.Result result = test.run(progress::set);
        assertTrue(result.passed(), FaultText.of(result));
        assertEquals(4 * 3 + 10, result.rows().size());
        assertEquals((4 * 3 + 10 + 1) * 2, test.runs());
        assertEquals(test.runs(), progress.get());
        result.rows().forEach(row -> assertEquals(2, row.named(), row.first().title()));
        assertEquals(0, result.falseAlarms());
        assertEquals(0, result.largestCleanError(), "the same code on both sides");
        assertEquals(4, result.clean().get(0).steps());
    }

    @Test
    void unsoundSideFailsTheTest() {
        SelfTest.Result result = test(new FaultyEngine(Fault.FLOAT_ROUNDING, 0), 1).run(run -> {});
        assertFalse(result.passed());
        assertEquals(1, result.falseAlarms());
        long passed = result.rows().stream().filter(SelfTest.Row::passed).count();
        // the rounding is in the first z: what is seen there or before it, transposed weights of
        // any
        // layer, a bias before a normalisation and a wrong padding, is named all the same
        assertEquals(3 + 2, passed);
        String text = FaultText.of(result);
        assertTrue(text.contains("0 of 1 NO"), text);
        assertTrue(text.contains("1 reported"), text);
    }

    @Test
    void nothingTestedIsNotPassed() {
        assertFalse(new SelfTest.Result(List.of(), List.of()).passed());
        assertThrows(
                IllegalArgumentException.class,
                () -> new SelfTest(new ScratchEngine(), DIGITS, List.of(), 3));
    }
}
