/**
 * Pictures of single digits, made to look as MNIST's images do: what a network sees of a drawing or
 * a photograph.
 *
 * <p>{@link crosscheck.data.picture.PictureFile} reads a PNG or JPEG file within limits into a
 * {@link crosscheck.data.picture.GreyPicture}; {@link crosscheck.data.picture.DigitPreparation}
 * makes 28 x 28 pixels of it: which is the ink, how dark it is, where the digit stands and how
 * large.
 */
package crosscheck.data.picture;
