package crosscheck.comparison.page;

import java.util.List;

/**
 * Groups of small images, all in the same colours: such as one weight image of every engine.
 *
 * @param scale the colours: {@code DIVERGING} has 0 in the middle, the others begin at 0
 * @param groups from left to right, then down
 */
public record ImageGroups(String title, String finding, ColourScale scale, List<Group> groups)
        implements Chart {
    private static final int SIDE = 84;
    private static final int LEAST_ZOOM = 3;

    /**
     * Images that belong together.
     *
     * @param images from left to right
     */
    public record Group(String name, List<LabelledImage> images) {

        public Group {
            images = List.copyOf(images);
        }
    }

    /**
     * A group as the page has it.
     *
     * @param tiles from left to right
     */
    public record TileGroup(String name, List<ImageTile> tiles) {}

    public ImageGroups {
        groups = List.copyOf(groups);
    }

    @Override
    public String kind() {
        return "groups";
    }

    /** The images, painted; in order. */
    public List<TileGroup> tileGroups() {
        Painting painting = painting();
        return groups.stream()
                .map(
                        group ->
                                new TileGroup(
                                        group.name(),
                                        group.images().stream()
                                                .map(i -> painting.tile(i.label(), i.pixels()))
                                                .toList()))
                .toList();
    }

    /** The legend; the colours from the least to the greatest number. */
    public List<Swatch> swatches() {
        return painting().swatches();
    }

    private Painting painting() {
        double largest =
                groups.stream()
                        .flatMap(group -> group.images().stream())
                        .mapToDouble(image -> image.pixels().largestMagnitude())
                        .max()
                        .orElse(0);
        return new Painting(scale, largest, SIDE, LEAST_ZOOM);
    }
}
