package crosscheck.scratch.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FastConfigurationTest {
    private static final OptimiserSettings SGD = OptimiserSettings.of(new Sgd(), 1);

    private static FastConfiguration of(List<Integer> sizes, double dropoutRate, int most) {
        return new FastConfiguration(
                sizes, Activation.RELU, FastLoss.QUADRATIC, SGD, dropoutRate, 0, most);
    }

    @Test
    void valuesOutOfRangeAreRejected() {
        int cases = 0;
        for (List<Integer> sizes : List.<List<Integer>>of(List.of(), List.of(3), List.of(3, 0))) {
            String message = message(() -> of(sizes, 0, 1));
            assertTrue(message.endsWith("at least 1 unit, not " + sizes), message);
            cases++;
        }
        for (double rate : new double[] {-0.1, 1, Double.NaN}) {
            String message = message(() -> of(List.of(2, 2), rate, 1));
            assertEquals("the dropout rate must be from 0 to below 1, not " + rate, message);
            cases++;
        }
        String message = message(() -> of(List.of(2, 2), 0, 0));
        assertTrue(message.endsWith("at least 1 example, not 0"), message);
        assertEquals(6, cases);
    }

    private static String message(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    void sizesAreCopied() {
        List<Integer> sizes = new ArrayList<>(List.of(2, 3));
        FastConfiguration configuration = of(sizes, 0, 1);
        sizes.set(0, 7);
        assertEquals(List.of(2, 3), configuration.sizes());
    }

    @Test
    void dropoutChangesNothingElse() {
        FastConfiguration plain =
                FastConfiguration.of(
                        List.of(4, 3, 2), Activation.TANH, FastLoss.CROSS_ENTROPY, SGD, 6);
        assertEquals(
                new FastConfiguration(
                        List.of(4, 3, 2), Activation.TANH, FastLoss.CROSS_ENTROPY, SGD, 0.25, 9, 6),
                plain.withDropout(0.25, 9));
    }
}
