/**
 * The layers a network is made of. Each knows its forward pass and the two halves of its backward
 * pass; {@link crosscheck.scratch.layer.Dense} shows all three on one screen.
 */
package crosscheck.scratch.layer;
