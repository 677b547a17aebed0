package crosscheck.comparison.page;

import java.util.List;

/**
 * A part of a page with a heading of its own.
 *
 * @param blocks from top to bottom
 */
public record Section(String title, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }

    /**
     * A section of these blocks.
     *
     * @param blocks from top to bottom; not modified
     */
    public static Section of(String title, Block... blocks) {
        return new Section(title, List.of(blocks));
    }
}
