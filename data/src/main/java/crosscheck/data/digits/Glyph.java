package crosscheck.data.digits;

import java.util.List;

/**
 * One way of writing a digit, as it would be written with a ruler and much patience.
 *
 * @param frequency how often it is chosen, relative to the other ways of writing the digit, at
 *     least 1
 * @param strokes what the pen draws, in order
 */
record Glyph(int frequency, List<Stroke> strokes) {

    Glyph {
        strokes = List.copyOf(strokes);
        if (frequency < 1) {
            throw new IllegalArgumentException(
                    "the frequency must be at least 1, not " + frequency);
        }
    }

    /**
     * A way of writing out of its strokes.
     *
     * @param strokes what the pen draws, in order; not modified
     * @throws IllegalArgumentException if the frequency is below 1
     */
    static Glyph of(int frequency, Stroke... strokes) {
        return new Glyph(frequency, List.of(strokes));
    }
}
