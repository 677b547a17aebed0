package crosscheck.comparison.console;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;

/** A table of text: the first column to the left, the others to the right. */
public final class Table {
    private Table() {}

    /** Sets a table. */
    public static String of(List<String> header, List<List<String>> rows) {
        Column[] columns = new Column[header.size()];
        for (int j = 0; j < columns.length; j++) {
            HorizontalAlign align = j == 0 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT;
            columns[j] =
                    new Column()
                            .header(header.get(j))
                            .headerAlign(align)
                            .dataAlign(align)
                            .maxWidth(Integer.MAX_VALUE);
        }
        Object[][] cells = rows.stream().map(List::toArray).toArray(Object[][]::new);
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, cells);
    }

    /** Sets a table of text alone: every column to the left. */
    public static String ofText(List<String> header, List<List<String>> rows) {
        Column[] columns =
                header.stream()
                        .map(
                                title ->
                                        new Column()
                                                .header(title)
                                                .headerAlign(HorizontalAlign.LEFT)
                                                .dataAlign(HorizontalAlign.LEFT)
                                                .maxWidth(Integer.MAX_VALUE))
                        .toArray(Column[]::new);
        Object[][] cells = rows.stream().map(List::toArray).toArray(Object[][]::new);
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, cells);
    }
}
