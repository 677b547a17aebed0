package crosscheck.comparison.page;

/** A picture of numbers. Whoever cannot see it reads its finding. */
public sealed interface Chart extends Block permits XyChart, BarChart, ImageGrid, Heatmap {

    /**
     * What is shown.
     *
     * @return a few words
     */
    String title();

    /**
     * What is to be seen, with its numbers.
     *
     * @return a sentence or two, the text alternative of the picture
     */
    String finding();
}
