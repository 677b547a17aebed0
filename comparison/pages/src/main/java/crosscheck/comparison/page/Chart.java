package crosscheck.comparison.page;

import java.util.Optional;

/** A picture of numbers. Whoever cannot see it reads its finding. */
public sealed interface Chart extends Block
        permits XyChart,
                BarChart,
                Intervals,
                ImageGrid,
                ImageGroups,
                Gallery,
                Heatmap,
                MeanMap,
                ShareMap,
                ParallelAxes,
                Timeline {

    String title();

    /**
     * What is to be seen, with its numbers; a sentence or two, the text alternative of the picture.
     */
    String finding();

    /**
     * The numbers of the picture as a table, for those who cannot see it; empty where the finding
     * or labels say them all, or they are too many to be read.
     */
    default Optional<PageTable> numbers() {
        return Optional.empty();
    }
}
