package crosscheck.comparison.page;

import java.util.Arrays;
import java.util.List;

/**
 * A table with a caption; the first cell of a row names it.
 *
 * @param header one title for each column; at least one
 */
public record PageTable(String caption, List<String> header, List<List<Cell>> rows)
        implements Block {

    public PageTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "a row of "
                                + row.size()
                                + " cells in a table of "
                                + header.size()
                                + " columns");
            }
        }
    }

    /**
     * A table of plain text.
     *
     * @throws IllegalArgumentException if a row has another number of cells than the header
     */
    public static PageTable of(String caption, List<String> header, List<List<String>> rows) {
        return new PageTable(
                caption,
                header,
                rows.stream().map(r -> r.stream().map(Cell::of).toList()).toList());
    }

    /**
     * A row of plain text.
     *
     * @param cells one for each column; not modified
     */
    public static List<String> row(Object... cells) {
        return Arrays.stream(cells).map(String::valueOf).toList();
    }

    @Override
    public String kind() {
        return "table";
    }
}
