package crosscheck.comparison.page;

import java.util.List;

/**
 * Drawn examples, each with what is said of it.
 *
 * @param cards from left to right, then down
 */
public record Gallery(String title, String finding, List<Card> cards) implements Chart {
    private static final int SIDE = 84;

    /**
     * An example.
     *
     * @param ink its pixels, 0 for paper
     */
    public record Card(String heading, Matrix ink, List<String> lines) {

        public Card {
            lines = List.copyOf(lines);
        }

        /** The picture as the page has it; black on white, its darkest pixel black. */
        public ImageTile tile() {
            ImageTile tile =
                    new Painting(ColourScale.INK, ink.largestMagnitude(), SIDE, 1)
                            .tile(heading, ink);
            return new ImageTile(
                    heading, "picture of " + heading, tile.source(), tile.width(), tile.height());
        }
    }

    public Gallery {
        cards = List.copyOf(cards);
    }

    @Override
    public String kind() {
        return "gallery";
    }
}
