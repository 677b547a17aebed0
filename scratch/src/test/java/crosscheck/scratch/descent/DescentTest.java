package crosscheck.scratch.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.descent.Descent.Place;
import crosscheck.scratch.descent.LeastSquares.Observation;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescentTest {
    private static final LeastSquares LINE =
            new LeastSquares(
                    List.of(new Observation(1, 0), new Observation(2, -1), new Observation(3, -2)));

    @Test
    void parabolaHasTheLecturesSlope() {
        assertEquals(10, Landscape.PARABOLA.value(6));
        assertEquals(10.0601, Landscape.PARABOLA.value(6.01), 1e-13);
        assertEquals(6.01, Landscape.PARABOLA.differenceQuotient(0, 0.01, 6), 1e-12);
        assertArrayEquals(new double[] {6}, Landscape.PARABOLA.gradient(6));
    }

    @Test
    void bowlTakesTheLecturesStep() {
        List<Place> path = Descent.path(Landscape.BOWL, Optimiser.sgd(0.01), 1, 6, -2);
        assertEquals(new Place(List.of(6.0, -2.0), 14, List.of(6.0, -4.0)), path.get(0));
        Place next = path.get(1);
        assertEquals(5.94, next.x().get(0), 1e-14);
        assertEquals(-1.96, next.x().get(1), 1e-14);
        assertEquals(5.88, next.gradient().get(0), 1e-13);
        assertEquals(-3.92, next.gradient().get(1), 1e-13);
    }

    /** By hand from (-7, 2): v = -0.1 g, then v = 0.9 v - 0.1 g. */
    @Test
    void anyRuleWalks() {
        Optimiser momentum = new Optimiser(OptimiserSettings.of(new Momentum(0.9), 0.1));
        List<Place> path = Descent.path(Landscape.VALLEY, momentum, 2, -7, 2);
        assertEquals(-6.93, path.get(1).x().get(0), 1e-14); // -7 + 0.07
        assertEquals(1.6, path.get(1).x().get(1), 1e-14); // 2 - 0.4
        assertEquals(-6.7977, path.get(2).x().get(0), 1e-14); // v = 0.063 + 0.0693
        assertEquals(0.92, path.get(2).x().get(1), 1e-14); // v = -0.36 - 0.32
    }

    @Test
    void gradientsMatchCentralDifferences() {
        double h = 1e-5;
        int checked = 0;
        for (DifferentiableFunction f :
                List.of(Landscape.PARABOLA, Landscape.BOWL, Landscape.VALLEY, LINE)) {
            double[] x = f.dimensions() == 1 ? new double[] {1.7} : new double[] {1.7, -0.3};
            for (int i = 0; i < x.length; i++) {
                double central =
                        (f.differenceQuotient(i, h, x) + f.differenceQuotient(i, -h, x)) / 2;
                assertEquals(central, f.gradient(x)[i], 1e-8, f + " by " + i);
                checked++;
            }
        }
        assertEquals(7, checked);
    }

    @Test
    void lineIsFoundByDescentAndByFormula() {
        assertArrayEquals(new double[] {-1, 1}, LINE.minimum(), 1e-15);
        List<Place> path = Descent.path(LINE, Optimiser.sgd(0.1), 2000, 0, 0);
        Place last = path.get(path.size() - 1);
        assertEquals(-1, last.x().get(0), 1e-9);
        assertEquals(1, last.x().get(1), 1e-9);
        assertTrue(last.value() < 1e-18);
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> Landscape.BOWL.value(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Descent.path(Landscape.BOWL, Optimiser.sgd(1), 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Descent.path(Landscape.BOWL, Optimiser.sgd(1), -1, 1, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LeastSquares(List.of(new Observation(1, 0), new Observation(1, 2))));
    }
}
