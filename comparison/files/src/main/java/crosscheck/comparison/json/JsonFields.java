package crosscheck.comparison.json;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Labelled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The fields of a JSON object that somebody may have changed by hand: each is there and of its
 * type, or the message says which is not.
 *
 * @param path of the object in the file, empty for the whole, else ended by a dot
 */
public record JsonFields(Path file, String path, JsonNode node) {

    public JsonFields object(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isObject()) {
            throw invalid(name, "an object", value);
        }
        return new JsonFields(file, path + name + ".", value);
    }

    public List<JsonFields> objects(String name) throws InvalidDataException {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isObject()) {
                throw invalid(name, "a list of objects", element);
            }
            objects.add(new JsonFields(file, path + name + "[].", element));
        }
        return objects;
    }

    public String text(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw invalid(name, "a text", value);
        }
        return value.textValue();
    }

    public List<String> texts(String name) throws InvalidDataException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw invalid(name, "a list of texts", element);
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** A list of whole numbers that fit an int. */
    public List<Integer> integers(String name) throws InvalidDataException {
        List<Integer> integers = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isInt()) {
                throw invalid(name, "a list of whole numbers", element);
            }
            integers.add(element.intValue());
        }
        return integers;
    }

    /** Whether there is such a field, whatever is in it. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** A whole number that fits an int. */
    public int integer(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isInt()) {
            throw invalid(name, "a whole number", value);
        }
        return value.intValue();
    }

    /** A number; infinite where it is too large for a double. */
    public double number(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw invalid(name, "a number", value);
        }
        return value.doubleValue();
    }

    /** A choice, by its label. */
    public <E extends Enum<E> & Labelled> E choice(String name, Class<E> type)
            throws InvalidDataException {
        try {
            return Labelled.parse(type, text(name));
        } catch (IllegalArgumentException e) {
            throw invalid(name, e);
        }
    }

    /** What to throw where a value is out of range. */
    public InvalidDataException invalid(String name, IllegalArgumentException why) {
        return new InvalidDataException(
                "%s is not usable: %s%s: %s".formatted(file, path, name, why.getMessage()), why);
    }

    /**
     * Refuses fields that are not known.
     *
     * @param known the names that may be there
     * @throws InvalidDataException if there is another one
     */
    public void requireKnown(Set<String> known) throws InvalidDataException {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new InvalidDataException(
                        "%s is not what this program wrote: %s%s is not known; expected %s"
                                .formatted(file, path, name, String.join(", ", known)));
            }
        }
    }

    /** A whole number that fits a long. */
    public long longInteger(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw invalid(name, "a whole number", value);
        }
        return value.longValue();
    }

    /** Whether a field is missing or null. */
    public boolean lacks(String name) {
        return node.path(name).isMissingNode() || node.path(name).isNull();
    }

    private JsonNode array(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw invalid(name, "a list", value);
        }
        return value;
    }

    private InvalidDataException invalid(String name, String expected, JsonNode found) {
        String text = found.toString();
        return new InvalidDataException(
                "%s is not what this program wrote: %s%s must be %s but is %s"
                        .formatted(
                                file,
                                path,
                                name,
                                expected,
                                found.isMissingNode()
                                        ? "missing"
                                        : text.length() > 40 ? text.substring(0, 40) + "…" : text));
    }
}
