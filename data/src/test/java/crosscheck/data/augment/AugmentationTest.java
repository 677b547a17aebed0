package crosscheck.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    private static final Augmentation BOTH = new Augmentation(2, 10);

    @Test
    void aMoveDependsOnSeedEpochAndRowAlone() {
        assertEquals(BOTH.move(1, 0, 0), BOTH.move(1, 0, 0));
        Set<Move> moves = new HashSet<>();
        for (long seed = 1; seed <= 5; seed++) {
            for (int epoch = 0; epoch < 5; epoch++) {
                for (int row = 0; row < 5; row++) {
                    moves.add(BOTH.move(seed, epoch, row));
                }
            }
        }
        assertEquals(125, moves.size());
    }

    /** Computed from the formulas by another program. */
    @Test
    void theFirstMovesAreTheseForEver() {
        assertEquals(new Move(8.669289100227573, 1, -2), BOTH.move(1, 0, 0));
        assertEquals(new Move(-5.853413205869396, -2, -1), BOTH.move(1, 0, 1));
        assertEquals(new Move(6.791895121201108, 1, 2), BOTH.move(1, 1, 0));
    }

    @Test
    void anglesDoNotDependOnTheShift() {
        for (int row = 0; row < 10; row++) {
            double degrees = BOTH.move(1, 0, row).degrees();
            assertEquals(degrees, new Augmentation(0, 10).move(1, 0, row).degrees());
            assertEquals(0, new Augmentation(0, 10).move(1, 0, row).right());
            assertEquals(degrees / 10, new Augmentation(2, 1).move(1, 0, row).degrees(), 1e-12);
        }
    }

    @Test
    void movesFillTheirRangesEvenly() {
        int n = 20_000;
        int[] rights = new int[5];
        int[] downs = new int[5];
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < n; row++) {
            Move move = BOTH.move(1, 3, row);
            rights[move.right() + 2]++;
            downs[move.down() + 2]++;
            assertTrue(Math.abs(move.degrees()) <= 10);
            sum += move.degrees();
            squares += move.degrees() * move.degrees();
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(n / 5, rights[i], 4 * Math.sqrt(n * 0.16)); // 4 standard deviations
            assertEquals(n / 5, downs[i], 4 * Math.sqrt(n * 0.16));
        }
        assertEquals(0, sum / n, 4 * 10 / Math.sqrt(3.0 * n));
        assertEquals(100 / 3.0, squares / n, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, shift",
        "11, 0, shift",
        "0, -1, rotate",
        "0, 181, rotate",
        "0, NaN, rotate"
    })
    void whatIsOutOfRangeIsRefused(int shift, double rotate, String name) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> new Augmentation(shift, rotate))
                        .getMessage();
        assertTrue(message.startsWith(name + " must be from 0 to "), message);
    }

    @Test
    void noneIsNoneAndFitsEverything() {
        assertTrue(Augmentation.NONE.isNone());
        assertFalse(new Augmentation(1, 0).isNone());
        assertFalse(new Augmentation(0, 0.5).isNone());
        Augmentation.NONE.requireFit(ExampleShape.vector(4));
        assertEquals(0, Augmentation.NONE.move(1, 2, 3).degrees(), 0);
        assertEquals(0, Augmentation.NONE.move(1, 2, 3).right());
        assertNotEquals(Augmentation.NONE, new Augmentation(0, 1));
    }

    @Test
    void plainNumbersCannotBeMoved() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> BOTH.requireFit(ExampleShape.vector(4)))
                        .getMessage();
        assertTrue(message.startsWith("only images can be moved"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void aShiftMustLeaveSomethingOfTheImage(int side) {
        assertThrows(
                IllegalArgumentException.class,
                () -> BOTH.requireFit(ExampleShape.image(Math.max(2, side), side)));
        BOTH.requireFit(ExampleShape.image(5, 5));
        new Augmentation(10, 180).requireFit(ExampleShape.image(28, 28));
    }
}
