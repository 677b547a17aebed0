package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Fields of a run's JSON as text for people. What is missing is a dash. */
final class Text {
    static final String NONE = "–";

    /**
     * The most letters of a text from a file; longer ones are cut, so that the page stays readable.
     */
    private static final int LONGEST = 400;

    private Text() {}

    static String of(JsonNode document, String pointer) {
        return of(document.at(pointer));
    }

    static String of(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NONE;
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** The texts of a list, one after the other. */
    static String list(JsonNode values, String between) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(of(value)));
        String text = String.join(between, texts);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    static double number(JsonNode document, String pointer) {
        return document.at(pointer).asDouble(Double.NaN);
    }

    static String count(JsonNode document, String pointer) {
        JsonNode number = document.at(pointer);
        return number.isNumber() ? Numbers.count(number.asLong()) : NONE;
    }

    /** Such as {@code a}, {@code a and b}, {@code a, b and c}. */
    static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
