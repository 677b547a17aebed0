package crosscheck.comparison.page;

import java.util.List;

/**
 * The content of one HTML page.
 *
 * @param lead what must be read first, a sentence each with its tone
 * @param sections from top to bottom
 */
public record Page(
        String title, String summary, List<Cell> lead, List<Section> sections, List<String> notes) {

    public Page {
        lead = List.copyOf(lead);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /** A page without a lead. */
    public Page(String title, String summary, List<Section> sections, List<String> notes) {
        this(title, summary, List.of(), sections, notes);
    }
}
