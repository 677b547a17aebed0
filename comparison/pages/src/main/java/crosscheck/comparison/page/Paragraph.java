package crosscheck.comparison.page;

/**
 * Running text.
 *
 * @param text plain; the page escapes it
 */
public record Paragraph(String text) implements Block {
    @Override
    public String kind() {
        return "paragraph";
    }
}
