/**
 * MNIST: 60,000 training and 10,000 test images of handwritten digits (LeCun, Cortes and Burges,
 * 1998), found on this machine or downloaded, and bound to its checksums wherever it is.
 */
package crosscheck.data.mnist;
