package crosscheck.comparison.page;

import crosscheck.comparison.console.Numbers;
import java.util.Arrays;
import java.util.List;

/**
 * Small images side by side, all in the same colours.
 *
 * @param title what is shown
 * @param finding what is to be seen, as text
 * @param scale the colours: {@code DIVERGING} has 0 in the middle, the others begin at 0
 * @param images from left to right, then down
 */
public record ImageGrid(String title, String finding, ColourScale scale, List<LabelledImage> images)
        implements Chart {

    /** Pixels of the page for one number, in each direction: at least so many. */
    private static final int LEAST_ZOOM = 5;

    /** About so many pixels are the sides of images of few numbers. */
    private static final int SIDE = 110;

    /** Negative numbers beyond this share of the largest bear a dot, for prints in grey. */
    private static final double DOTTED = 0.15;

    /**
     * An image.
     *
     * @param label under it
     * @param pixels its numbers
     */
    public record LabelledImage(String label, Matrix pixels) {}

    /**
     * An image as the page has it.
     *
     * @param label under it
     * @param source an address with a PNG in it
     * @param width pixels
     * @param height pixels
     */
    public record Tile(String label, String source, int width, int height) {}

    /**
     * Keeps a copy of the list.
     *
     * @param title what is shown
     * @param finding what is to be seen
     * @param scale the colours
     * @param images copied
     */
    public ImageGrid {
        images = List.copyOf(images);
    }

    @Override
    public String kind() {
        return "images";
    }

    /**
     * The number furthest from 0 in any image: the end of the colours.
     *
     * @return at least 0
     */
    public double largestMagnitude() {
        return images.stream().mapToDouble(i -> i.pixels().largestMagnitude()).max().orElse(0);
    }

    /**
     * The images, painted.
     *
     * @return in order
     */
    public List<Tile> tiles() {
        double largest = largestMagnitude();
        return images.stream().map(image -> tile(image, largest)).toList();
    }

    /**
     * The legend.
     *
     * @return the colours from the least to the greatest number
     */
    public List<Swatch> swatches() {
        double largest = largestMagnitude();
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

    private int plainColour(double share) {
        return scale.rgb(scale == ColourScale.DIVERGING ? 0.5 + share / 2 : share);
    }

    private Tile tile(LabelledImage image, double largest) {
        Matrix pixels = image.pixels();
        int zoom = Math.max(LEAST_ZOOM, SIDE / Math.max(pixels.columns(), pixels.rows()));
        int width = pixels.columns() * zoom;
        int height = pixels.rows() * zoom;
        String source =
                Picture.dataUri(
                        width,
                        height,
                        (x, y) ->
                                colour(
                                        pixels.get(y / zoom, x / zoom),
                                        largest,
                                        isCentre(x, zoom) && isCentre(y, zoom)));
        return new Tile(image.label(), source, width, height);
    }

    private static boolean isCentre(int position, int zoom) {
        return Math.abs(position % zoom - zoom / 2) <= zoom / 10;
    }

    private int colour(double value, double largest, boolean centre) {
        double share = largest == 0 ? 0 : value / largest;
        if (scale == ColourScale.DIVERGING && centre && share < -DOTTED) {
            return scale.rgb(share < -0.5 ? 0.5 : 0);
        }
        return plainColour(share);
    }
}
