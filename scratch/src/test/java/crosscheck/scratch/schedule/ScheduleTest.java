package crosscheck.scratch.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final double NAN = Double.NaN;

    private static List<Double> history(double... losses) {
        return Arrays.stream(losses).boxed().toList();
    }

    @Test
    void ratesOfTheFirstEpochsAreAsByHand() {
        record Row(Schedule schedule, double... rates) {}
        int checked = 0;
        for (Row row :
                List.of(
                        new Row(Schedule.CONSTANT, 8, 8, 8, 8, 8, 8, 8),
                        new Row(new Schedule.Step(0.5, 1), 8, 4, 2, 1, 0.5, 0.25, 0.125),
                        new Row(new Schedule.Step(0.5, 2), 8, 8, 4, 4, 2, 2, 1),
                        new Row(new Schedule.Step(0.25, 3), 8, 8, 8, 2, 2, 2, 0.5),
                        new Row(new Schedule.Step(1, 1), 8, 8, 8, 8, 8, 8, 8),
                        new Row(new Schedule.Exponential(0.5), 8, 4, 2, 1, 0.5, 0.25, 0.125),
                        new Row(new Schedule.Exponential(0.75), 8, 6, 4.5, 3.375))) {
            for (int done = 0; done < row.rates().length; done++) {
                for (double loss : new double[] {1, NAN}) { // they do not look at it
                    assertEquals(
                            row.rates()[done],
                            row.schedule().rate(8, Collections.nCopies(done, loss)),
                            row.schedule() + " after " + done + " epochs");
                    checked++;
                }
            }
        }
        assertEquals(2 * (6 * 7 + 4), checked);
    }

    /** Rates before each epoch and after the last, for a history of losses. */
    private static int plateau(Schedule.Plateau plateau, double[] losses, double... rates) {
        for (int done = 0; done <= losses.length; done++) {
            assertEquals(
                    rates[done],
                    plateau.rate(8, history(Arrays.copyOf(losses, done))),
                    plateau + " after " + done + " epochs");
        }
        assertEquals(losses.length + 1, rates.length);
        return 1;
    }

    @Test
    void plateauIsAsByHand() {
        int cases = 0;
        cases += // patience 0: every epoch without improvement
                plateau(
                        new Schedule.Plateau(0.5, 0, 0, 0.1),
                        new double[] {5, 4, 4, 4.5, 3, 3},
                        8,
                        8,
                        8,
                        4,
                        2,
                        2,
                        1);
        cases += // patience 1: the second in a row; the count begins anew, the best stays
                plateau(
                        new Schedule.Plateau(0.5, 1, 0, 0.1),
                        new double[] {5, 6, 7, 6, 5.5, 4, 4, 4},
                        8,
                        8,
                        8,
                        4,
                        4,
                        2,
                        2,
                        2,
                        1);
        cases += // an improvement must be larger than 0.5, against the best that was
                plateau(
                        new Schedule.Plateau(0.5, 0, 0.5, 0.1),
                        new double[] {5, 4.5, 4.25, 4, 3.5},
                        8,
                        8,
                        4,
                        4,
                        2,
                        2);
        cases += // never below the minimum
                plateau(
                        new Schedule.Plateau(0.25, 0, 0, 1),
                        new double[] {1, 1, 1, 1},
                        8,
                        8,
                        2,
                        1,
                        1);
        cases += // NaN and infinity are no improvement, the first finite loss is
                plateau(
                        new Schedule.Plateau(0.5, 0, 0, 0.1),
                        new double[] {
                            NAN, Double.POSITIVE_INFINITY, 9, NAN, Double.NEGATIVE_INFINITY, 8
                        },
                        8,
                        4,
                        2,
                        2,
                        1,
                        0.5,
                        0.5);
        assertEquals(5, cases);
    }

    @Test
    void sameHistoryGivesTheSameRate() {
        Schedule.Plateau plateau = new Schedule.Plateau(0.5, 0, 0, 0.1);
        List<Double> losses = history(1, 2, 3);
        assertEquals(plateau.rate(8, losses), plateau.rate(8, losses));
    }

    @Test
    void rejectsNumbersOutOfRange() {
        int rejected = 0;
        List<DoubleFunction<Schedule>> factors =
                List.of(
                        f -> new Schedule.Step(f, 1),
                        Schedule.Exponential::new,
                        f -> new Schedule.Plateau(f, 1, 0, 1));
        for (DoubleFunction<Schedule> schedule : factors) {
            for (double factor : new double[] {0, -0.5, 1.01, NAN}) {
                rejected += rejected(() -> schedule.apply(factor), "not " + factor);
            }
        }
        rejected += rejected(() -> new Schedule.Step(0.5, 0), "not 0");
        rejected += rejected(() -> new Schedule.Plateau(0.5, -1, 0, 1), "not -1");
        for (double minimum : new double[] {-0.1, NAN, Double.POSITIVE_INFINITY}) {
            rejected += rejected(() -> new Schedule.Plateau(0.5, 1, minimum, 1), "not " + minimum);
        }
        for (double rate : new double[] {0, -1, NAN, Double.POSITIVE_INFINITY}) {
            rejected += rejected(() -> new Schedule.Plateau(0.5, 1, 0, rate), "not " + rate);
        }
        rejected +=
                rejected(() -> new Schedule.Plateau(0.5, 1, 0, 2).rate(1, List.of()), "not 1.0");
        assertEquals(3 * 4 + 2 + 3 + 4 + 1, rejected);
    }

    private static int rejected(Runnable wrong, String end) {
        String message = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
        assertTrue(message.endsWith(end), message);
        return 1;
    }
}
