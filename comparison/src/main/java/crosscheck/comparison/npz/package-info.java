/**
 * NumPy's files of arrays, written and read: {@link crosscheck.comparison.npz.NpzFile} is a zip
 * archive of {@link crosscheck.comparison.npz.NpyArray}s, whose bytes {@link
 * crosscheck.comparison.npz.NpyFormat} knows.
 *
 * <p>Only what this program needs: version 1.0, little-endian floats of 32 and 64 bits, C order,
 * not compressed. Python reads the files with {@code numpy.load}.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy's
 *     definition of the format</a>
 */
package crosscheck.comparison.npz;
