/** The lectures' convolutional network for digits, open between its layers. */
package crosscheck.scratch.cnn;
