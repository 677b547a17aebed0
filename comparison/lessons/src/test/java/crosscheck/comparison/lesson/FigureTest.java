package crosscheck.comparison.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.comparison.lesson.Figure.Outcome;
import crosscheck.comparison.lesson.Figure.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static Outcome last(Figures figures) {
        List<Figure> all = figures.list();
        return all.get(all.size() - 1).outcome();
    }

    private static Figures figures() {
        return new Figures(Lecture.IRIS);
    }

    @Test
    void digitsGiveTheTolerance() {
        assertEquals(Outcome.AGREES, last(figures().rounded("s", "0.731", 0.7314999)));
        assertEquals(Outcome.DIFFERS, last(figures().rounded("s", "0.731", 0.73151)));
        assertEquals(Outcome.DIFFERS, last(figures().rounded("s", "0.268", 0.26894)));
        assertEquals(Outcome.AGREES, last(figures().cutOff("s", "0.268", 0.26894)));
        assertEquals(Outcome.DIFFERS, last(figures().cutOff("s", "0.268", 0.26911)));
        assertEquals(Outcome.AGREES, last(figures().within("s", "0.5", 0.2, "", 0.65)));
        assertEquals(Outcome.DIFFERS, last(figures().within("s", "0.5", 0.1, "", 0.65)));
    }

    @Test
    void oneNumberOutOfSeveralDecides() {
        assertEquals(Outcome.AGREES, last(figures().rounded("p", "(5.94, -1.96)", 5.94, -1.96)));
        assertEquals(Outcome.DIFFERS, last(figures().rounded("p", "(5.94, -1.96)", 5.94, 1.96)));
        assertEquals(Outcome.DIFFERS, last(figures().rounded("p", "1 2", 1, Double.NaN)));
    }

    @Test
    void anErratumMustBeRightAndNotAsPrinted() {
        assertEquals(Outcome.ERRATUM, last(figures().erratum("n", "82", "81", "sum", 81)));
        assertEquals(Outcome.DIFFERS, last(figures().erratum("n", "82", "81", "sum", 82)));
        assertEquals(Outcome.AGREES, last(figures().erratum("n", "81", "81", "none", 81)));
    }

    @Test
    void nothingFollowsOnOtherDataOrFromAShortRun() {
        int checked = 0;
        for (double computed : new double[] {0.9157, 0.1, Double.NaN}) {
            assertEquals(
                    Outcome.NOT_ON_THIS_DATA,
                    last(figures().beside("a", "0.9157", Setting.OTHER_DATA, "why", computed)));
            assertEquals(
                    Outcome.SHORT_RUN,
                    last(figures().beside("a", "0.9157", Setting.SHORT_RUN, "why", computed)));
            checked++;
        }
        assertEquals(3, checked);
        assertEquals("not on this data", Outcome.NOT_ON_THIS_DATA.text());
    }

    @Test
    void numbersAreReadAsTheyArePrinted() {
        assertEquals(List.of(0.5, -0.7), Figures.numbers("w=.5 b=-.7"));
        assertEquals(List.of(23860.0), Figures.numbers("23,860"));
        assertEquals(List.of(1.0, -1.0), Figures.numbers("(1,-1)"));
        assertEquals(List.of(1.0, 1.0), Figures.numbers("(1,1)"));
        assertEquals(List.of(0.0, 0.0, 1.0), Figures.numbers("0 0 1"));
    }

    @Test
    void computedNumbersShowTwoMoreDigits() {
        Figure figure = figures().rounded("s", "0.731", 0.7310585786).list().get(0);
        assertEquals("0.73106", FigureText.computed(figure));
        assertEquals(
                "(0, 1)", FigureText.computed(figures().rounded("t", "0 1", 0, 1).list().get(0)));
    }

    @Test
    void rejectsFiguresWithoutNumbers() {
        assertThrows(IllegalArgumentException.class, () -> figures().rounded("t", "none"));
        assertThrows(IllegalArgumentException.class, () -> figures().rounded("t", "1 2", 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> figures().within("t", "1", Double.NaN, "", 1));
    }
}
