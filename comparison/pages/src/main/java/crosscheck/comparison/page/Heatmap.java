package crosscheck.comparison.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whole numbers in rows and columns, each on a colour of its own: such as a confusion matrix.
 *
 * @param columnName what the columns are
 * @param names of the rows and of the columns alike
 * @param counts as many rows and columns as names, each number at least 0
 */
public record Heatmap(
        String title,
        String finding,
        String rowName,
        String columnName,
        List<String> names,
        List<List<Long>> counts)
        implements Chart {

    /** Where black and white have the same contrast, 4.6: from here on black is easier to read. */
    private static final double LIGHT = 0.179;

    /** A number as the page has it. */
    public record Tile(String text, String background, String ink) {}

    /**
     * A row as the page has it.
     *
     * @param tiles from left to right
     */
    public record Row(String name, List<Tile> tiles) {}

    public Heatmap {
        names = List.copyOf(names);
        counts = counts.stream().map(List::copyOf).toList();
        if (counts.size() != names.size()) {
            throw new IllegalArgumentException(
                    counts.size() + " rows for " + names.size() + " names");
        }
        for (List<Long> row : counts) {
            if (row.size() != names.size() || row.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException(
                        "a row needs " + names.size() + " numbers of at least 0, not " + row);
            }
        }
    }

    @Override
    public String kind() {
        return "heatmap";
    }

    /**
     * The numbers, coloured: the square root of a number's share of the largest, so that the small
     * ones can be told apart; from top to bottom.
     */
    public List<Row> rows() {
        long largest =
                Math.max(
                        1, counts.stream().flatMap(List::stream).mapToLong(c -> c).max().orElse(1));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(
                    new Row(
                            names.get(i),
                            counts.get(i).stream().map(c -> tile(c, largest)).toList()));
        }
        return rows;
    }

    private static Tile tile(long count, long largest) {
        return tile(Long.toString(count), Math.sqrt((double) count / largest));
    }

    /** A text on the colour of a share of the scale, 0 to 1. */
    static Tile tile(String text, double share) {
        int rgb = ColourScale.SEQUENTIAL.rgb(share);
        return new Tile(
                text,
                String.format(Locale.ROOT, "#%06x", rgb),
                lightness(rgb) >= LIGHT ? "#000000" : "#ffffff");
    }

    /** Relative luminance, 0 to 1, as the contrast of WCAG 2.1 takes it. */
    private static double lightness(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff)
                + 0.7152 * linear(rgb >> 8 & 0xff)
                + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
