package crosscheck.comparison.page;

import crosscheck.comparison.console.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares of a limit in rows and columns, each as a number on a colour that goes with its logarithm:
 * the limit and all beyond it are the lightest, a ten-thousandth of it the darkest.
 *
 * @param columnName what the columns are
 * @param columnNames one for each column
 * @param shares row by row, each at least 0 and 1 at the limit; empty where there is none
 */
public record ShareMap(
        String title,
        String finding,
        String rowName,
        String columnName,
        List<String> rowNames,
        List<String> columnNames,
        List<List<Optional<Double>>> shares)
        implements Chart {
    public static final String KEY = "The lighter, the nearer; what is beyond has a ✗.";

    private static final double DECADES = 4;
    private static final double TIMES = 10; // from here on "times" is easier to read than percent

    public ShareMap {
        rowNames = List.copyOf(rowNames);
        columnNames = List.copyOf(columnNames);
        shares = shares.stream().map(List::copyOf).toList();
        int columns = columnNames.size();
        if (shares.size() != rowNames.size()
                || shares.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException(
                    "needed are %d rows of %d shares".formatted(rowNames.size(), columns));
        }
    }

    @Override
    public String kind() {
        return "shares";
    }

    /**
     * The shares, coloured.
     *
     * @return from top to bottom
     */
    public List<MeanMap.Row> rows() {
        List<MeanMap.Row> rows = new ArrayList<>();
        for (int i = 0; i < rowNames.size(); i++) {
            rows.add(
                    new MeanMap.Row(
                            rowNames.get(i), shares.get(i).stream().map(ShareMap::place).toList()));
        }
        return rows;
    }

    private static MeanMap.Place place(Optional<Double> share) {
        if (share.isEmpty()) {
            return new MeanMap.Place(new Heatmap.Tile("–", "transparent", "inherit"), "");
        }
        double value = share.get();
        double colour = value > 0 ? 1 + Math.log10(value) / DECADES : 0;
        return new MeanMap.Place(Heatmap.tile(text(value), colour), "");
    }

    /**
     * A share as a text. Beyond the limit it has a mark, since colour alone would not tell.
     *
     * @param share at least 0
     * @return such as {@code 0}, {@code < 0.01 %}, {@code 4.2 %} or {@code ✗ 120 times}
     */
    public static String text(double share) {
        if (!(share <= Double.MAX_VALUE)) {
            return "✗ not finite";
        }
        if (share > 1) {
            return "✗ "
                    + (share < TIMES
                            ? Numbers.significant(100 * share, 3) + " %"
                            : Numbers.significant(share, 2) + " times");
        }
        if (share == 0) {
            return "0";
        }
        return share < 1e-4 ? "< 0.01 %" : Numbers.significant(100 * share, 2) + " %";
    }
}
