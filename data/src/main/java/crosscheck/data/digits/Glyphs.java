package crosscheck.data.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The skeletons: how each digit is written.
 *
 * <p>A digit is 1 high and about 0.6 wide, its middle at (0.5, 0.5).
 */
final class Glyphs {
    /**
     * A digit, how often it is written so, and the anchors of each stroke; {@code !} marks a
     * corner, {@code /} lifts the pen.
     */
    private static final String WAYS =
            """
            0 3 0.52,0.00 0.30,0.16 0.22,0.50 0.30,0.85 0.50,1.00 0.71,0.84 0.78,0.50
                0.70,0.16 0.50,0.01
            0 2 0.62,0.06 0.42,0.03 0.26,0.24 0.23,0.60 0.36,0.94 0.58,0.98 0.75,0.74
                0.76,0.36 0.64,0.09 0.44,0.00
            1 3 0.52,0.00 0.50,0.50 0.49,1.00
            1 2 0.36,0.22 0.54,0.00! 0.52,1.00
            1 1 0.36,0.22 0.54,0.00! 0.52,1.00 / 0.28,1.00 0.76,1.00
            2 3 0.24,0.22 0.34,0.05 0.54,0.00 0.73,0.11 0.74,0.31 0.56,0.60 0.22,0.98!
                0.80,0.98
            2 2 0.26,0.18 0.40,0.02 0.60,0.01 0.73,0.17 0.68,0.42 0.50,0.72 0.31,0.95
                0.19,0.93 0.22,0.80 0.38,0.81 0.58,0.97 0.84,0.92
            3 4 0.24,0.12 0.45,0.00 0.70,0.08 0.71,0.30 0.42,0.46! 0.70,0.54 0.79,0.74
                0.66,0.94 0.42,1.00 0.19,0.88
            3 1 0.24,0.01 0.74,0.00! 0.44,0.40! 0.69,0.47 0.79,0.69 0.67,0.93 0.42,1.00
                0.19,0.90
            4 3 0.30,0.02 0.20,0.54! 0.82,0.54 / 0.70,0.04 0.64,1.00
            4 2 0.60,0.00 0.16,0.66! 0.86,0.66 / 0.61,0.00 0.60,1.00
            5 2 0.76,0.00 0.33,0.01! 0.27,0.44! 0.51,0.37 0.74,0.48 0.78,0.70 0.65,0.93
                0.42,1.00 0.19,0.89
            5 3 0.36,0.02 0.28,0.45! 0.52,0.39 0.75,0.52 0.76,0.75 0.58,0.97 0.34,0.99
                0.18,0.88 / 0.35,0.02 0.82,0.00
            6 3 0.70,0.02 0.46,0.12 0.27,0.40 0.22,0.72 0.34,0.96 0.56,0.99 0.75,0.84
                0.72,0.63 0.53,0.53 0.34,0.62 0.24,0.79
            6 2 0.56,0.00 0.37,0.34 0.24,0.66 0.28,0.90 0.47,1.00 0.68,0.91 0.73,0.71
                0.59,0.57 0.40,0.61 0.26,0.77
            7 3 0.16,0.02 0.83,0.00! 0.36,1.00
            7 3 0.16,0.03 0.82,0.01! 0.60,0.36 0.45,0.66 0.38,1.00
            7 1 0.16,0.16 0.18,0.01! 0.82,0.00! 0.56,0.50 0.38,1.00
            7 2 0.16,0.02 0.83,0.00! 0.36,1.00 / 0.34,0.51 0.80,0.47
            8 3 0.70,0.14 0.52,0.00 0.31,0.10 0.31,0.31 0.51,0.47 0.74,0.68 0.72,0.91
                0.49,1.00 0.27,0.90 0.27,0.68 0.49,0.47 0.68,0.32 0.70,0.12
            8 1 0.52,0.00 0.32,0.09 0.29,0.28 0.48,0.45 0.69,0.32 0.69,0.10 0.50,0.00 /
                0.50,0.45 0.26,0.59 0.25,0.85 0.50,1.00 0.75,0.86 0.75,0.60 0.49,0.45
            9 3 0.71,0.10 0.52,0.00 0.31,0.10 0.26,0.31 0.41,0.47 0.61,0.39 0.73,0.10!
                0.70,0.50 0.66,1.00
            9 2 0.73,0.20 0.56,0.00 0.32,0.08 0.25,0.30 0.40,0.47 0.63,0.40 0.74,0.18
                0.76,0.50 0.68,0.83 0.48,1.00 0.27,0.93
            """;

    private static final List<List<Glyph>> BY_DIGIT = byDigit();

    private Glyphs() {}

    private static List<List<Glyph>> byDigit() {
        List<List<Glyph>> glyphs = new ArrayList<>();
        for (int digit = 0; digit <= 9; digit++) {
            glyphs.add(new ArrayList<>());
        }
        for (String way : WAYS.replace("\n    ", " ").strip().split("\n")) {
            String[] parts = way.split(" ", 3);
            List<Stroke> strokes = new ArrayList<>();
            for (String stroke : parts[2].split(" / ")) {
                strokes.add(stroke(stroke));
            }
            glyphs.get(Integer.parseInt(parts[0]))
                    .add(new Glyph(Integer.parseInt(parts[1]), strokes));
        }
        return glyphs.stream().map(List::copyOf).toList();
    }

    private static Stroke stroke(String text) {
        List<Anchor> anchors = new ArrayList<>();
        for (String anchor : text.split(" ")) {
            String[] at = anchor.replace("!", "").split(",");
            double x = Double.parseDouble(at[0]);
            double y = Double.parseDouble(at[1]);
            anchors.add(anchor.endsWith("!") ? Anchor.corner(x, y) : Anchor.via(x, y));
        }
        return new Stroke(anchors);
    }

    /**
     * The ways of writing a digit.
     *
     * @param digit 0 to 9
     * @return at least one, unmodifiable
     */
    static List<Glyph> of(int digit) {
        return BY_DIGIT.get(digit);
    }

    /**
     * One way of writing a digit, chosen by the frequencies.
     *
     * @param digit 0 to 9
     * @param random decides which; one number is taken from it
     */
    static Glyph choose(int digit, Random random) {
        List<Glyph> glyphs = of(digit);
        int remaining = random.nextInt(glyphs.stream().mapToInt(Glyph::frequency).sum());
        int chosen = 0;
        while (remaining >= glyphs.get(chosen).frequency()) {
            remaining -= glyphs.get(chosen).frequency();
            chosen++;
        }
        return glyphs.get(chosen);
    }
}
