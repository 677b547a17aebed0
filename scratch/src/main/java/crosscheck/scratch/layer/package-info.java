/**
 * The layers a network is made of. Each knows its forward pass and the two halves of its backward
 * pass; {@link crosscheck.scratch.layer.Dense} shows all three on one screen.
 *
 * <p>A network of images begins with {@link crosscheck.scratch.layer.Unflatten} and comes back to
 * rows of features with {@link crosscheck.scratch.layer.Flatten}; between them stand {@link
 * crosscheck.scratch.layer.Conv2d}, {@link crosscheck.scratch.layer.MaxPool2d} and {@link
 * crosscheck.scratch.layer.AvgPool2d}. {@link crosscheck.scratch.layer.Dropout} and {@link
 * crosscheck.scratch.layer.BatchNorm} are the two that do something else while they learn.
 */
package crosscheck.scratch.layer;
