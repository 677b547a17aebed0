/**
 * Opens data sets by name, for the command line.
 *
 * <p>Read {@link crosscheck.data.source.DataCatalog} first: it turns a {@link
 * crosscheck.data.source.DataRequest} into a {@link crosscheck.data.Split}, tells a {@link
 * crosscheck.data.source.DataListener} what a person should know meanwhile, and lists, fetches and
 * verifies data sets.
 */
package crosscheck.data.source;
