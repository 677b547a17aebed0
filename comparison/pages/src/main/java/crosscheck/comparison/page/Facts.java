package crosscheck.comparison.page;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names with their values, one below the other; unlike a table it fits every width.
 *
 * @param values by name, in order; plain, the page escapes them
 */
public record Facts(String title, Map<String, String> values) implements Block {

    public Facts {
        values = new LinkedHashMap<>(values);
    }

    /** The facts; by name, in order; a copy. */
    @Override
    public Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    @Override
    public String kind() {
        return "facts";
    }
}
