package crosscheck.comparison.page;

/**
 * Colours for numbers. Colour-blind readers can tell them apart; the sequential ones are as clear
 * in grey.
 */
public enum ColourScale {
    /** Dark blue to yellow, ever lighter: from the least to the greatest. */
    SEQUENTIAL(
            0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369,
            0xe1cc55, 0xfee838),
    /** Dark blue, white, orange: negative, zero, positive. */
    DIVERGING(0x08306b, 0x2b6cb0, 0x7fb3de, 0xffffff, 0xffcf87, 0xe69f00, 0xb35900),
    /** White to black: paper and ink. */
    INK(0xffffff, 0x000000);

    private final int[] stops;

    ColourScale(int... stops) {
        this.stops = stops;
    }

    /**
     * The colour of a number.
     *
     * @param fraction 0 for the first colour to 1 for the last; beyond, the nearer of the two; NaN
     *     gives a middle grey
     * @return red, green and blue, 8 bits each
     */
    public int rgb(double fraction) {
        if (Double.isNaN(fraction)) {
            return 0x808080;
        }
        double at = Math.max(0, Math.min(1, fraction)) * (stops.length - 1);
        int below = Math.min((int) at, stops.length - 2);
        double share = at - below;
        return mix(stops[below], stops[below + 1], share);
    }

    private static int mix(int from, int to, double share) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            rgb |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return rgb;
    }
}
