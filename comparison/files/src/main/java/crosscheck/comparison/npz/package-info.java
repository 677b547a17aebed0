/**
 * NumPy's files of arrays, written and read: {@link crosscheck.comparison.npz.NpzFile} is a zip
 * archive of {@link crosscheck.comparison.npz.NpyArray}s, whose bytes {@link
 * crosscheck.comparison.npz.NpyFormat} knows.
 *
 * <p>Only what this program needs: version 1.0, floats of 32 and 64 bits and two types of whole
 * numbers. It writes them little-endian, in C order, not compressed, and reads either byte order,
 * Fortran order and compressed files too. Python reads the files with {@code numpy.load}.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy's
 *     definition of the format</a>
 */
package crosscheck.comparison.npz;
