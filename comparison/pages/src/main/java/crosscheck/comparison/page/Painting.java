package crosscheck.comparison.page;

import crosscheck.comparison.console.Numbers;
import java.util.Arrays;
import java.util.List;

/**
 * Paints numbers as small images, all in the same colours.
 *
 * @param scale the colours: {@code DIVERGING} has 0 in the middle, the others begin at 0
 * @param largest the distance from 0 at which the colours end
 * @param side about so many pixels of the page are the sides of images of few numbers
 * @param leastZoom at least so many pixels for one number, in each direction
 */
record Painting(ColourScale scale, double largest, int side, int leastZoom) {
    /** Negative numbers beyond this share of the largest bear a dot, for prints in grey. */
    private static final double DOTTED = 0.15;

    /** The number of shades for each sign; both together fit into one byte. */
    private static final int SHADES = 127;

    ImageTile tile(String label, Matrix pixels) {
        int zoom = Math.max(leastZoom, side / Math.max(pixels.columns(), pixels.rows()));
        int width = pixels.columns() * zoom;
        int height = pixels.rows() * zoom;
        boolean dots = scale == ColourScale.DIVERGING;
        int drawn = dots ? zoom : 1; // the browser enlarges what has no dots
        String source =
                Picture.dataUri(
                        pixels.columns() * drawn,
                        pixels.rows() * drawn,
                        (x, y) ->
                                colour(
                                        pixels.get(y / drawn, x / drawn),
                                        dots && isCentre(x, drawn) && isCentre(y, drawn)));
        return new ImageTile(label, alternative(pixels), source, width, height);
    }

    List<Swatch> swatches() {
        double[] shares =
                scale == ColourScale.DIVERGING
                        ? new double[] {-1, -0.5, 0, 0.5, 1}
                        : new double[] {0, 0.5, 1};
        return Arrays.stream(shares)
                .mapToObj(
                        share ->
                                Swatch.of(plainColour(share), Numbers.significant(share * largest)))
                .toList();
    }

    private static String alternative(Matrix pixels) {
        return "%d by %d numbers from %s to %s"
                .formatted(
                        pixels.rows(),
                        pixels.columns(),
                        Numbers.significant(pixels.least()),
                        Numbers.significant(pixels.greatest()));
    }

    private int plainColour(double share) {
        return scale.rgb(scale == ColourScale.DIVERGING ? 0.5 + share / 2 : share);
    }

    private static boolean isCentre(int position, int zoom) {
        return Math.abs(position % zoom - zoom / 2) <= zoom / 10;
    }

    private int colour(double value, boolean centre) {
        double share = largest == 0 ? 0 : value / largest;
        if (centre && share < -DOTTED) {
            return scale.rgb(share < -0.5 ? 0.5 : 0);
        }
        double shade = Math.rint(share * SHADES) / SHADES; // NaN stays NaN
        return plainColour(shade);
    }
}
