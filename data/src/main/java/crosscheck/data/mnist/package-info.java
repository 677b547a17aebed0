/**
 * MNIST: 60,000 training and 10,000 test images of handwritten digits (LeCun, Cortes and Burges,
 * 1998), found on this machine or downloaded, and bound to its checksums wherever it is.
 *
 * <p>Read {@link crosscheck.data.mnist.Mnist} first: it looks in a named folder, in {@code
 * CROSSCHECK_DATA}, in the cache, and then asks the mirrors. {@link
 * crosscheck.data.mnist.MnistSource} says what the four files must be and who serves them; {@code
 * Places} knows the folders; {@code Mirrors} asks one mirror after the other, and {@code Download}
 * brings one file from one mirror into the cache or leaves nothing behind. {@link
 * crosscheck.data.mnist.TransferListener} sees the progress.
 */
package crosscheck.data.mnist;
