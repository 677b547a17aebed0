package crosscheck.data.digits;

import static crosscheck.data.digits.Anchor.corner;
import static crosscheck.data.digits.Anchor.via;

import java.util.List;
import java.util.Random;

/**
 * The skeletons: how each digit is written.
 *
 * <p>A digit is 1 high and about 0.6 wide, its middle at (0.5, 0.5).
 */
final class Glyphs {
    private static final List<List<Glyph>> BY_DIGIT =
            List.of(
                    zeros(), ones(), twos(), threes(), fours(), fives(), sixes(), sevens(),
                    eights(), nines());

    private Glyphs() {}

    /**
     * The ways of writing a digit.
     *
     * @param digit 0 to 9
     * @return at least one, unmodifiable
     * @throws IndexOutOfBoundsException if there is no such digit
     */
    static List<Glyph> of(int digit) {
        return BY_DIGIT.get(digit);
    }

    /**
     * One way of writing a digit, chosen by the frequencies.
     *
     * @param digit 0 to 9
     * @param random decides which; one number is taken from it
     * @throws IndexOutOfBoundsException if there is no such digit
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

    private static List<Glyph> zeros() {
        Stroke round =
                Stroke.of(
                        via(0.52, 0.00),
                        via(0.30, 0.16),
                        via(0.22, 0.50),
                        via(0.30, 0.85),
                        via(0.50, 1.00),
                        via(0.71, 0.84),
                        via(0.78, 0.50),
                        via(0.70, 0.16),
                        via(0.50, 0.01));
        Stroke overlapping =
                Stroke.of(
                        via(0.62, 0.06),
                        via(0.42, 0.03),
                        via(0.26, 0.24),
                        via(0.23, 0.60),
                        via(0.36, 0.94),
                        via(0.58, 0.98),
                        via(0.75, 0.74),
                        via(0.76, 0.36),
                        via(0.64, 0.09),
                        via(0.44, 0.00));
        return List.of(Glyph.of(3, round), Glyph.of(2, overlapping));
    }

    private static List<Glyph> ones() {
        Stroke plain = Stroke.of(via(0.52, 0.00), via(0.50, 0.50), via(0.49, 1.00));
        Stroke flagged = Stroke.of(via(0.36, 0.22), corner(0.54, 0.00), via(0.52, 1.00));
        Stroke base = Stroke.of(via(0.28, 1.00), via(0.76, 1.00));
        return List.of(Glyph.of(3, plain), Glyph.of(2, flagged), Glyph.of(1, flagged, base));
    }

    private static List<Glyph> twos() {
        Stroke angular =
                Stroke.of(
                        via(0.24, 0.22),
                        via(0.34, 0.05),
                        via(0.54, 0.00),
                        via(0.73, 0.11),
                        via(0.74, 0.31),
                        via(0.56, 0.60),
                        corner(0.22, 0.98),
                        via(0.80, 0.98));
        Stroke looped =
                Stroke.of(
                        via(0.26, 0.18),
                        via(0.40, 0.02),
                        via(0.60, 0.01),
                        via(0.73, 0.17),
                        via(0.68, 0.42),
                        via(0.50, 0.72),
                        via(0.31, 0.95),
                        via(0.19, 0.93),
                        via(0.22, 0.80),
                        via(0.38, 0.81),
                        via(0.58, 0.97),
                        via(0.84, 0.92));
        return List.of(Glyph.of(3, angular), Glyph.of(2, looped));
    }

    private static List<Glyph> threes() {
        Stroke round =
                Stroke.of(
                        via(0.24, 0.12),
                        via(0.45, 0.00),
                        via(0.70, 0.08),
                        via(0.71, 0.30),
                        corner(0.42, 0.46),
                        via(0.70, 0.54),
                        via(0.79, 0.74),
                        via(0.66, 0.94),
                        via(0.42, 1.00),
                        via(0.19, 0.88));
        Stroke flatTopped =
                Stroke.of(
                        via(0.24, 0.01),
                        corner(0.74, 0.00),
                        corner(0.44, 0.40),
                        via(0.69, 0.47),
                        via(0.79, 0.69),
                        via(0.67, 0.93),
                        via(0.42, 1.00),
                        via(0.19, 0.90));
        return List.of(Glyph.of(4, round), Glyph.of(1, flatTopped));
    }

    private static List<Glyph> fours() {
        Stroke open = Stroke.of(via(0.30, 0.02), corner(0.20, 0.54), via(0.82, 0.54));
        Stroke openStem = Stroke.of(via(0.70, 0.04), via(0.64, 1.00));
        Stroke closed = Stroke.of(via(0.60, 0.00), corner(0.16, 0.66), via(0.86, 0.66));
        Stroke closedStem = Stroke.of(via(0.61, 0.00), via(0.60, 1.00));
        return List.of(Glyph.of(3, open, openStem), Glyph.of(2, closed, closedStem));
    }

    private static List<Glyph> fives() {
        Stroke angular =
                Stroke.of(
                        via(0.76, 0.00),
                        corner(0.33, 0.01),
                        corner(0.27, 0.44),
                        via(0.51, 0.37),
                        via(0.74, 0.48),
                        via(0.78, 0.70),
                        via(0.65, 0.93),
                        via(0.42, 1.00),
                        via(0.19, 0.89));
        Stroke body =
                Stroke.of(
                        via(0.36, 0.02),
                        corner(0.28, 0.45),
                        via(0.52, 0.39),
                        via(0.75, 0.52),
                        via(0.76, 0.75),
                        via(0.58, 0.97),
                        via(0.34, 0.99),
                        via(0.18, 0.88));
        Stroke hat = Stroke.of(via(0.35, 0.02), via(0.82, 0.00));
        return List.of(Glyph.of(2, angular), Glyph.of(3, body, hat));
    }

    private static List<Glyph> sixes() {
        Stroke curved =
                Stroke.of(
                        via(0.70, 0.02),
                        via(0.46, 0.12),
                        via(0.27, 0.40),
                        via(0.22, 0.72),
                        via(0.34, 0.96),
                        via(0.56, 0.99),
                        via(0.75, 0.84),
                        via(0.72, 0.63),
                        via(0.53, 0.53),
                        via(0.34, 0.62),
                        via(0.24, 0.79));
        Stroke straight =
                Stroke.of(
                        via(0.56, 0.00),
                        via(0.37, 0.34),
                        via(0.24, 0.66),
                        via(0.28, 0.90),
                        via(0.47, 1.00),
                        via(0.68, 0.91),
                        via(0.73, 0.71),
                        via(0.59, 0.57),
                        via(0.40, 0.61),
                        via(0.26, 0.77));
        return List.of(Glyph.of(3, curved), Glyph.of(2, straight));
    }

    private static List<Glyph> sevens() {
        Stroke straight = Stroke.of(via(0.16, 0.02), corner(0.83, 0.00), via(0.36, 1.00));
        Stroke curved =
                Stroke.of(
                        via(0.16, 0.03),
                        corner(0.82, 0.01),
                        via(0.60, 0.36),
                        via(0.45, 0.66),
                        via(0.38, 1.00));
        Stroke hooked =
                Stroke.of(
                        via(0.16, 0.16),
                        corner(0.18, 0.01),
                        corner(0.82, 0.00),
                        via(0.56, 0.50),
                        via(0.38, 1.00));
        Stroke bar = Stroke.of(via(0.34, 0.51), via(0.80, 0.47));
        return List.of(
                Glyph.of(3, straight),
                Glyph.of(3, curved),
                Glyph.of(1, hooked),
                Glyph.of(2, straight, bar));
    }

    private static List<Glyph> eights() {
        Stroke crossed =
                Stroke.of(
                        via(0.70, 0.14),
                        via(0.52, 0.00),
                        via(0.31, 0.10),
                        via(0.31, 0.31),
                        via(0.51, 0.47),
                        via(0.74, 0.68),
                        via(0.72, 0.91),
                        via(0.49, 1.00),
                        via(0.27, 0.90),
                        via(0.27, 0.68),
                        via(0.49, 0.47),
                        via(0.68, 0.32),
                        via(0.70, 0.12));
        Stroke top =
                Stroke.of(
                        via(0.52, 0.00),
                        via(0.32, 0.09),
                        via(0.29, 0.28),
                        via(0.48, 0.45),
                        via(0.69, 0.32),
                        via(0.69, 0.10),
                        via(0.50, 0.00));
        Stroke bottom =
                Stroke.of(
                        via(0.50, 0.45),
                        via(0.26, 0.59),
                        via(0.25, 0.85),
                        via(0.50, 1.00),
                        via(0.75, 0.86),
                        via(0.75, 0.60),
                        via(0.49, 0.45));
        return List.of(Glyph.of(3, crossed), Glyph.of(1, top, bottom));
    }

    private static List<Glyph> nines() {
        Stroke straight =
                Stroke.of(
                        via(0.71, 0.10),
                        via(0.52, 0.00),
                        via(0.31, 0.10),
                        via(0.26, 0.31),
                        via(0.41, 0.47),
                        via(0.61, 0.39),
                        corner(0.73, 0.10),
                        via(0.70, 0.50),
                        via(0.66, 1.00));
        Stroke curved =
                Stroke.of(
                        via(0.73, 0.20),
                        via(0.56, 0.00),
                        via(0.32, 0.08),
                        via(0.25, 0.30),
                        via(0.40, 0.47),
                        via(0.63, 0.40),
                        via(0.74, 0.18),
                        via(0.76, 0.50),
                        via(0.68, 0.83),
                        via(0.48, 1.00),
                        via(0.27, 0.93));
        return List.of(Glyph.of(3, straight), Glyph.of(2, curved));
    }
}
