/**
 * Strict reading of IDX, the format in which MNIST and its relatives come.
 *
 * <p>An IDX file is a big-endian header and then the values in row-major order:
 *
 * <pre>
 *   offset  bytes
 *   0       2      zero
 *   2       1      type of the values; 0x08 is an unsigned byte, the only one read here
 *   3       1      number of dimensions: 3 for images, 1 for labels
 *   4       4      size of the first dimension: how many images or labels
 *   8       4 + 4  for images: rows and columns
 * </pre>
 *
 * <p>Read {@link crosscheck.data.idx.IdxFolder} first: four such files make a data set. {@link
 * crosscheck.data.idx.IdxPart} knows their names, {@link crosscheck.data.idx.IdxFile} checks one of
 * them down to the last byte, and {@link crosscheck.data.idx.RawContent} is the size and checksum
 * of a file however it is compressed.
 */
package crosscheck.data.idx;
