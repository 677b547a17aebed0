package crosscheck.comparison.page;

import java.util.List;

/**
 * The content of one HTML page.
 *
 * @param title the heading
 * @param summary what the page shows, in a sentence or two
 * @param sections from top to bottom
 * @param notes how the page was made, a line each, at its end
 */
public record Page(String title, String summary, List<Section> sections, List<String> notes) {

    /**
     * Keeps copies of the lists.
     *
     * @param title the heading
     * @param summary a sentence or two
     * @param sections copied
     * @param notes copied
     */
    public Page {
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }
}
