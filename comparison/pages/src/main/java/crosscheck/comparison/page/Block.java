package crosscheck.comparison.page;

/** One thing on a page. */
public sealed interface Block permits Paragraph, PageTable, Facts, Chart, ChartRow {

    /** Which part of the template sets it; a word in lower case. */
    String kind();
}
