/**
 * One HTML page that opens without a network: text, tables and charts.
 *
 * <p>{@link crosscheck.comparison.page.Page} is the content, {@link
 * crosscheck.comparison.page.PageFile} writes it. The chart library is inside the page. Series are
 * told apart by colour, by dashes and by symbols, so that a print in black and white is as
 * readable.
 */
package crosscheck.comparison.page;
