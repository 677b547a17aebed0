package crosscheck.comparison.runfolder;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.spec.Labelled;
import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a JSON object that somebody may have changed by hand: each is there and of its
 * type, or the message says which is not.
 *
 * @param file where the object stands, for messages
 * @param path of the object in the file, empty for the whole, else ended by a dot
 * @param node the object
 */
record JsonFields(Path file, String path, JsonNode node) {

    JsonFields object(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isObject()) {
            throw invalid(name, "an object", value);
        }
        return new JsonFields(file, path + name + ".", value);
    }

    List<JsonFields> objects(String name) throws InvalidDataException {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isObject()) {
                throw invalid(name, "a list of objects", element);
            }
            objects.add(new JsonFields(file, path + name + "[].", element));
        }
        return objects;
    }

    String text(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw invalid(name, "a text", value);
        }
        return value.textValue();
    }

    /** A field that runs of earlier versions do not have. */
    String textOr(String name, String fallback) throws InvalidDataException {
        return node.has(name) ? text(name) : fallback;
    }

    List<String> texts(String name) throws InvalidDataException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw invalid(name, "a list of texts", element);
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    List<Integer> integers(String name) throws InvalidDataException {
        List<Integer> integers = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isInt()) {
                throw invalid(name, "a list of whole numbers", element);
            }
            integers.add(element.intValue());
        }
        return integers;
    }

    boolean has(String name) {
        return node.has(name);
    }

    int integer(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isInt()) {
            throw invalid(name, "a whole number", value);
        }
        return value.intValue();
    }

    double number(String name) throws InvalidDataException {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw invalid(name, "a number", value);
        }
        return value.doubleValue();
    }

    <E extends Enum<E> & Labelled> E choice(String name, Class<E> type)
            throws InvalidDataException {
        try {
            return Labelled.parse(type, text(name));
        } catch (IllegalArgumentException e) {
            throw invalid(name, e);
        }
    }

    InvalidDataException invalid(String name, IllegalArgumentException why) {
        return new InvalidDataException(
                "%s is not usable: %s%s: %s".formatted(file, path, name, why.getMessage()), why);
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
                "%s must be what train or compare wrote: %s%s must be %s but is %s"
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
