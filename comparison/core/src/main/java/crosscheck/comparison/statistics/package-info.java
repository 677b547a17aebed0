/**
 * What results from several seeds say, as pure functions of numbers.
 *
 * <p>{@link crosscheck.comparison.statistics.Summary} is mean, standard deviation and interval of
 * one engine; {@link crosscheck.comparison.statistics.PairedDifferences} compares two over the same
 * seeds, {@link crosscheck.comparison.statistics.Equivalence} asks whether they are close enough,
 * and {@link crosscheck.comparison.statistics.Finding} puts the answers into one word. {@link
 * crosscheck.comparison.statistics.McNemar} compares two networks on the same examples, {@link
 * crosscheck.comparison.statistics.Holm} corrects for asking several times. Every function refuses
 * NaN and infinite numbers.
 *
 * <p>Tests use the level {@link crosscheck.comparison.statistics.Finding#LEVEL}. The distributions
 * are those of Apache Commons Statistics.
 */
package crosscheck.comparison.statistics;
