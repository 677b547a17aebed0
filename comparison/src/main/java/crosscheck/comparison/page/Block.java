package crosscheck.comparison.page;

/** One thing on a page. */
public sealed interface Block permits Paragraph, PageTable, Chart {

    /**
     * Which part of the template sets it.
     *
     * @return a word in lower case
     */
    String kind();
}
