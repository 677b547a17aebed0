/**
 * Fisher's irises: 150 flowers of three species, four lengths each, carried along as {@code
 * iris.csv}.
 *
 * <p>Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems", Annals of
 * Eugenics 7 (1936), 179-188, measured by E. Anderson; the numbers and their order are those of the
 * file {@code iris.data} of the UCI Machine Learning Repository (doi:10.24432/C56C76). That file
 * differs from the paper in two rows of setosa, and so does this one:
 *
 * <table>
 * <caption>Where UCI's file and the paper differ</caption>
 * <tr><th>row</th><th>here and at UCI</th><th>Fisher 1936</th></tr>
 * <tr><td>35</td><td>4.9, 3.1, 1.5, 0.1</td><td>4.9, 3.1, 1.5, 0.2</td></tr>
 * <tr><td>38</td><td>4.9, 3.1, 1.5, 0.1</td><td>4.9, 3.6, 1.4, 0.1</td></tr>
 * </table>
 *
 * <p>{@link crosscheck.data.iris.Iris} reads it.
 */
package crosscheck.data.iris;
