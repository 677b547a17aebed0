/**
 * Grey images of the digits 0 to 9 that the program draws itself: the data set where there is no
 * network and no MNIST.
 *
 * <p>Read in this order. {@link crosscheck.data.digits.Glyphs} has the skeletons, each a few
 * strokes of a pen ({@link crosscheck.data.digits.Stroke}) through hand-chosen points ({@link
 * crosscheck.data.digits.Anchor}). {@link crosscheck.data.digits.Handwriting} deforms a skeleton as
 * a hand would: jitter, slant, rotation, scale, shift, thickness and a smooth distortion. {@link
 * crosscheck.data.digits.Raster} turns the pen's path into 28 x 28 grey pixels. {@link
 * crosscheck.data.digits.DigitImage} does all three for one image, from a seed and the number of
 * the image alone. {@link crosscheck.data.digits.DrawnDigits} makes the data set out of many, and
 * {@link crosscheck.data.digits.DrawnIdxFile} the files.
 *
 * <p>Everything is computed with the four basic operations, square roots and {@link StrictMath}, so
 * the bytes are the same on every machine. The unit of a skeleton is the height of a digit; x goes
 * right and y goes down.
 */
package crosscheck.data.digits;
