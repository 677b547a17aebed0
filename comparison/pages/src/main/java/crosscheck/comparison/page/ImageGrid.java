package crosscheck.comparison.page;

import java.util.List;

/**
 * Small images side by side, all in the same colours.
 *
 * @param scale the colours: {@code DIVERGING} has 0 in the middle, the others begin at 0
 * @param images from left to right, then down
 */
public record ImageGrid(String title, String finding, ColourScale scale, List<LabelledImage> images)
        implements Chart {
    private static final int SIDE = 110;
    private static final int LEAST_ZOOM = 5;

    public ImageGrid {
        images = List.copyOf(images);
    }

    @Override
    public String kind() {
        return "images";
    }

    /** The number furthest from 0 in any image: the end of the colours; at least 0. */
    public double largestMagnitude() {
        return images.stream().mapToDouble(i -> i.pixels().largestMagnitude()).max().orElse(0);
    }

    /** The images, painted; in order. */
    public List<ImageTile> tiles() {
        Painting painting = painting();
        return images.stream().map(image -> painting.tile(image.label(), image.pixels())).toList();
    }

    /** The legend; the colours from the least to the greatest number. */
    public List<Swatch> swatches() {
        return painting().swatches();
    }

    private Painting painting() {
        return new Painting(scale, largestMagnitude(), SIDE, LEAST_ZOOM);
    }
}
