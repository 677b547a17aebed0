package crosscheck.comparison.page;

/**
 * Numbers to be painted.
 *
 * @param label under the image
 * @param pixels its numbers
 */
public record LabelledImage(String label, Matrix pixels) {}
