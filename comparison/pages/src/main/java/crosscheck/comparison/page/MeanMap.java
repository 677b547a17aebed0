package crosscheck.comparison.page;

import crosscheck.comparison.console.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Means in rows and columns, each with how many numbers it is of, on a colour of its own.
 *
 * @param columnName what the columns are
 * @param columnNames one for each column
 * @param means row by row; empty where there is no number
 */
public record MeanMap(
        String title,
        String finding,
        String rowName,
        String columnName,
        List<String> rowNames,
        List<String> columnNames,
        List<List<Optional<Mean>>> means)
        implements Chart {

    /**
     * A mean.
     *
     * @param value finite
     * @param count of how many numbers, at least 1
     */
    public record Mean(double value, int count) {

        public Mean {
            if (!Double.isFinite(value) || count < 1) {
                throw new IllegalArgumentException(
                        "a mean is finite and of at least one number, not %s of %d"
                                .formatted(value, count));
            }
        }
    }

    /**
     * A place as the page has it.
     *
     * @param tile the mean on its colour; without a colour where there is none
     * @param count such as {@code of 3}; empty text where there is none
     */
    public record Place(Heatmap.Tile tile, String count) {}

    /**
     * A row as the page has it.
     *
     * @param places from left to right
     */
    public record Row(String name, List<Place> places) {}

    public MeanMap {
        rowNames = List.copyOf(rowNames);
        columnNames = List.copyOf(columnNames);
        means = means.stream().map(List::copyOf).toList();
        int columns = columnNames.size();
        if (means.size() != rowNames.size()
                || means.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException(
                    "needed are %d rows of %d means".formatted(rowNames.size(), columns));
        }
    }

    @Override
    public String kind() {
        return "means";
    }

    /** The means, coloured from the least to the greatest; from top to bottom. */
    public List<Row> rows() {
        double least = all().mapToDouble(Mean::value).min().orElse(0);
        double greatest = all().mapToDouble(Mean::value).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < rowNames.size(); i++) {
            rows.add(
                    new Row(
                            rowNames.get(i),
                            means.get(i).stream().map(m -> place(m, least, greatest)).toList()));
        }
        return rows;
    }

    private Stream<Mean> all() {
        return means.stream().flatMap(List::stream).flatMap(Optional::stream);
    }

    private static Place place(Optional<Mean> mean, double least, double greatest) {
        if (mean.isEmpty()) {
            return new Place(new Heatmap.Tile("–", "transparent", "inherit"), "");
        }
        double value = mean.get().value();
        double share = greatest > least ? (value - least) / (greatest - least) : 1;
        return new Place(Heatmap.tile(Numbers.fixed(value, 2), share), "of " + mean.get().count());
    }
}
