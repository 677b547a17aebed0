package crosscheck.comparison.page;

/**
 * An image as the page has it.
 *
 * @param alternative what it shows, for those who cannot see it
 * @param source an address with a PNG in it
 * @param width pixels
 * @param height pixels
 */
public record ImageTile(String label, String alternative, String source, int width, int height) {}
